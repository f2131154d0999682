package dev.larder.processor;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import dev.larder.processor.CachedClass.Signature;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;

/**
 * Names the types of one signature. A type variable of an inherited method may be called like one
 * of the class, which it would hide: {@code <F> f(F f, T t)} of a {@code Base<T>} in a {@code
 * Sub<F> extends Base<F>}. It is renamed.
 */
final class SignatureNames {
  private final List<TypeVariable> variables;
  private final Map<Element, String> renamed = new HashMap<>();

  SignatureNames(CachedClass model, Signature signature) {
    this.variables = signature.typeVariables();
    Set<String> ofClass =
        model.typeVariables().stream().map(SignatureNames::written).collect(Collectors.toSet());
    Set<String> taken = new HashSet<>(ofClass);
    variables.stream().map(SignatureNames::written).forEach(taken::add);
    variables.stream()
        .filter(variable -> ofClass.contains(written(variable)))
        .forEach(variable -> renamed.put(variable.asElement(), free(written(variable), taken)));
  }

  private static String written(TypeVariable variable) {
    return variable.asElement().getSimpleName().toString();
  }

  private static String free(String name, Set<String> taken) {
    return Stream.iterate(2, i -> i + 1)
        .map(i -> name + i)
        .filter(taken::add)
        .findFirst()
        .orElseThrow();
  }

  /** The type without annotations. */
  TypeName plain(TypeMirror type) {
    return TypeNames.of(type, /* annotated= */ false, renamed);
  }

  /** The type with its annotations on nullness. */
  TypeName annotated(TypeMirror type) {
    return TypeNames.of(type, /* annotated= */ true, renamed);
  }

  /** The type variables with their bounds, to declare them. */
  List<TypeVariableName> declarations() {
    return variables.stream().map(v -> TypeNames.declaration(v, renamed)).toList();
  }

  /** The type variables as arguments of a call: {@code <T, X>}. */
  CodeBlock typeArguments() {
    return variables.isEmpty()
        ? CodeBlock.of("")
        : variables.stream()
            .map(v -> CodeBlock.of("$T", plain(v)))
            .collect(CodeBlock.joining(", ", "<", ">"));
  }
}
