package dev.larder.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
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
      addCopies(record, method.key().parts());
    }
    return record.addMethod(equals(method)).addMethod(hashCode(method.key().parts())).build();
  }

  private static MethodSpec components(CachedMethod method) {
    MethodSpec.Builder components = MethodSpec.constructorBuilder();
    method.key().parts().stream()
        .map(part -> ParameterSpec.builder(TypeNames.annotated(part.type()), part.name()).build())
        .forEach(components::addParameter);
    return components.build();
  }

  /** Arrays can be changed by those who hold them, which is not good in a key. */
  private static void addCopies(TypeSpec.Builder record, List<KeyPart> parts) {
    record.addMethod(copyingConstructor(parts));
    parts.stream()
        .filter(KeyRecords::isArray)
        .map(KeyRecords::copyingAccessor)
        .forEach(record::addMethod);
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

  /**
   * The methods that records have by themselves are linked when they are first called, which takes
   * milliseconds, and of several components they are not compiled into their callers.
   */
  private MethodSpec equals(CachedMethod method) {
    ClassName raw = rawType(method.key().record());
    TypeName wild =
        method.key().record().generic() ? wildcards(raw, model.typeVariables().size()) : raw;
    NameAllocator names = namesOf(method.key().parts());
    String other = names.newName("other");
    String that = names.newName("that");
    CodeBlock comparison =
        method.key().parts().stream()
            .map(part -> comparison(part, that))
            .collect(CodeBlock.joining("\n&& "));
    return MethodSpec.methodBuilder("equals")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(boolean.class)
        .addParameter(Object.class, other)
        .addStatement("return $L instanceof $T $L\n&& $L", other, wild, that, comparison)
        .build();
  }

  private static CodeBlock comparison(KeyPart part, String that) {
    String name = part.name();
    return switch (part.type().getKind()) {
      case FLOAT -> CodeBlock.of("$T.compare($L, $L.$L) == 0", Float.class, name, that, name);
      case DOUBLE -> CodeBlock.of("$T.compare($L, $L.$L) == 0", Double.class, name, that, name);
      case ARRAY -> CodeBlock.of("$T.deepEquals($L, $L.$L)", Objects.class, name, that, name);
      default ->
          part.type().getKind().isPrimitive()
              ? CodeBlock.of("$L == $L.$L", name, that, name)
              : CodeBlock.of("$T.equals($L, $L.$L)", Objects.class, name, that, name);
    };
  }

  private static MethodSpec hashCode(List<KeyPart> parts) {
    String result = namesOf(parts).newName("result");
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("hashCode")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PUBLIC)
            .returns(int.class)
            .addStatement("int $L = $L", result, hash(parts.get(0)));
    parts.stream()
        .skip(1)
        .forEach(part -> method.addStatement("$1L = 31 * $1L + $2L", result, hash(part)));
    return method.addStatement("return $L", result).build();
  }

  private static CodeBlock hash(KeyPart part) {
    TypeName type = TypeNames.plain(part.type());
    if (isArray(part)) {
      return CodeBlock.of(
          "$T.deepHashCode(new $T[] {$L})", Arrays.class, Object.class, part.name());
    }
    return CodeBlock.of(
        "$T.hashCode($L)",
        type.isPrimitive() ? type.box() : ClassName.get(Objects.class),
        part.name());
  }

  /** Names that are free beside the components. */
  private static NameAllocator namesOf(List<KeyPart> parts) {
    NameAllocator names = new NameAllocator();
    parts.forEach(part -> names.newName(part.name()));
    return names;
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
