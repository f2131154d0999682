package dev.larder.processor;

import java.util.List;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * Knows Jackson's annotations by their names: they change what the JSON of a type looks like, and
 * how it is read.
 */
final class Jackson {
  private static final String ANNOTATIONS = "com.fasterxml.jackson.annotation";
  private static final String SINCE_3 = "tools.jackson.";

  /** On a type, they say how to find the class of a value. */
  private static final Set<String> ON_TYPES =
      Set.of("JsonTypeInfo", "JsonSubTypes", "JsonDeserialize");

  /** On a member, they say how to make a value. */
  private static final Set<String> ON_MEMBERS = Set.of("JsonCreator", "JsonValue");

  private Jackson() {}

  /** The annotations of Jackson on {@code element}. */
  static List<AnnotationMirror> annotations(Env env, Element element) {
    return element.getAnnotationMirrors().stream()
        .filter(mirror -> isJackson(env, mirror))
        .<AnnotationMirror>map(mirror -> mirror)
        .toList();
  }

  private static boolean isJackson(Env env, AnnotationMirror annotation) {
    String name = env.packageName(annotation.getAnnotationType().asElement());
    return name.equals(ANNOTATIONS) || (name + ".").startsWith(SINCE_3);
  }

  /** Tells whether annotations say how values of {@code type} are rebuilt. */
  static boolean rebuilds(Env env, TypeElement type) {
    return hasOneOf(env, type, ON_TYPES)
        || type.getEnclosedElements().stream()
            .anyMatch(member -> hasOneOf(env, member, ON_MEMBERS));
  }

  private static boolean hasOneOf(Env env, Element element, Set<String> names) {
    return annotations(env, element).stream()
        .map(mirror -> mirror.getAnnotationType().asElement().getSimpleName().toString())
        .anyMatch(names::contains);
  }
}
