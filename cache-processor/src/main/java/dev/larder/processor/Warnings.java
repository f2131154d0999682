package dev.larder.processor;

import com.google.auto.common.MoreTypes;
import dev.larder.processor.CachedClass.CachedMethod;
import dev.larder.processor.CachedClass.ForeignCache;
import dev.larder.processor.CachedClass.InvalidatingMethod;
import dev.larder.processor.CachedClass.KeyPart;
import dev.larder.processor.CachedClass.Path;
import dev.larder.processor.CachedClass.Signature;
import dev.larder.processor.CachedClass.Step;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * Finds the warnings that the compiler would give about a generated class. The generated class
 * suppresses them, and no others.
 *
 * <p>Most come from what the source class has in its signatures, deprecated or raw types, and are
 * the source's to mend. Two are not: {@code serial}, since a generated class has no version of its
 * own, and {@code this-escape}, since its constructor hands out loaders that call {@code super},
 * before the constructors of subclasses have run.
 */
final class Warnings {
  private final Env env;
  private final TypeElement type;

  Warnings(Env env, TypeElement type) {
    this.env = env;
    this.type = type;
  }

  Set<String> of(
      List<Signature> constructors,
      List<CachedMethod> cached,
      List<InvalidatingMethod> invalidating,
      List<ForeignCache> foreign) {
    List<Signature> signatures =
        Stream.of(
                constructors.stream(),
                cached.stream().map(CachedMethod::signature),
                invalidating.stream().map(InvalidatingMethod::signature))
            .flatMap(all -> all)
            .toList();
    List<TypeMirror> types = types(signatures, foreign).toList();
    Set<String> warnings = new TreeSet<>();
    if (env.elements().isDeprecated(type)
        || signatures.stream().anyMatch(Warnings::isDeprecated)
        || types.stream().anyMatch(mentioned -> TypeWalk.mentionsDeprecated(env, mentioned))
        || paths(cached, invalidating).anyMatch(Warnings::leadsThroughDeprecated)) {
      warnings.add("deprecation");
      warnings.add("removal");
    }
    if (types.stream().anyMatch(TypeWalk::mentionsRaw)) {
      warnings.add("rawtypes");
    }
    if (signatures.stream().anyMatch(Warnings::hasGenericVarargs)
        || cached.stream().anyMatch(SourceGenerator::needsCast)
        || cached.stream().anyMatch(Warnings::isRawFuture)) {
      warnings.add("unchecked");
    }
    if (env.isSubtype(type.asType(), "java.io.Serializable")) {
      warnings.add("serial");
    }
    if (type.getModifiers().contains(Modifier.PUBLIC)
        && cached.stream().anyMatch(CachedMethod::keyFixesArguments)) {
      // The caches get loaders that call super. They run no earlier than the methods of the class.
      warnings.add("this-escape");
    }
    return warnings;
  }

  private static boolean isDeprecated(Signature signature) {
    return signature.annotations().stream().anyMatch(SignatureReader::isDeprecated);
  }

  private static Stream<Path> paths(
      List<CachedMethod> cached, List<InvalidatingMethod> invalidating) {
    return Stream.concat(
        cached.stream().flatMap(method -> method.key().parts().stream()).map(KeyPart::path),
        invalidating.stream()
            .flatMap(method -> method.invalidations().stream())
            .flatMap(invalidation -> invalidation.key().stream()));
  }

  private static boolean leadsThroughDeprecated(Path path) {
    return path.steps().stream().anyMatch(Step::deprecated);
  }

  private static boolean isRawFuture(CachedMethod method) {
    return method.async() && Env.arguments(method.signature().result()).isEmpty();
  }

  private Stream<TypeMirror> types(List<Signature> signatures, List<ForeignCache> foreign) {
    return Stream.of(
            Stream.of(type.getSuperclass()),
            signatures.stream().flatMap(SignatureReader::types),
            foreign.stream().flatMap(cache -> types(cache.method())))
        .flatMap(types -> types);
  }

  private static Stream<TypeMirror> types(CachedMethod foreign) {
    return Stream.concat(
        Stream.of(foreign.valueType()), foreign.key().parts().stream().map(KeyPart::type));
  }

  /** {@code List<String>...} makes a warning wherever it is declared. */
  private static boolean hasGenericVarargs(Signature signature) {
    if (!signature.varargs()) {
      return false;
    }
    List<CachedClass.Parameter> parameters = signature.parameters();
    TypeMirror last = parameters.get(parameters.size() - 1).type();
    TypeMirror component = MoreTypes.asArray(last).getComponentType();
    return component.getKind() == TypeKind.TYPEVAR
        || (component.getKind() == TypeKind.DECLARED && !Env.arguments(component).isEmpty());
  }
}
