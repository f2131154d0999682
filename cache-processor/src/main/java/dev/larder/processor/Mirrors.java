package dev.larder.processor;

import com.google.auto.common.AnnotationMirrors;
import com.google.auto.common.MoreElements;
import dev.larder.annotation.CacheInvalidate;
import dev.larder.annotation.CacheInvalidates;
import dev.larder.annotation.Tier;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/** Reads annotations as the compiler sees them. */
final class Mirrors {
  private Mirrors() {}

  static Optional<AnnotationMirror> find(Element element, Class<? extends Annotation> annotation) {
    return MoreElements.getAnnotationMirror(element, annotation).toJavaUtil();
  }

  /** The {@code @CacheInvalidate} of a method, in the order of the source. */
  static List<AnnotationMirror> invalidations(Element method) {
    Optional<AnnotationMirror> several = find(method, CacheInvalidates.class);
    if (several.isEmpty()) {
      return find(method, CacheInvalidate.class).stream().toList();
    }
    return getList(several.get(), "value").stream()
        .map(AnnotationValue::getValue)
        .map(AnnotationMirror.class::cast)
        .toList();
  }

  /** The value of a member, its default if it was not written. */
  static Object get(AnnotationMirror annotation, String member) {
    return AnnotationMirrors.getAnnotationValue(annotation, member).getValue();
  }

  static int getInt(AnnotationMirror annotation, String member) {
    return (int) get(annotation, member);
  }

  static String getString(AnnotationMirror annotation, String member) {
    return (String) get(annotation, member);
  }

  static boolean getBoolean(AnnotationMirror annotation, String member) {
    return (boolean) get(annotation, member);
  }

  static Tier getTier(AnnotationMirror annotation) {
    VariableElement constant = (VariableElement) get(annotation, "tier");
    return Tier.valueOf(constant.getSimpleName().toString());
  }

  /** The elements of a member that is an array. */
  static List<AnnotationValue> getList(AnnotationMirror annotation, String member) {
    return ((List<?>) get(annotation, member)).stream().map(AnnotationValue.class::cast).toList();
  }

  /** The value of a member as it was written, to point at; null if it was not. */
  static @Nullable AnnotationValue written(AnnotationMirror annotation, String member) {
    return annotation.getElementValues().entrySet().stream()
        .filter(entry -> entry.getKey().getSimpleName().contentEquals(member))
        .map(entry -> (AnnotationValue) entry.getValue())
        .findFirst()
        .orElse(null);
  }
}
