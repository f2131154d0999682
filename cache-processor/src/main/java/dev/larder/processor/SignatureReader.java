package dev.larder.processor;

import com.google.auto.common.MoreTypes;
import com.google.common.collect.Sets;
import dev.larder.processor.CachedClass.Parameter;
import dev.larder.processor.CachedClass.Signature;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;

/** Reads the signatures of methods and constructors as one class sees them. */
final class SignatureReader {
  private static final Set<Modifier> ACCESS =
      Sets.immutableEnumSet(Modifier.PUBLIC, Modifier.PROTECTED);

  private final Env env;
  private final TypeElement owner;
  private final Report report;

  SignatureReader(Env env, TypeElement owner, Report report) {
    this.env = env;
    this.owner = owner;
    this.report = report;
  }

  /** Reads a method or constructor; reports types that do not exist or cannot be named. */
  Signature read(ExecutableElement method) {
    ExecutableType type =
        MoreTypes.asExecutable(
            env.types().asMemberOf(MoreTypes.asDeclared(owner.asType()), method));
    Signature signature =
        new Signature(
            (method.getKind() == ElementKind.CONSTRUCTOR ? owner : method) // not <init>
                .getSimpleName()
                .toString(),
            Sets.immutableEnumSet(Sets.intersection(method.getModifiers(), ACCESS)),
            repeated(method, type.getReturnType()),
            type.getTypeVariables().stream().map(TypeVariable.class::cast).toList(),
            written(method.getReturnType(), type.getReturnType()),
            parameters(method, type),
            method.isVarArgs(),
            List.copyOf(type.getThrownTypes()));
    check(method, signature);
    return signature;
  }

  private List<Parameter> parameters(ExecutableElement method, ExecutableType type) {
    List<Parameter> parameters = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (int i = 0; i < method.getParameters().size(); i++) {
      VariableElement parameter = method.getParameters().get(i);
      TypeMirror resolved = written(parameter.asType(), type.getParameterTypes().get(i));
      parameters.add(
          new Parameter(name(parameter, i, names), resolved, repeated(parameter, resolved)));
    }
    return parameters;
  }

  /** Class files of other languages have names that are none in Java. */
  private static String name(VariableElement parameter, int index, Set<String> taken) {
    String name = parameter.getSimpleName().toString();
    String usable = SourceVersion.isName(name) ? name : "arg" + index;
    return taken.add(usable) ? usable : name(parameter, index, taken, usable);
  }

  private static String name(
      VariableElement parameter, int index, Set<String> taken, String unusable) {
    String usable = unusable + "_" + index;
    return taken.add(usable) ? usable : name(parameter, index, taken, usable);
  }

  /**
   * The type as it was written, with its annotations, where resolving it as a member changed
   * nothing.
   */
  private TypeMirror written(TypeMirror declared, TypeMirror resolved) {
    return env.types().isSameType(declared, resolved) ? declared : resolved;
  }

  /** The annotations to repeat on the override, except those that the type brings along. */
  private static List<AnnotationMirror> repeated(Element element, TypeMirror type) {
    return element.getAnnotationMirrors().stream()
        .filter(mirror -> TypeNames.isNullness(mirror) || isDeprecated(mirror))
        .filter(
            mirror ->
                type.getAnnotationMirrors().stream().noneMatch(other -> isSame(mirror, other)))
        .map(AnnotationMirror.class::cast)
        .toList();
  }

  private static boolean isSame(AnnotationMirror one, AnnotationMirror other) {
    return one.getAnnotationType().asElement().equals(other.getAnnotationType().asElement());
  }

  static boolean isDeprecated(AnnotationMirror mirror) {
    return MoreTypes.isTypeOf(Deprecated.class, mirror.getAnnotationType());
  }

  private void check(ExecutableElement method, Signature signature) {
    types(signature)
        .forEach(
            type -> {
              if (TypeWalk.mentions(type, t -> t.getKind() == TypeKind.ERROR)) {
                report.addUnresolved(type);
              } else if (TypeWalk.mentions(type, this::cannotName)) {
                report.add(
                    Env.enclosing(method).equals(owner) ? method : owner,
                    Message.CachedInaccessibleType,
                    signature.description(),
                    TypeNames.simple(type),
                    ClassReader.generatedName(owner));
              }
            });
  }

  /** All types that a signature mentions. */
  static Stream<TypeMirror> types(Signature signature) {
    return Stream.of(
            Stream.of(signature.result()),
            signature.parameters().stream().map(Parameter::type),
            signature.thrown().stream(),
            signature.typeVariables().stream())
        .flatMap(types -> types);
  }

  private boolean cannotName(TypeMirror type) {
    return type instanceof DeclaredType declared
        && type.getKind() == TypeKind.DECLARED
        && !env.canName(owner, MoreTypes.asTypeElement(declared));
  }
}
