package dev.larder.processor;

import com.google.auto.common.MoreTypes;
import javax.lang.model.element.ElementKind;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;

/**
 * Takes the type variables of methods out of types, since the fields of a class cannot mention
 * them: {@code T} becomes its bound, {@code List<T>} becomes {@code List<?>}. The result is a
 * supertype of the original, to which a value can be cast back.
 */
final class MethodVariables {
  private final Env env;

  MethodVariables(Env env) {
    this.env = env;
  }

  static boolean in(TypeMirror type) {
    return TypeWalk.mentions(type, MethodVariables::isMethodVariable);
  }

  private static boolean isMethodVariable(TypeMirror type) {
    if (type.getKind() != TypeKind.TYPEVAR) {
      return false;
    }
    ElementKind owner = Env.enclosing(MoreTypes.asTypeVariable(type).asElement()).getKind();
    return owner == ElementKind.METHOD || owner == ElementKind.CONSTRUCTOR;
  }

  TypeMirror removedFrom(TypeMirror type) {
    if (!in(type)) {
      return type;
    }
    return switch (type.getKind()) {
      case ARRAY ->
          env.types().getArrayType(removedFrom(MoreTypes.asArray(type).getComponentType()));
      case DECLARED -> removedFromArguments(MoreTypes.asDeclared(type));
      case TYPEVAR -> removedFrom(firstBound(MoreTypes.asTypeVariable(type)));
      default -> env.types().erasure(type);
    };
  }

  private static TypeMirror firstBound(TypeVariable variable) {
    TypeMirror bound = variable.getUpperBound();
    return bound instanceof IntersectionType intersection ? intersection.getBounds().get(0) : bound;
  }

  private TypeMirror removedFromArguments(DeclaredType type) {
    if (Env.enclosingType(type).filter(MethodVariables::in).isPresent()) {
      return env.types().erasure(type);
    }
    TypeMirror[] arguments =
        type.getTypeArguments().stream()
            .map(argument -> in(argument) ? env.types().getWildcardType(null, null) : argument)
            .toArray(TypeMirror[]::new);
    return env.types().getDeclaredType(MoreTypes.asTypeElement(type), arguments);
  }
}
