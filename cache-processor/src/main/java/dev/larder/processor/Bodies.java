package dev.larder.processor;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.TypeName;
import dev.larder.processor.CachedClass.CachedMethod;
import dev.larder.processor.CachedClass.InvalidatingMethod;
import dev.larder.processor.CachedClass.Invalidation;
import dev.larder.processor.CachedClass.KeyPart;
import dev.larder.processor.CachedClass.KeyRecord;
import dev.larder.processor.CachedClass.MethodKey;
import dev.larder.processor.CachedClass.Parameter;
import dev.larder.processor.CachedClass.Path;
import dev.larder.processor.CachedClass.Signature;
import dev.larder.processor.CachedClass.Step;
import dev.larder.processor.CachedClass.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Writes what the overriding methods do. */
final class Bodies {
  private final CachedClass model;
  private final Signature signature;
  private final NameAllocator names;
  private final SignatureNames types;

  private Bodies(CachedClass model, Signature signature) {
    this.model = model;
    this.signature = signature;
    this.names = namesOf(signature);
    this.types = new SignatureNames(model, signature);
  }

  static CodeBlock of(CachedClass model, CachedMethod method) {
    return new Bodies(model, method.signature()).cached(method);
  }

  static CodeBlock of(CachedClass model, InvalidatingMethod method) {
    return new Bodies(model, method.signature()).invalidating(method);
  }

  /** Names that are free beside the parameters. */
  static NameAllocator namesOf(Signature signature) {
    NameAllocator names = new NameAllocator();
    signature.parameters().forEach(parameter -> names.newName(parameter.name()));
    return names;
  }

  static CodeBlock arguments(Signature signature) {
    return signature.parameters().stream()
        .map(parameter -> CodeBlock.of("$L", parameter.name()))
        .collect(CodeBlock.joining(", "));
  }

  // @Cached

  private CodeBlock cached(CachedMethod method) {
    CodeBlock cache = field(method.names().handle());
    CodeBlock key = key(method);
    CodeBlock.Builder body = CodeBlock.builder().add(withoutCaches(cache));
    if (!canBeMadeTwice(method.key())) {
      String name = names.newName("key");
      body.addStatement("$T $L = $L", SourceGenerator.keyType(model, method), name, key);
      key = CodeBlock.of("$L", name);
    }
    String hit = names.newName("hit");
    return body.addStatement("var $L = $L.hit($L)", hit, cache, sought(method.key(), key))
        .beginControlFlow("if ($L != null)", hit)
        .addStatement("return $L", cast(method, value(method, hit)))
        .endControlFlow()
        .addStatement("return $L", cast(method, get(method, cache, key)))
        .build();
  }

  /** Whether the key takes no more than reading parameters. */
  private static boolean canBeMadeTwice(MethodKey key) {
    return key.parts().stream()
        .allMatch(part -> part.path().steps().isEmpty() && part.type().getKind() != TypeKind.ARRAY);
  }

  /** What the cache is asked for a hit with: of boxed numbers, stand-ins that need no memory. */
  private static CodeBlock sought(MethodKey key, CodeBlock code) {
    if (key.shape() != MethodKey.Shape.SINGLE || !canBeMadeTwice(key)) {
      return code;
    }
    return switch (key.parts().get(0).type().getKind()) {
      case LONG -> CodeBlock.of("new $T($L)", RuntimeTypes.LONG_KEY, code);
      case INT -> CodeBlock.of("new $T($L)", RuntimeTypes.INT_KEY, code);
      default -> code;
    };
  }

  private static CodeBlock value(CachedMethod method, String hit) {
    return CodeBlock.of(method.async() ? "$L.future()" : "$L.value()", hit);
  }

  private CodeBlock get(CachedMethod method, CodeBlock cache, CodeBlock key) {
    return method.keyFixesArguments()
        ? CodeBlock.of("$L.get($L)", cache, key)
        : CodeBlock.of(
            "$L.$L($L,$W$L -> $L)",
            cache,
            method.async() ? "getAsync" : "get",
            key,
            names.newName("missing"),
            superCall());
  }

  private CodeBlock key(CachedMethod method) {
    List<KeyPart> parts = method.key().parts();
    return switch (method.key().shape()) {
      case NONE -> CodeBlock.of("$T.INSTANCE", RuntimeTypes.NO_ARGUMENTS);
      case SINGLE -> nullSafe(parts.get(0).path());
      case RECORD ->
          newKey(
              method.key().record(),
              parts.stream().map(part -> nullSafe(part.path())).collect(CodeBlock.joining(", ")));
    };
  }

  private CodeBlock cast(CachedMethod method, CodeBlock value) {
    if (!SourceGenerator.needsCast(method)) {
      return value;
    }
    TypeName result = types.plain(method.signature().result());
    return method.async()
        ? CodeBlock.of("($T) ($T<?>) $L", result, CompletableFuture.class, value)
        : CodeBlock.of("($T) $L", result, value);
  }

  // @CacheInvalidate

  private CodeBlock invalidating(InvalidatingMethod method) {
    CodeBlock.Builder body = CodeBlock.builder();
    body.add(withoutCaches(reference(method.invalidations().get(0).target())));
    method.invalidations().stream()
        .filter(Invalidation::before)
        .map(this::statement)
        .forEach(body::add);
    CodeBlock after =
        method.invalidations().stream()
            .filter(invalidation -> !invalidation.before())
            .map(this::statement)
            .collect(CodeBlock.joining(""));
    if (after.isEmpty()) {
      body.addStatement(isVoid() ? "$L" : "return $L", superCall());
    } else if (method.async()) {
      addAfterCompletion(body, after);
    } else if (isVoid()) {
      body.addStatement("$L", superCall()).add(after);
    } else {
      String result = names.newName("result");
      body.addStatement("$T $L = $L", types.annotated(signature.result()), result, superCall())
          .add(after)
          .addStatement("return $L", result);
    }
    return body.build();
  }

  private void addAfterCompletion(CodeBlock.Builder body, CodeBlock after) {
    String failure = names.newName("failure");
    body.add("return $L\n$>$>", superCall())
        .add(".whenComplete(\n$>$>($L, $L) -> {\n$>", names.newName("result"), failure)
        .beginControlFlow("if ($L == null)", failure)
        .add(after)
        .endControlFlow()
        .add("$<});\n$<$<$<$<");
  }

  private CodeBlock statement(Invalidation invalidation) {
    Target target = invalidation.target();
    MethodKey key = target.key();
    if (invalidation.all() || (key != null && key.shape() == MethodKey.Shape.NONE)) {
      return CodeBlock.builder().addStatement(invalidateAll(target)).build();
    }
    List<String> present = new ArrayList<>();
    CodeBlock call = invalidateOne(target, keyOf(invalidation, present));
    CodeBlock.Builder code = CodeBlock.builder();
    if (present.isEmpty()) {
      return code.addStatement(call).build();
    }
    return code.beginControlFlow("if ($L)", String.join(" && ", present))
        .addStatement(call)
        .endControlFlow()
        .build();
  }

  private CodeBlock invalidateAll(Target target) {
    return target.access() == Target.Access.FIELD
        ? CodeBlock.of("$L.invalidateAll()", reference(target))
        : CodeBlock.of("$L.invalidateAll($S)", reference(target), target.name());
  }

  private CodeBlock invalidateOne(Target target, CodeBlock key) {
    return target.access() == Target.Access.FIELD
        ? CodeBlock.of("$L.invalidate($L)", reference(target), key)
        : CodeBlock.of("$L.invalidate($S, $L)", reference(target), target.name(), key);
  }

  /**
   * @param present is given the conditions on which there can be such a key: a primitive part is
   *     never null
   */
  private static CodeBlock keyOf(Invalidation invalidation, List<String> present) {
    MethodKey key = invalidation.target().key();
    if (key == null) {
      return nullSafe(invalidation.key().get(0));
    }
    boolean single = key.shape() == MethodKey.Shape.SINGLE;
    List<CodeBlock> parts = new ArrayList<>();
    for (int i = 0; i < key.parts().size(); i++) {
      parts.add(part(invalidation.key().get(i), key.parts().get(i).type(), single, present));
    }
    CodeBlock values = CodeBlock.join(parts, ", ");
    return single ? values : newKey(key.record(), values);
  }

  private static CodeBlock newKey(KeyRecord record, CodeBlock values) {
    return CodeBlock.of(
        "new $T$L($L)", KeyRecords.rawType(record), record.generic() ? "<>" : "", values);
  }

  private static CodeBlock part(
      Path path, TypeMirror wanted, boolean single, List<String> present) {
    if (!wanted.getKind().isPrimitive()) {
      return nullSafe(path);
    }
    List<String> prefixes = prefixes(path);
    prefixes.stream().map(prefix -> prefix + " != null").forEach(present::add);
    String value = text(path);
    if (!path.type().getKind().isPrimitive()) {
      present.add(value + " != null");
    }
    TypeName given = TypeNames.plain(path.type());
    TypeName needed = TypeNames.plain(wanted);
    boolean same = (given.isBoxedPrimitive() ? given.unbox() : given).equals(needed);
    // A parameter of a record is widened by the compiler; one that must be boxed first is not.
    return single && !same ? CodeBlock.of("($T) $L", needed, value) : CodeBlock.of("$L", value);
  }

  // Both

  /**
   * A constructor of the class may call its methods before that of the generated class has made the
   * caches.
   */
  private CodeBlock withoutCaches(CodeBlock cache) {
    CodeBlock.Builder code = CodeBlock.builder();
    code.beginControlFlow("if ($L == null)", cache);
    code.add("// called by a constructor of $L\n", model.source().getSimpleName());
    if (isVoid()) {
      code.addStatement("$L", superCall()).addStatement("return");
    } else {
      code.addStatement("return $L", superCall());
    }
    return code.endControlFlow().build();
  }

  private boolean isVoid() {
    return signature.result().getKind() == TypeKind.VOID;
  }

  private CodeBlock superCall() {
    return CodeBlock.of(
        "super.$L$L($L)", types.typeArguments(), signature.name(), arguments(signature));
  }

  private CodeBlock reference(Target target) {
    return field(target.access() == Target.Access.FIELD ? target.name() : "caches");
  }

  private CodeBlock field(String name) {
    boolean hidden = signature.parameters().stream().anyMatch(p -> p.name().equals(name));
    return CodeBlock.of(hidden ? "this.$L" : "$L", name);
  }

  /** {@code user == null ? null : user.id()}. */
  private static CodeBlock nullSafe(Path path) {
    List<String> prefixes = prefixes(path);
    if (prefixes.isEmpty()) {
      return CodeBlock.of("$L", text(path));
    }
    return CodeBlock.of(
        "$L == null ? null : $L", String.join(" == null || ", prefixes), text(path));
  }

  /** What may be null on the way: {@code order}, {@code order.customer()}. */
  private static List<String> prefixes(Path path) {
    List<String> prefixes = new ArrayList<>();
    String prefix = path.parameter().name();
    for (Step step : path.steps()) {
      prefixes.add(prefix);
      prefix += "." + step.code();
    }
    return prefixes;
  }

  private static String text(Path path) {
    Parameter parameter = path.parameter();
    return parameter.name()
        + String.join("", path.steps().stream().map(step -> "." + step.code()).toList());
  }
}
