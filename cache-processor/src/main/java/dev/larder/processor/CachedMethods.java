package dev.larder.processor;

import static dev.larder.processor.Mirrors.getInt;
import static dev.larder.processor.Mirrors.getString;
import static dev.larder.processor.Mirrors.written;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import com.google.auto.common.MoreTypes;
import com.palantir.javapoet.NameAllocator;
import dev.larder.annotation.CacheKey;
import dev.larder.annotation.Cached;
import dev.larder.annotation.Tier;
import dev.larder.processor.CachedClass.CachedMethod;
import dev.larder.processor.CachedClass.KeyPart;
import dev.larder.processor.CachedClass.KeyRecord;
import dev.larder.processor.CachedClass.MethodKey;
import dev.larder.processor.CachedClass.Names;
import dev.larder.processor.CachedClass.Parameter;
import dev.larder.processor.CachedClass.Path;
import dev.larder.processor.CachedClass.Signature;
import dev.larder.processor.CachedClass.Spec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Reads the {@code @Cached} methods of a class, the inherited ones too. */
final class CachedMethods {
  private static final List<String> USED_UP =
      List.of(
          "java.lang.AutoCloseable",
          "java.util.Iterator",
          "java.util.Spliterator",
          "java.util.Enumeration");
  private static final List<String> PENDING =
      List.of(
          "java.util.concurrent.Future",
          "java.util.concurrent.CompletionStage",
          "java.util.concurrent.Flow.Publisher",
          "org.reactivestreams.Publisher");

  private final Env env;
  private final TypeElement owner;
  private final MemberNames names;
  private final Report report;
  private final SignatureReader signatures;
  private final PathFinder paths;
  private final KeyTypes keyTypes;
  private final MethodVariables methodVariables;
  private final StorableTypes storableTypes;

  CachedMethods(Env env, TypeElement owner, MemberNames names, Report report) {
    this.env = env;
    this.owner = owner;
    this.names = names;
    this.report = report;
    this.signatures = new SignatureReader(env, owner, report);
    this.paths = new PathFinder(env, env.elements().getPackageOf(owner));
    this.keyTypes = new KeyTypes(env, report);
    this.methodVariables = new MethodVariables(env);
    this.storableTypes = new StorableTypes(env, owner);
  }

  /**
   * The methods in the order of the source, each with what is known of it. What is wrong is
   * reported.
   */
  List<CachedMethod> read() {
    env.missingSupertype(owner.asType()).ifPresent(report::addUnresolved);
    Map<ExecutableElement, AnnotationMirror> annotated = annotated();
    Map<String, Long> overloads =
        annotated.keySet().stream()
            .collect(groupingBy(method -> method.getSimpleName().toString(), counting()));
    List<CachedMethod> methods = new ArrayList<>();
    Map<String, CachedMethod> byCacheName = new LinkedHashMap<>();
    annotated.forEach(
        (method, annotation) -> {
          boolean overloaded = overloads.getOrDefault(method.getSimpleName().toString(), 0L) > 1;
          CachedMethod cached = read(method, annotation, overloaded);
          methods.add(cached);
          CachedMethod other = byCacheName.putIfAbsent(cached.spec().name(), cached);
          if (other != null) {
            reportDuplicate(method, annotation, cached, other);
          }
        });
    return methods;
  }

  private Map<ExecutableElement, AnnotationMirror> annotated() {
    Map<ExecutableElement, AnnotationMirror> annotated = new LinkedHashMap<>();
    for (ExecutableElement method : env.methods(owner)) {
      if (isOverridable(method)) {
        Mirrors.find(method, Cached.class)
            .ifPresent(annotation -> annotated.put(method, annotation));
      }
    }
    return annotated;
  }

  /** Others are reported where they are declared. */
  static boolean isOverridable(ExecutableElement method) {
    return method.getModifiers().stream()
        .noneMatch(
            modifier ->
                modifier == Modifier.PRIVATE
                    || modifier == Modifier.STATIC
                    || modifier == Modifier.FINAL
                    || modifier == Modifier.ABSTRACT);
  }

  private CachedMethod read(
      ExecutableElement method, AnnotationMirror annotation, boolean overloaded) {
    Signature signature = signatures.read(method);
    Result result = readResult(method, annotation, signature);
    Names own = names.of(overloaded ? signature.name() + suffix(signature) : signature.name());
    MethodKey key = readKey(method, signature, own);
    boolean generic = SignatureReader.types(signature).anyMatch(MethodVariables::in);
    TypeMirror held = env.boxed(result.held());
    TypeMirror valueType = methodVariables.removedFrom(held);
    if (result.lasting()) {
      checkStorable(method, annotation, signature, held);
    }
    return new CachedMethod(
        signature,
        own,
        readSpec(method, annotation, signature, overloaded, valueType),
        key,
        !generic && keyFixesArguments(key, signature),
        valueType,
        result.async());
  }

  private static boolean keyFixesArguments(MethodKey key, Signature signature) {
    return key.parts().stream().allMatch(part -> part.path().steps().isEmpty())
        && key.parts().stream()
            .map(part -> part.path().parameter())
            .toList()
            .equals(signature.parameters());
  }

  /**
   * @param held what is cached
   * @param async whether the method returns a future of that
   * @param lasting whether it can be cached at all; if not, that has been reported
   */
  private record Result(TypeMirror held, boolean async, boolean lasting) {}

  private Result readResult(
      ExecutableElement method, AnnotationMirror annotation, Signature signature) {
    TypeMirror type = signature.result();
    boolean async =
        env.isClass(type, "java.util.concurrent.CompletableFuture")
            || env.isClass(type, "java.util.concurrent.CompletionStage");
    TypeMirror held = async ? firstArgument(type) : type;
    Optional<Message> flaw = flawOfResult(held);
    flaw.ifPresent(
        message ->
            report.add(
                method,
                annotation,
                null,
                message,
                signature.description(),
                TypeNames.simple(type)));
    return new Result(held.getKind() == TypeKind.VOID ? env.object() : held, async, flaw.isEmpty());
  }

  private Optional<Message> flawOfResult(TypeMirror held) {
    if (held.getKind() == TypeKind.VOID || env.isClass(held, "java.lang.Void")) {
      return Optional.of(Message.CachedVoidMethod);
    }
    if (isOrHolds(held, PENDING)) {
      return Optional.of(Message.CachedFuture);
    }
    return isOrHolds(held, USED_UP) ? Optional.of(Message.CachedOneShotResult) : Optional.empty();
  }

  private boolean isOrHolds(TypeMirror type, List<String> names) {
    return names.stream().anyMatch(name -> env.isSubtype(type, name))
        || (env.isClass(type, "java.util.Optional") && isOrHolds(firstArgument(type), names));
  }

  /** What an optional or a future holds; Object for a raw type or {@code ?}. */
  private TypeMirror firstArgument(TypeMirror type) {
    if (Env.arguments(type).isEmpty()) {
      return env.object();
    }
    TypeMirror argument = Env.arguments(type).get(0);
    if (argument.getKind() != TypeKind.WILDCARD) {
      return argument;
    }
    TypeMirror bound = MoreTypes.asWildcard(argument).getExtendsBound();
    return bound == null ? env.object() : bound;
  }

  // The values of the annotation

  private Spec readSpec(
      ExecutableElement method,
      AnnotationMirror annotation,
      Signature signature,
      boolean overloaded,
      TypeMirror valueType) {
    int seconds = getInt(annotation, "seconds");
    int nullSeconds = getInt(annotation, "nullSeconds");
    int maxEntries = getInt(annotation, "maxEntries");
    double jitter = (double) Mirrors.get(annotation, "jitter");
    String name = getString(annotation, "name");
    String place = env.elements().getBinaryName(owner) + "." + signature.name();
    if (seconds < 1) {
      reportValue(method, annotation, "seconds", Message.CachedSeconds, seconds);
    } else if (nullSeconds < -1 || nullSeconds > seconds) {
      reportValue(
          method, annotation, "nullSeconds", Message.CachedNullSeconds, seconds, nullSeconds);
    }
    if (maxEntries < 1) {
      reportValue(method, annotation, "maxEntries", Message.CachedMaxEntries, maxEntries);
    }
    if (!(jitter >= 0 && jitter <= 0.5)) {
      reportValue(method, annotation, "jitter", Message.CachedJitter, jitter);
    }
    if (!isCacheName(name)) {
      reportValue(method, annotation, "name", Message.CachedName, name);
    }
    String defaultName = overloaded ? place + simpleParameters(signature) : place;
    return new Spec(
        name.isEmpty() ? defaultName : name,
        name.isEmpty() ? "" : defaultName,
        seconds,
        nullSeconds,
        maxEntries,
        jitter,
        Mirrors.getTier(annotation),
        fingerprint(annotation, valueType));
  }

  /** What mentions a variable is never written: nobody could tell what to read it as. */
  private String fingerprint(AnnotationMirror annotation, TypeMirror valueType) {
    return Mirrors.getTier(annotation) == Tier.LOCAL || TypeWalk.mentionsVariable(valueType)
        ? ""
        : Fingerprint.of(env, report, owner, valueType);
  }

  /**
   * Who writes the tier wants Redis. The others may have none; if they do, the runtime says it when
   * the cache is made.
   */
  private void checkStorable(
      ExecutableElement method, AnnotationMirror annotation, Signature signature, TypeMirror held) {
    AnnotationValue tier = written(annotation, "tier");
    if (tier == null || Mirrors.getTier(annotation) == Tier.LOCAL) {
      return;
    }
    storableTypes
        .flawOf(held)
        .ifPresent(flaw -> reportNotStorable(method, annotation, tier, signature, flaw));
  }

  private void reportNotStorable(
      ExecutableElement method,
      AnnotationMirror annotation,
      AnnotationValue tier,
      Signature signature,
      String flaw) {
    Object[] arguments = {signature.description(), TypeNames.simple(signature.result()), flaw};
    if (env.types().isSameType(method.getReturnType(), signature.result())) {
      report.add(method, annotation, tier, Message.CachedNotStorable, arguments);
    } else {
      // The method is sound; what this class puts in place of its type variables is not.
      report.add(owner, Message.CachedNotStorable, arguments);
    }
  }

  private void reportValue(
      ExecutableElement method,
      AnnotationMirror annotation,
      String member,
      Message message,
      Object... arguments) {
    report.add(method, annotation, written(annotation, member), message, arguments);
  }

  /** The rule of {@code CacheSpec}; empty means that none was chosen. */
  private static boolean isCacheName(String name) {
    return name.chars()
        .noneMatch(c -> ":*?\\%{}".indexOf(c) >= 0 || c <= ' ' || Character.isISOControl(c));
  }

  private void reportDuplicate(
      ExecutableElement method,
      AnnotationMirror annotation,
      CachedMethod cached,
      CachedMethod other) {
    reportValue(
        method,
        annotation,
        "name",
        Message.CachedDuplicateName,
        other.signature().description(),
        cached.signature().description(),
        cached.spec().name());
  }

  // The key

  private MethodKey readKey(ExecutableElement method, Signature signature, Names own) {
    NameAllocator components = recordNames();
    List<KeyPart> parts = new ArrayList<>();
    boolean marked =
        method.getParameters().stream()
            .anyMatch(parameter -> Mirrors.find(parameter, CacheKey.class).isPresent());
    for (int i = 0; i < signature.parameters().size(); i++) {
      VariableElement element = method.getParameters().get(i);
      Optional<AnnotationMirror> mark = Mirrors.find(element, CacheKey.class);
      if (!marked || mark.isPresent()) {
        readPart(element, mark.orElse(null), signature.parameters().get(i), components)
            .ifPresent(parts::add);
      }
    }
    return new MethodKey(shape(parts), parts, keyRecord(own, parts));
  }

  private KeyRecord keyRecord(Names own, List<KeyPart> parts) {
    boolean generic =
        parts.stream()
            .anyMatch(
                part -> TypeWalk.mentions(part.type(), type -> type.getKind() == TypeKind.TYPEVAR));
    return new KeyRecord(
        env.elements().getPackageOf(owner).getQualifiedName().toString(),
        ClassReader.generatedName(owner),
        own.keyRecord(),
        generic);
  }

  private static MethodKey.Shape shape(List<KeyPart> parts) {
    if (parts.isEmpty()) {
      return MethodKey.Shape.NONE;
    }
    boolean array = parts.stream().anyMatch(part -> part.type().getKind() == TypeKind.ARRAY);
    return parts.size() == 1 && !array ? MethodKey.Shape.SINGLE : MethodKey.Shape.RECORD;
  }

  private static NameAllocator recordNames() {
    NameAllocator names = new NameAllocator();
    // Components may not have the names of Object's methods without parameters.
    List.of("clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait")
        .forEach(names::newName);
    // Nor of classes whose static methods are called: they would come before them (JLS 6.4.2).
    List.of("Arrays", "KeyArrays", "Objects").forEach(names::newName);
    List.of("Boolean", "Byte", "Character", "Double", "Float", "Integer", "Long", "Short")
        .forEach(names::newName);
    return names;
  }

  private Optional<KeyPart> readPart(
      VariableElement element,
      @Nullable AnnotationMirror mark,
      Parameter parameter,
      NameAllocator names) {
    String text = mark == null ? "" : getString(mark, "value");
    Path path;
    try {
      path = paths.find(parameter, text.isEmpty() ? List.of() : List.of(text.split("\\.", -1)));
    } catch (PathFinder.NoSuchStep e) {
      reportPath(element, mark, e);
      return Optional.empty();
    }
    keyTypes
        .flawOf(path.type())
        .ifPresent(flaw -> reportType(element, mark, parameter, text, path.type(), flaw));
    String name = names.newName(partName(parameter, path, text));
    return Optional.of(new KeyPart(name, partType(path), path));
  }

  /** {@code customer} and {@code id} make {@code customerId}. */
  private static String partName(Parameter parameter, Path path, String text) {
    return path.steps().isEmpty()
        ? parameter.name()
        : parameter.name()
            + List.of(text.split("\\.")).stream()
                .map(CachedMethods::capitalized)
                .collect(Collectors.joining());
  }

  /** A part at the end of a path may be null where the way ends early. */
  private TypeMirror partType(Path path) {
    TypeMirror type = path.steps().isEmpty() ? path.type() : env.boxed(path.type());
    return methodVariables.removedFrom(type);
  }

  private void reportPath(
      VariableElement element, @Nullable AnnotationMirror mark, PathFinder.NoSuchStep e) {
    Optional<TypeMirror> missing = env.missingSupertype(e.type());
    if (missing.isPresent()) {
      report.addUnresolved(missing.get()); // it may have the step
    } else if (mark != null) {
      report.add(
          element,
          mark,
          written(mark, "value"),
          Message.CacheKeyPath,
          e.step(),
          TypeNames.simple(e.type()),
          e.suggestion());
    }
  }

  private void reportType(
      VariableElement element,
      @Nullable AnnotationMirror mark,
      Parameter parameter,
      String path,
      TypeMirror type,
      String flaw) {
    String subject = path.isEmpty() ? parameter.name() : parameter.name() + "." + path;
    Object[] arguments = {subject, TypeNames.simple(type), flaw};
    if (!env.types().isSameType(element.asType(), parameter.type())) {
      // The method is sound; what this class puts in place of its type variables is not.
      arguments[0] = subject + " (of the inherited " + Env.enclosing(element).getSimpleName() + ")";
      report.add(owner, Message.CacheKeyType, arguments);
    } else if (mark == null) {
      report.add(element, Message.CacheKeyType, arguments);
    } else {
      report.add(element, mark, written(mark, "value"), Message.CacheKeyType, arguments);
    }
  }

  // Names

  /** {@code find(String, int[])} gives {@code StringIntArray}. */
  private static String suffix(Signature signature) {
    return signature.parameters().stream()
        .map(parameter -> erasedName(parameter.type()))
        .map(name -> capitalized(name.replace("[]", "Array")))
        .collect(Collectors.joining());
  }

  static String simpleParameters(Signature signature) {
    return signature.parameters().stream()
        .map(parameter -> erasedName(parameter.type()))
        .collect(Collectors.joining(",", "(", ")"));
  }

  /** The simple name of a type, without arguments. */
  static String erasedName(TypeMirror type) {
    return switch (type.getKind()) {
      case ARRAY -> erasedName(MoreTypes.asArray(type).getComponentType()) + "[]";
      case DECLARED -> MoreTypes.asTypeElement(type).getSimpleName().toString();
      case TYPEVAR -> MoreTypes.asTypeVariable(type).asElement().getSimpleName().toString();
      default -> TypeNames.simple(type);
    };
  }

  static String capitalized(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }
}
