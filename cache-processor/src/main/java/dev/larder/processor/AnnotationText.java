package dev.larder.processor;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.SimpleAnnotationValueVisitor14;

/**
 * Writes an annotation as text that is the same for every compiler, and for source and class file:
 * the members that were written, sorted by name. Their own {@code toString} promises nothing.
 */
final class AnnotationText {
  private final Env env;
  private final Function<TypeMirror, String> types;

  /**
   * @param types writes a type
   */
  AnnotationText(Env env, Function<TypeMirror, String> types) {
    this.env = env;
    this.types = types;
  }

  String of(AnnotationMirror annotation) {
    Map<String, String> values = new TreeMap<>();
    annotation
        .getElementValues()
        .forEach(
            (member, value) -> values.put(member.getSimpleName().toString(), of(member, value)));
    return "@" + env.binaryName(annotation.getAnnotationType().asElement()) + values;
  }

  /** The braces around a single element may be left out in the source. */
  private String of(ExecutableElement member, AnnotationValue value) {
    boolean bare =
        member.getReturnType().getKind() == TypeKind.ARRAY && !(value.getValue() instanceof List);
    return bare ? "{" + of(value) + "}" : of(value);
  }

  private String of(AnnotationValue value) {
    return value.accept(new Values(), null);
  }

  private final class Values extends SimpleAnnotationValueVisitor14<String, Void> {
    @Override
    protected String defaultAction(Object value, Void unused) {
      return value.toString();
    }

    @Override
    public String visitString(String value, Void unused) {
      return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }

    @Override
    public String visitChar(char value, Void unused) {
      return Integer.toString(value);
    }

    // JDK 19 changed the decimal text of some numbers.

    @Override
    public String visitFloat(float value, Void unused) {
      return Float.toHexString(value);
    }

    @Override
    public String visitDouble(double value, Void unused) {
      return Double.toHexString(value);
    }

    @Override
    public String visitType(TypeMirror type, Void unused) {
      return types.apply(type);
    }

    @Override
    public String visitEnumConstant(VariableElement constant, Void unused) {
      return constant.getSimpleName().toString();
    }

    @Override
    public String visitAnnotation(AnnotationMirror annotation, Void unused) {
      return of(annotation);
    }

    @Override
    public String visitArray(List<? extends AnnotationValue> values, Void unused) {
      return values.stream().map(AnnotationText.this::of).collect(joining(", ", "{", "}"));
    }
  }
}
