package dev.larder.processor;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Finds types that a class mentions and that do not exist. */
final class MissingTypes {
  private MissingTypes() {}

  /**
   * The missing types that look like classes which this processor writes. Of others the compiler
   * itself says all there is to say, but not why one of these should be missing.
   */
  static Set<String> generatedIn(TypeElement type) {
    Set<String> missing = new LinkedHashSet<>();
    mentionedBy(type).forEach(mentioned -> collect(mentioned, missing));
    return missing;
  }

  private static void collect(TypeMirror type, Set<String> missing) {
    if (TypeWalk.mentions(type, MissingTypes::isGenerated)) {
      missing.add(type.toString());
    }
  }

  /** Tells whether a type is missing that looks like a class which this processor writes. */
  static boolean isGenerated(TypeMirror type) {
    return type.getKind() == TypeKind.ERROR && type.toString().endsWith("_Cached");
  }

  private static Stream<TypeMirror> mentionedBy(TypeElement type) {
    Stream<TypeMirror> fields =
        ElementFilter.fieldsIn(type.getEnclosedElements()).stream().map(field -> field.asType());
    Stream<TypeMirror> signatures =
        Stream.concat(
                ElementFilter.constructorsIn(type.getEnclosedElements()).stream(),
                ElementFilter.methodsIn(type.getEnclosedElements()).stream())
            .flatMap(MissingTypes::mentionedBy);
    return Stream.of(Stream.of(type.getSuperclass()), fields, signatures).flatMap(types -> types);
  }

  private static Stream<TypeMirror> mentionedBy(ExecutableElement method) {
    return Stream.concat(
        Stream.of(method.getReturnType()),
        method.getParameters().stream().map(parameter -> parameter.asType()));
  }
}
