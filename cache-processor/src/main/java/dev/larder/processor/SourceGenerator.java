package dev.larder.processor;

import com.google.auto.common.GeneratedAnnotations;
import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.larder.annotation.Tier;
import dev.larder.processor.CachedClass.CachedMethod;
import dev.larder.processor.CachedClass.ForeignCache;
import dev.larder.processor.CachedClass.InvalidatingMethod;
import dev.larder.processor.CachedClass.Parameter;
import dev.larder.processor.CachedClass.Signature;
import dev.larder.processor.CachedClass.Spec;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Turns a {@link CachedClass} into source. Pure: the same model gives the same text. */
final class SourceGenerator {
  private static final int DEFAULT_MAX_ENTRIES = 10_000;
  private static final Set<String> NULL_SCOPES = Set.of("NullMarked", "NullUnmarked");

  private final Env env;
  private final SourceVersion version;
  private final CachedClass model;
  private final ClassName self;
  private final KeyTextGenerator keyTexts;
  private final KeyRecords keyRecords;

  SourceGenerator(Env env, SourceVersion version, CachedClass model) {
    this.env = env;
    this.version = version;
    this.model = model;
    this.self = ClassName.get(model.packageName(), model.generatedName());
    this.keyTexts = new KeyTextGenerator(env, model);
    this.keyRecords = new KeyRecords(model);
  }

  JavaFile generate() {
    return JavaFile.builder(model.packageName(), generateType())
        .skipJavaLangImports(!model.hidesJavaLang())
        .build();
  }

  private TypeSpec generateType() {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(self)
            .addOriginatingElement(model.source())
            .addJavadoc(
                "A {@link $T} that keeps the results of its cached methods.\n",
                ClassName.get(model.source()))
            .addModifiers(model.access().toArray(Modifier[]::new))
            .superclass(TypeNames.plain(model.type()))
            .avoidClashesWithNestedClasses(model.source());
    addAnnotations(type);
    model.typeVariables().forEach(v -> type.addTypeVariable(TypeNames.declaration(v)));
    model.cached().stream()
        .filter(method -> !isSpecGeneric(method))
        .map(this::constant)
        .forEach(type::addField);
    model.cached().stream().map(this::field).forEach(type::addField);
    model.foreign().stream().map(SourceGenerator::field).forEach(type::addField);
    if (model.usesManager()) {
      type.addField(RuntimeTypes.CACHE_MANAGER, "caches", Modifier.PRIVATE, Modifier.FINAL);
    }
    model.constructors().stream().map(this::constructor).forEach(type::addMethod);
    model.cached().stream().map(this::override).forEach(type::addMethod);
    model.invalidating().stream().map(this::override).forEach(type::addMethod);
    model.cached().stream().map(this::accessor).forEach(type::addMethod);
    model.cached().stream().filter(this::isSpecGeneric).map(this::factory).forEach(type::addMethod);
    type.addMethods(keyTexts.methods());
    model.cached().stream()
        .filter(method -> method.key().shape() == CachedClass.MethodKey.Shape.RECORD)
        .map(keyRecords::generate)
        .forEach(type::addType);
    return type.build();
  }

  private void addAnnotations(TypeSpec.Builder type) {
    GeneratedAnnotations.generatedAnnotation(env.elements(), version)
        .map(ClassName::get)
        .ifPresent(
            generated ->
                type.addAnnotation(
                    AnnotationSpec.builder(generated)
                        .addMember("value", "$S", CachedProcessor.class.getName())
                        .build()));
    model.source().getAnnotationMirrors().stream()
        .filter(
            mirror ->
                NULL_SCOPES.contains(
                    mirror.getAnnotationType().asElement().getSimpleName().toString()))
        .map(AnnotationSpec::get)
        .forEach(type::addAnnotation);
    if (!model.suppressed().isEmpty()) {
      AnnotationSpec.Builder suppress = AnnotationSpec.builder(SuppressWarnings.class);
      model.suppressed().forEach(warning -> suppress.addMember("value", "$S", warning));
      type.addAnnotation(suppress.build());
    }
  }

  // Descriptions

  private FieldSpec constant(CachedMethod method) {
    return FieldSpec.builder(specType(method), method.names().constant())
        .addJavadoc(
            "The description of the cache of {@code $L}.\n", method.signature().description())
        .addModifiers(model.access().toArray(Modifier[]::new))
        .addModifiers(Modifier.STATIC, Modifier.FINAL)
        .initializer(spec(method))
        .build();
  }

  /**
   * In a generic class the types of a description may be those of its variables, which a constant
   * cannot mention.
   */
  private MethodSpec factory(CachedMethod method) {
    MethodSpec.Builder factory =
        MethodSpec.methodBuilder(method.names().factory())
            .addJavadoc(
                "Describes the cache of {@code $L}.\n\n@return the description\n",
                method.signature().description())
            .addModifiers(model.access().toArray(Modifier[]::new))
            .addModifiers(Modifier.STATIC)
            .returns(specType(method))
            .addCode("return $L;\n", spec(method)); // no statement: that indents twice
    model.typeVariables().forEach(v -> factory.addTypeVariable(TypeNames.declaration(v)));
    return factory.build();
  }

  private CodeBlock spec(CachedMethod method) {
    Spec spec = method.spec();
    CodeBlock.Builder code =
        CodeBlock.builder()
            .add("$T.builder(\n$>$>", RuntimeTypes.CACHE_SPEC)
            .add("$>$>$S$L)$<$<", spec.name(), types(method));
    if (!spec.source().isEmpty()) {
      code.add("\n.source($S)", spec.source());
    }
    code.add("\n.seconds($L)", spec.seconds());
    if (spec.nullSeconds() >= 0) {
      code.add("\n.nullSeconds($L)", spec.nullSeconds());
    }
    if (spec.maxEntries() != DEFAULT_MAX_ENTRIES) {
      code.add("\n.maxEntries($L)", spec.maxEntries());
    }
    if (spec.jitter() > 0) {
      code.add("\n.jitter($L)", spec.jitter());
    }
    if (spec.tier() != Tier.BOTH) {
      code.add("\n.tier($T.$L)", Tier.class, spec.tier());
    }
    if (!spec.fingerprint().isEmpty()) {
      code.add("\n.fingerprint($S)", spec.fingerprint());
    }
    keyTexts.encoder(method).ifPresent(encoder -> code.add("\n.keyEncoder($L)", encoder));
    return code.add("\n.build()$<$<").build();
  }

  /** The further arguments, long ones each on a line of its own. */
  private CodeBlock types(CachedMethod method) {
    TypeName key = keyType(model, method);
    TypeName value = TypeNames.plain(method.valueType());
    if (hasClass(key) && hasClass(value)) {
      return CodeBlock.of(", $T.class, $T.class", key, value);
    }
    return CodeBlock.of(",\n$L,\n$L", typeRef(key), typeRef(value));
  }

  private static CodeBlock typeRef(TypeName type) {
    return hasClass(type)
        ? CodeBlock.of("$T.of($T.class)", RuntimeTypes.TYPE_REF, type)
        : CodeBlock.of("new $T<$T>() {}", RuntimeTypes.TYPE_REF, type);
  }

  /** Tells whether {@code type.class} is all there is to say. */
  private static boolean hasClass(TypeName type) {
    if (type instanceof ArrayTypeName array) {
      return hasClass(array.componentType());
    }
    return type instanceof ClassName || type.isPrimitive();
  }

  private TypeName specType(CachedMethod method) {
    return ParameterizedTypeName.get(
        RuntimeTypes.CACHE_SPEC, keyType(model, method), TypeNames.annotated(method.valueType()));
  }

  private boolean isSpecGeneric(CachedMethod method) {
    return method.key().record().generic()
        || TypeWalk.mentions(method.valueType(), type -> type.getKind() == TypeKind.TYPEVAR);
  }

  /** The type of the keys, within the generated class. */
  static TypeName keyType(CachedClass model, CachedMethod method) {
    return switch (method.key().shape()) {
      case NONE -> RuntimeTypes.NO_ARGUMENTS;
      case SINGLE -> boxedPart(method);
      case RECORD -> KeyRecords.type(model, method.key().record());
    };
  }

  // Caches

  private FieldSpec field(CachedMethod method) {
    return FieldSpec.builder(handleType(method), method.names().handle())
        .addModifiers(Modifier.PRIVATE, Modifier.FINAL)
        .build();
  }

  private static FieldSpec field(ForeignCache foreign) {
    return FieldSpec.builder(foreignType(foreign), foreign.handle())
        .addModifiers(Modifier.PRIVATE, Modifier.FINAL)
        .build();
  }

  private static TypeName foreignType(ForeignCache foreign) {
    CachedMethod method = foreign.method();
    TypeName key =
        switch (method.key().shape()) {
          case NONE -> RuntimeTypes.NO_ARGUMENTS;
          case SINGLE -> boxedPart(method);
          case RECORD -> KeyRecords.rawType(method.key().record());
        };
    return ParameterizedTypeName.get(
        RuntimeTypes.CACHE, key, TypeNames.annotated(method.valueType()));
  }

  private static TypeName boxedPart(CachedMethod method) {
    TypeName part = TypeNames.plain(method.key().parts().get(0).type());
    return part.isPrimitive() ? part.box() : part;
  }

  private TypeName handleType(CachedMethod method) {
    ClassName cache =
        !method.keyFixesArguments()
            ? RuntimeTypes.CACHE
            : method.async() ? RuntimeTypes.ASYNC_LOADING_CACHE : RuntimeTypes.LOADING_CACHE;
    return ParameterizedTypeName.get(
        cache, keyType(model, method), TypeNames.annotated(method.valueType()));
  }

  private MethodSpec accessor(CachedMethod method) {
    return MethodSpec.methodBuilder(method.names().handle())
        .addJavadoc(
            "Returns the cache of {@code $L}.\n\n@return the cache\n",
            method.signature().description())
        .addModifiers(method.signature().access().toArray(Modifier[]::new))
        .returns(handleType(method))
        .addStatement("return $L", method.names().handle())
        .build();
  }

  // Constructors

  private MethodSpec constructor(Signature signature) {
    NameAllocator names = Bodies.namesOf(signature);
    String caches = names.newName("caches");
    MethodSpec.Builder constructor =
        MethodSpec.constructorBuilder()
            .addModifiers(signature.access().toArray(Modifier[]::new))
            .addParameter(RuntimeTypes.CACHE_MANAGER, caches);
    addSignature(constructor, signature);
    String key = names.newName("key");
    constructor.addStatement("super($L)", Bodies.arguments(signature));
    if (model.usesManager()) {
      constructor.addStatement("this.caches = $L", caches);
    }
    for (CachedMethod method : model.cached()) {
      constructor.addStatement("this.$L = $L", method.names().handle(), make(method, caches, key));
    }
    for (ForeignCache foreign : model.foreign()) {
      constructor.addStatement(
          "this.$L = $L.cache($T.$L)",
          foreign.handle(),
          caches,
          ClassName.get(foreign.packageName(), foreign.className()),
          foreign.method().names().constant());
    }
    return constructor.build();
  }

  private CodeBlock make(CachedMethod method, String caches, String key) {
    CodeBlock spec = specReference(method);
    if (!method.keyFixesArguments()) {
      return CodeBlock.of("$L.cache($L)", caches, spec);
    }
    CodeBlock arguments =
        switch (method.key().shape()) {
          case NONE -> CodeBlock.of("");
          case SINGLE -> unboxed(method, key);
          case RECORD ->
              method.key().parts().stream()
                  .map(part -> CodeBlock.of("$L.$L()", key, part.name()))
                  .collect(CodeBlock.joining(", "));
        };
    return CodeBlock.of(
        "$L.$L($L,$W$L -> super.$L($L))",
        caches,
        method.async() ? "asyncCache" : "cache",
        spec,
        key,
        method.signature().name(),
        arguments);
  }

  /** Of {@code remove(int)} and {@code remove(Object)}, a boxed key would call the second. */
  private CodeBlock unboxed(CachedMethod method, String key) {
    TypeMirror type = method.key().parts().get(0).type();
    boolean overloaded =
        env.methods(model.source()).stream()
                .filter(other -> other.getSimpleName().contentEquals(method.signature().name()))
                .filter(other -> other.getParameters().size() == 1)
                .count()
            > 1;
    return overloaded && type.getKind().isPrimitive()
        ? CodeBlock.of("($T) $L", type, key)
        : CodeBlock.of("$L", key);
  }

  private CodeBlock specReference(CachedMethod method) {
    if (!isSpecGeneric(method)) {
      return CodeBlock.of("$L", method.names().constant());
    }
    CodeBlock variables =
        model.typeVariables().stream()
            .map(v -> CodeBlock.of("$L", v.asElement().getSimpleName()))
            .collect(CodeBlock.joining(", "));
    return CodeBlock.of("$T.<$L>$L()", self, variables, method.names().factory());
  }

  // Overrides

  private MethodSpec override(CachedMethod method) {
    return overriding(method.signature()).addCode(Bodies.of(model, method)).build();
  }

  private MethodSpec override(InvalidatingMethod method) {
    return overriding(method.signature()).addCode(Bodies.of(model, method)).build();
  }

  private MethodSpec.Builder overriding(Signature signature) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(signature.name())
            .addAnnotation(Override.class)
            .addModifiers(signature.access().toArray(Modifier[]::new))
            .returns(new SignatureNames(model, signature).annotated(signature.result()));
    signature.annotations().forEach(mirror -> method.addAnnotation(AnnotationSpec.get(mirror)));
    addSignature(method, signature);
    return method;
  }

  /**
   * Type variables, parameters and exceptions; not {@code synchronized}, which is the business of
   * the source.
   */
  private void addSignature(MethodSpec.Builder method, Signature signature) {
    SignatureNames names = new SignatureNames(model, signature);
    names.declarations().forEach(method::addTypeVariable);
    for (Parameter parameter : signature.parameters()) {
      ParameterSpec.Builder spec =
          ParameterSpec.builder(names.annotated(parameter.type()), parameter.name());
      parameter.annotations().forEach(mirror -> spec.addAnnotation(AnnotationSpec.get(mirror)));
      method.addParameter(spec.build());
    }
    method.varargs(signature.varargs());
    Stream<TypeMirror> thrown = signature.thrown().stream();
    thrown.map(names::plain).forEach(method::addException);
  }

  /**
   * Tells whether the cache, which cannot mention the method's type variables, gives less than the
   * method does.
   */
  static boolean needsCast(CachedMethod method) {
    return MethodVariables.in(method.signature().result());
  }
}
