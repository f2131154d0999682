package dev.larder.processor;

import com.google.auto.common.MoreTypes;
import dev.larder.processor.CachedClass.CachedMethod;
import dev.larder.processor.CachedClass.InvalidatingMethod;
import dev.larder.processor.CachedClass.Signature;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * Finds the warnings that the compiler would give about a generated class because of what the
 * source class has in its signatures. They are the source's to mend; the generated class suppresses
 * them, and no others.
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
      List<InvalidatingMethod> invalidating) {
    List<Signature> signatures =
        Stream.of(
                constructors.stream(),
                cached.stream().map(CachedMethod::signature),
                invalidating.stream().map(InvalidatingMethod::signature))
            .flatMap(all -> all)
            .toList();
    Set<String> warnings = new TreeSet<>();
    if (env.elements().isDeprecated(type) || anyDeprecated(signatures)) {
      warnings.add("deprecation");
      warnings.add("removal");
    }
    if (types(signatures).anyMatch(TypeWalk::mentionsRaw)) {
      warnings.add("rawtypes");
    }
    if (signatures.stream().anyMatch(Warnings::hasGenericVarargs)
        || cached.stream().anyMatch(SourceGenerator::needsCast)) {
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

  private boolean anyDeprecated(Collection<Signature> signatures) {
    return signatures.stream().anyMatch(signature -> !signature.annotations().isEmpty())
        || types(signatures).anyMatch(type -> TypeWalk.mentions(type, this::isDeprecated));
  }

  private boolean isDeprecated(TypeMirror type) {
    return type.getKind() == TypeKind.DECLARED
        && env.elements().isDeprecated(MoreTypes.asTypeElement(type));
  }

  private Stream<TypeMirror> types(Collection<Signature> signatures) {
    return Stream.concat(
        signatures.stream().flatMap(SignatureReader::types), Stream.of(type.getSuperclass()));
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
