package dev.larder.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import com.palantir.javapoet.WildcardTypeName;
import dev.larder.processor.CachedClass.CachedMethod;
import dev.larder.processor.CachedClass.KeyPart;
import dev.larder.processor.CachedClass.KeyRecord;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeKind;

/** Writes the records that are keys of several parts. */
final class KeyRecords {
  private final CachedClass model;

  KeyRecords(CachedClass model) {
    this.model = model;
  }

  TypeSpec generate(CachedMethod method) {
    TypeSpec.Builder record =
        TypeSpec.recordBuilder(method.key().record().name())
            .addJavadoc("The key of {@code $L}.\n", method.signature().description())
            .addModifiers(model.access().toArray(Modifier[]::new))
            .recordConstructor(components(method));
    if (method.key().record().generic()) {
      model.typeVariables().forEach(v -> record.addTypeVariable(TypeNames.declaration(v)));
    }
    if (method.key().parts().stream().anyMatch(KeyRecords::isArray)) {
      addArraySupport(record, method);
    }
    return record.build();
  }

  private static MethodSpec components(CachedMethod method) {
    MethodSpec.Builder components = MethodSpec.constructorBuilder();
    method.key().parts().stream()
        .map(part -> ParameterSpec.builder(TypeNames.annotated(part.type()), part.name()).build())
        .forEach(components::addParameter);
    return components.build();
  }

  /**
   * Arrays can be changed by those who hold them, and are equal only to themselves: neither is good
   * in a key.
   */
  private void addArraySupport(TypeSpec.Builder record, CachedMethod method) {
    List<KeyPart> parts = method.key().parts();
    record.addMethod(copyingConstructor(parts));
    parts.stream()
        .filter(KeyRecords::isArray)
        .map(KeyRecords::copyingAccessor)
        .forEach(record::addMethod);
    record.addMethod(equalsByContent(method));
    record.addMethod(hashCodeByContent(parts));
  }

  private static boolean isArray(KeyPart part) {
    return part.type().getKind() == TypeKind.ARRAY;
  }

  private static MethodSpec copyingConstructor(List<KeyPart> parts) {
    MethodSpec.Builder constructor =
        MethodSpec.compactConstructorBuilder().addModifiers(Modifier.PUBLIC);
    parts.stream()
        .filter(KeyRecords::isArray)
        .forEach(
            part ->
                constructor.addStatement(
                    "$1L = $2T.copyOf($1L)", part.name(), RuntimeTypes.KEY_ARRAYS));
    return constructor.build();
  }

  private static MethodSpec copyingAccessor(KeyPart part) {
    return MethodSpec.methodBuilder(part.name())
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(TypeNames.annotated(part.type()))
        .addStatement("return $T.copyOf($L)", RuntimeTypes.KEY_ARRAYS, part.name())
        .build();
  }

  private MethodSpec equalsByContent(CachedMethod method) {
    ClassName raw = rawType(method.key().record());
    TypeName wild =
        method.key().record().generic() ? wildcards(raw, model.typeVariables().size()) : raw;
    CodeBlock comparison =
        method.key().parts().stream()
            .map(KeyRecords::comparison)
            .collect(CodeBlock.joining("\n&& "));
    return MethodSpec.methodBuilder("equals")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(boolean.class)
        .addParameter(Object.class, "other")
        .addStatement("return other instanceof $T that\n&& $L", wild, comparison)
        .build();
  }

  private static CodeBlock comparison(KeyPart part) {
    String method = isArray(part) ? "deepEquals" : "equals";
    return CodeBlock.of("$1T.$2L($3L, that.$3L)", Objects.class, method, part.name());
  }

  private static MethodSpec hashCodeByContent(List<KeyPart> parts) {
    CodeBlock names =
        parts.stream()
            .map(part -> CodeBlock.of("$L", part.name()))
            .collect(CodeBlock.joining(", "));
    return MethodSpec.methodBuilder("hashCode")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(int.class)
        .addStatement("return $T.deepHashCode(new $T[] {$L})", Arrays.class, Object.class, names)
        .build();
  }

  private static TypeName wildcards(ClassName raw, int number) {
    TypeName[] arguments = new TypeName[number];
    Arrays.fill(arguments, WildcardTypeName.subtypeOf(Object.class));
    return ParameterizedTypeName.get(raw, arguments);
  }

  /** The record, without type arguments. */
  static ClassName rawType(KeyRecord record) {
    return ClassName.get(record.packageName(), record.className(), record.name());
  }

  /** The record as a type, within the generated class. */
  static TypeName type(CachedClass model, KeyRecord record) {
    ClassName raw = rawType(record);
    return record.generic()
        ? ParameterizedTypeName.get(
            raw,
            model.typeVariables().stream()
                .map(v -> TypeVariableName.get(v.asElement().getSimpleName().toString()))
                .toArray(TypeName[]::new))
        : raw;
  }
}
