package dev.larder.processor;

import com.google.auto.common.MoreTypes;
import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.TypeName;
import dev.larder.processor.CachedClass.CachedMethod;
import dev.larder.processor.CachedClass.KeyPart;
import dev.larder.processor.CachedClass.MethodKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * Writes the encoders that turn keys into text. They follow the static types, down into records, so
 * that nothing has to be looked up at run time.
 */
final class KeyTextGenerator {
  /**
   * A generic record may mention ever new instances of itself; beyond this many types the rest is
   * left opaque.
   */
  private static final int MOST_TYPES = 64;

  /** Written by {@code KeyText.add} without a tag: each is one type, not several. */
  private static final Set<String> PLAIN =
      Set.of(
          "java.lang.String",
          "java.lang.Character",
          "java.lang.Boolean",
          "java.lang.Byte",
          "java.lang.Short",
          "java.lang.Integer",
          "java.lang.Long",
          "java.lang.Float",
          "java.lang.Double",
          "java.math.BigDecimal",
          "java.math.BigInteger",
          "java.time.Duration",
          "java.time.Instant",
          "java.time.LocalDate",
          "java.time.LocalDateTime",
          "java.time.LocalTime",
          "java.time.MonthDay",
          "java.time.OffsetDateTime",
          "java.time.OffsetTime",
          "java.time.Period",
          "java.time.Year",
          "java.time.YearMonth",
          "java.time.ZoneId",
          "java.time.ZoneOffset",
          "java.time.ZonedDateTime",
          "java.util.Currency",
          "java.util.UUID");

  private final Env env;
  private final CachedClass model;
  private final ClassName generated;
  private final NameAllocator names = new NameAllocator();
  private final Map<String, String> encoders = new LinkedHashMap<>();
  private final List<MethodSpec> methods = new ArrayList<>();

  KeyTextGenerator(Env env, CachedClass model) {
    this.env = env;
    this.model = model;
    this.generated = ClassName.get(model.packageName(), model.generatedName());
  }

  /** The methods that the encoders need. */
  List<MethodSpec> methods() {
    return methods;
  }

  /** The encoder of a method's key; empty where that of the runtime will do. */
  Optional<CodeBlock> encoder(CachedMethod method) {
    MethodKey key = method.key();
    return switch (key.shape()) {
      case NONE -> Optional.empty();
      case SINGLE -> {
        TypeMirror type = key.parts().get(0).type();
        yield isPlain(env.boxed(type)) && isFinal(env.boxed(type))
            ? Optional.empty()
            : Optional.of(encoder(type, /* depth= */ 0));
      }
      case RECORD -> Optional.of(recordEncoder(key.parts()));
    };
  }

  private static boolean isFinal(TypeMirror type) {
    TypeElement element = MoreTypes.asTypeElement(type);
    return element.getKind() == ElementKind.ENUM || element.getModifiers().contains(Modifier.FINAL);
  }

  private CodeBlock recordEncoder(List<KeyPart> parts) {
    List<CodeBlock> calls =
        parts.stream()
            .map(part -> add(part.type(), CodeBlock.of("key.$L()", part.name()), /* depth= */ 0))
            .toList();
    return CodeBlock.of("(text, key) -> $L", chain(calls));
  }

  /** On one line, if that is not too much for one. */
  private static CodeBlock chain(List<CodeBlock> calls) {
    boolean isShort =
        calls.size() <= 2 && calls.stream().noneMatch(call -> call.toString().contains("->"));
    return isShort
        ? CodeBlock.of("text$L", CodeBlock.join(calls, ""))
        : CodeBlock.of("text\n$>$>$L$<$<", CodeBlock.join(calls, "\n"));
  }

  /** {@code .add(value)}, or what the type needs. */
  private CodeBlock add(TypeMirror type, CodeBlock value, int depth) {
    if (type.getKind().isPrimitive() || isPlain(type)) {
      return CodeBlock.of(".add($L)", value);
    }
    if (type.getKind() == TypeKind.ARRAY) {
      TypeMirror component = MoreTypes.asArray(type).getComponentType();
      return component.getKind().isPrimitive()
          ? CodeBlock.of(".add($L)", value)
          : CodeBlock.of(".addArray($L, $L)", value, encoder(component, depth + 1));
    }
    if (type.getKind() != TypeKind.DECLARED) {
      return CodeBlock.of(".addTagged($L)", value);
    }
    return addDeclared(MoreTypes.asDeclared(type), value, depth);
  }

  private CodeBlock addDeclared(DeclaredType type, CodeBlock value, int depth) {
    if (env.isClass(type, "java.util.Optional")) {
      return addContainer("addOptional", type, value, depth);
    }
    Optional<DeclaredType> map = env.superclass(type, "java.util.Map");
    if (map.isPresent()) {
      return addContainer("addMap", map.get(), value, depth);
    }
    Optional<DeclaredType> collection = env.superclass(type, "java.util.Collection");
    if (collection.isPresent()) {
      return addContainer("addAll", collection.get(), value, depth);
    }
    return hasEncoder(type)
        ? CodeBlock.of(".addGroup($L, $T::$L)", value, generated, encoderMethod(type))
        : CodeBlock.of(".addTagged($L)", value);
  }

  private CodeBlock addContainer(
      String method, DeclaredType container, CodeBlock value, int depth) {
    if (container.getTypeArguments().isEmpty()) {
      return CodeBlock.of(".addTagged($L)", value);
    }
    CodeBlock elements =
        container.getTypeArguments().stream()
            .map(argument -> encoder(upperBound(argument), depth + 1))
            .collect(CodeBlock.joining(", "));
    return CodeBlock.of(".$L($L, $L)", method, value, elements);
  }

  private TypeMirror upperBound(TypeMirror argument) {
    if (argument.getKind() != TypeKind.WILDCARD) {
      return argument;
    }
    TypeMirror bound = MoreTypes.asWildcard(argument).getExtendsBound();
    return bound == null ? env.object() : bound;
  }

  /** An encoder as an argument. */
  private CodeBlock encoder(TypeMirror type, int depth) {
    String text = depth == 0 ? "text" : "text" + depth;
    String value = depth == 0 ? "key" : "value" + depth;
    CodeBlock call = add(type, CodeBlock.of("$L", value), depth);
    String simple = call.toString();
    return simple.equals(".add(" + value + ")") || simple.equals(".addTagged(" + value + ")")
        ? CodeBlock.of("$T::$L", RuntimeTypes.KEY_TEXT, simple.substring(1, simple.indexOf('(')))
        : CodeBlock.of("($1L, $2L) -> $1L$3L", text, value, call);
  }

  private boolean isPlain(TypeMirror type) {
    if (type.getKind() != TypeKind.DECLARED) {
      return false;
    }
    TypeElement element = MoreTypes.asTypeElement(type);
    return element.getKind() == ElementKind.ENUM
        || PLAIN.contains(element.getQualifiedName().toString());
  }

  // Records and sealed types

  private boolean hasEncoder(DeclaredType type) {
    TypeElement element = MoreTypes.asTypeElement(type);
    return env.canName(model.source(), element)
        && !TypeWalk.mentionsRaw(type)
        && (encoders.size() < MOST_TYPES || encoders.containsKey(TypeNames.plain(type).toString()))
        && (isTransparentRecord(element) || isPlainSealed(element));
  }

  /** A record of which two are equal if their components are. */
  private static boolean isTransparentRecord(TypeElement element) {
    return element.getKind() == ElementKind.RECORD && !KeyTypes.equalsIsWritten(element);
  }

  private boolean isPlainSealed(TypeElement element) {
    return Env.isSealed(element)
        && element.getPermittedSubclasses().stream()
            .map(MoreTypes::asTypeElement)
            .allMatch(
                permitted ->
                    permitted.getTypeParameters().isEmpty()
                        && env.canName(model.source(), permitted)
                        && (isTransparentRecord(permitted) || isPlainSealed(permitted)));
  }

  private String encoderMethod(DeclaredType type) {
    String id = TypeNames.plain(type).toString();
    String known = encoders.get(id);
    if (known != null) {
      return known;
    }
    TypeElement element = MoreTypes.asTypeElement(type);
    String name = names.newName("encode" + element.getSimpleName());
    encoders.put(id, name); // before the body, which may need it again
    methods.add(
        element.getKind() == ElementKind.RECORD
            ? recordMethod(name, type, element)
            : sealedMethod(name, type, element));
    return name;
  }

  private MethodSpec recordMethod(String name, DeclaredType type, TypeElement element) {
    List<CodeBlock> calls = new ArrayList<>();
    for (RecordComponentElement component : element.getRecordComponents()) {
      TypeMirror resolved = KeyTypes.componentType(env, type, component);
      CodeBlock value = CodeBlock.of("value.$L()", component.getSimpleName());
      calls.add(add(resolved, value, /* depth= */ 0));
    }
    MethodSpec.Builder method = encoderMethod(name, type);
    return element.getRecordComponents().isEmpty()
        ? method.build()
        : method.addCode("$L;\n", chain(calls)).build();
  }

  private MethodSpec sealedMethod(String name, DeclaredType type, TypeElement element) {
    MethodSpec.Builder method = encoderMethod(name, type);
    boolean first = true;
    for (TypeMirror permitted : element.getPermittedSubclasses()) {
      TypeName permittedName = TypeNames.plain(permitted);
      String test = "if (value instanceof $T variant)";
      if (first) {
        method.beginControlFlow(test, permittedName);
      } else {
        method.nextControlFlow("else " + test, permittedName);
      }
      first = false;
      method.addStatement(
          "text.addGroup($S, variant, $T::$L)",
          MoreTypes.asTypeElement(permitted).getSimpleName().toString(),
          generated,
          encoderMethod(MoreTypes.asDeclared(permitted)));
    }
    return method.endControlFlow().build();
  }

  private MethodSpec.Builder encoderMethod(String name, DeclaredType type) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(name)
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .addParameter(RuntimeTypes.KEY_TEXT, "text")
            .addParameter(TypeNames.plain(type), "value");
    if (usesDeprecated(type)) {
      method.addAnnotation(
          AnnotationSpec.builder(SuppressWarnings.class)
              .addMember("value", "{$S, $S}", "deprecation", "removal")
              .build());
    }
    if (TypeWalk.mentions(type, t -> t.getKind() == TypeKind.TYPEVAR)) {
      model.typeVariables().forEach(v -> method.addTypeVariable(TypeNames.declaration(v)));
    }
    return method;
  }

  /** Whether an encoder of the type mentions or calls what is deprecated. */
  private boolean usesDeprecated(DeclaredType type) {
    TypeElement element = MoreTypes.asTypeElement(type);
    Stream<Element> named = element.getPermittedSubclasses().stream().map(MoreTypes::asTypeElement);
    Stream<Element> called =
        element.getRecordComponents().stream().map(RecordComponentElement::getAccessor);
    return TypeWalk.mentionsDeprecated(env, type)
        || Stream.concat(named, called).anyMatch(env.elements()::isDeprecated);
  }
}
