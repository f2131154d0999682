package dev.larder.processor;

import com.google.auto.common.MoreElements;
import com.google.auto.common.MoreTypes;
import com.google.auto.common.Visibility;
import dev.larder.annotation.CacheKey;
import dev.larder.annotation.Cached;
import dev.larder.processor.CachedClass.CachedMethod;
import dev.larder.processor.CachedClass.InvalidatingMethod;
import dev.larder.processor.CachedClass.Invalidation;
import dev.larder.processor.CachedClass.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;

/** Reads a class with annotations of ours: checks it, and says what is to be generated. */
final class ClassReader {
  private final Env env;
  private final TypeElement type;
  private final PackageElement pkg;
  private final Report report;

  ClassReader(Env env, TypeElement type, Report report) {
    this.env = env;
    this.type = type;
    this.pkg = env.elements().getPackageOf(type);
    this.report = report;
  }

  /** What to generate; empty if the class is broken, which is reported, or if it is abstract. */
  Optional<CachedClass> read() {
    checkClass();
    if (!type.getKind().isClass()) {
      return Optional.empty(); // its methods are abstract or static: one error is enough
    }
    methods().forEach(this::checkMethod);
    if (isInner(type)) {
      return Optional.empty(); // auto-common loops where an inner class extends its generic outer
    }
    MemberNames names = new MemberNames(env, type);
    List<CachedMethod> cached = new CachedMethods(env, type, names, report).read();
    Targets targets = new Targets(env, type, cached, names, report);
    List<InvalidatingMethod> invalidating = invalidating(targets);
    List<Signature> constructors = constructors();
    return report.isClean() && !type.getModifiers().contains(Modifier.ABSTRACT)
        ? Optional.of(
            new CachedClass(
                type,
                MoreTypes.asDeclared(type.asType()),
                generatedName(type),
                pkg.getQualifiedName().toString(),
                access(),
                constructors,
                cached,
                invalidating,
                targets.foreign(),
                new Warnings(env, type).of(constructors, cached, invalidating, targets.foreign()),
                env.hidesJavaLang(pkg)))
        : Optional.empty();
  }

  /** {@code Outer_Inner_Cached}. */
  static String generatedName(TypeElement type) {
    Element enclosing = Env.enclosing(type);
    String name = type.getSimpleName() + "_Cached";
    while (MoreElements.isType(enclosing)) {
      name = enclosing.getSimpleName() + "_" + name;
      enclosing = Env.enclosing(enclosing);
    }
    return name;
  }

  private Set<Modifier> access() {
    return Visibility.effectiveVisibilityOfElement(type) == Visibility.PUBLIC
        ? Set.of(Modifier.PUBLIC)
        : Set.of();
  }

  // The class

  private void checkClass() {
    Set<Modifier> modifiers = type.getModifiers();
    String name = type.getSimpleName().toString();
    switch (type.getKind()) {
      case INTERFACE, ANNOTATION_TYPE -> report.add(type, Message.CachedInterface, name);
      case RECORD -> report.add(type, Message.CachedRecord, name);
      case ENUM -> report.add(type, Message.CachedEnum, name);
      default -> {
        if (Visibility.effectiveVisibilityOfElement(type) == Visibility.PRIVATE) {
          report.add(type, Message.CachedPrivateClass, name);
        } else if (isInner(type)) {
          report.add(type, Message.CachedInnerClass, name);
        } else if (modifiers.contains(Modifier.FINAL)) {
          report.add(type, Message.CachedFinalClass, name);
        } else if (modifiers.contains(Modifier.SEALED)) {
          report.add(type, Message.CachedSealedClass, name);
        }
      }
    }
  }

  static boolean isInner(TypeElement type) {
    return type.getNestingKind() != NestingKind.TOP_LEVEL
        && !type.getModifiers().contains(Modifier.STATIC);
  }

  private List<Signature> constructors() {
    List<ExecutableElement> visible =
        ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
            .filter(constructor -> !constructor.getModifiers().contains(Modifier.PRIVATE))
            .toList();
    boolean isPrivate = type.getModifiers().contains(Modifier.PRIVATE); // as is its constructor
    if (visible.isEmpty() && type.getKind() == ElementKind.CLASS && !isPrivate) {
      report.add(type, Message.CachedNoConstructor, type.getSimpleName());
    }
    SignatureReader signatures = new SignatureReader(env, type, report);
    return visible.stream().map(signatures::read).toList();
  }

  // The methods that the class itself declares

  private List<ExecutableElement> methods() {
    return ElementFilter.methodsIn(type.getEnclosedElements());
  }

  private void checkMethod(ExecutableElement method) {
    Optional<AnnotationMirror> cached = Mirrors.find(method, Cached.class);
    List<AnnotationMirror> invalidations = Mirrors.invalidations(method);
    cached.ifPresent(annotation -> checkOverridable(method, annotation));
    if (cached.isEmpty()) {
      method.getParameters().forEach(parameter -> checkNoKey(method, parameter));
      invalidations.stream()
          .findFirst()
          .ifPresent(annotation -> checkOverridable(method, annotation));
    } else if (!invalidations.isEmpty()) {
      report.add(
          method, invalidations.get(0), null, Message.CachedAndInvalidating, describe(method));
    }
  }

  private void checkOverridable(ExecutableElement method, AnnotationMirror annotation) {
    Set<Modifier> modifiers = method.getModifiers();
    if (modifiers.contains(Modifier.PRIVATE)) {
      reportNotOverridable(method, annotation, Message.CachedPrivateMethod);
    } else if (modifiers.contains(Modifier.STATIC)) {
      reportNotOverridable(method, annotation, Message.CachedStaticMethod);
    } else if (modifiers.contains(Modifier.FINAL)) {
      reportNotOverridable(method, annotation, Message.CachedFinalMethod);
    } else if (modifiers.contains(Modifier.ABSTRACT)) {
      reportNotOverridable(method, annotation, Message.CachedAbstractMethod);
    }
  }

  private void reportNotOverridable(
      ExecutableElement method, AnnotationMirror annotation, Message message) {
    report.add(
        method,
        annotation,
        null,
        message,
        describe(method),
        annotation.getAnnotationType().asElement().getSimpleName());
  }

  private void checkNoKey(ExecutableElement method, VariableElement parameter) {
    Mirrors.find(parameter, CacheKey.class)
        .ifPresent(
            mark ->
                report.add(parameter, mark, null, Message.CacheKeyWithoutCached, describe(method)));
  }

  private static String describe(ExecutableElement method) {
    return method.getSimpleName()
        + "("
        + String.join(
            ", ", method.getParameters().stream().map(p -> TypeNames.simple(p.asType())).toList())
        + ")";
  }

  // Invalidation

  private List<InvalidatingMethod> invalidating(Targets targets) {
    List<InvalidatingMethod> invalidating = new ArrayList<>();
    for (ExecutableElement method : env.methods(type)) {
      List<AnnotationMirror> annotations = Mirrors.invalidations(method);
      if (!annotations.isEmpty() && CachedMethods.isOverridable(method)) {
        invalidating.add(invalidating(method, annotations, targets));
      }
    }
    invalidating.removeIf(method -> method.invalidations().isEmpty());
    return invalidating;
  }

  private InvalidatingMethod invalidating(
      ExecutableElement method, List<AnnotationMirror> annotations, Targets targets) {
    Signature signature = new SignatureReader(env, type, report).read(method);
    PathFinder paths = new PathFinder(env, pkg);
    List<Invalidation> invalidations =
        annotations.stream()
            .map(
                annotation ->
                    new InvalidationReader(
                        env, targets, paths, report, method, signature, annotation))
            .flatMap(reader -> reader.read().stream())
            .toList();
    boolean async =
        env.isClass(signature.result(), "java.util.concurrent.CompletableFuture")
            || env.isClass(signature.result(), "java.util.concurrent.CompletionStage");
    return new InvalidatingMethod(signature, invalidations, async);
  }
}
