package dev.larder.processor;

import com.google.auto.common.MoreTypes;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;

/** Looks for something in a type: in its arguments, bounds and components, too. */
final class TypeWalk {
  private final Predicate<TypeMirror> wanted;
  private final Set<TypeVariable> seen = new HashSet<>();

  private TypeWalk(Predicate<TypeMirror> wanted) {
    this.wanted = wanted;
  }

  /** Tells whether {@code type} is, or mentions, a wanted one. */
  static boolean mentions(TypeMirror type, Predicate<TypeMirror> wanted) {
    return new TypeWalk(wanted).visit(type);
  }

  /** The first wanted one that {@code type} is or mentions. */
  static Optional<TypeMirror> find(TypeMirror type, Predicate<TypeMirror> wanted) {
    AtomicReference<TypeMirror> found = new AtomicReference<>();
    mentions(type, part -> wanted.test(part) && found.compareAndSet(null, part));
    return Optional.ofNullable(found.get());
  }

  /** Tells whether {@code type} mentions a type variable. */
  static boolean mentionsVariable(TypeMirror type) {
    return mentions(type, part -> part.getKind() == TypeKind.TYPEVAR);
  }

  /** Tells whether {@code type} mentions a raw type: a generic class without arguments. */
  static boolean mentionsRaw(TypeMirror type) {
    return mentions(type, TypeWalk::isRaw);
  }

  /** Tells whether {@code type} mentions a deprecated class. */
  static boolean mentionsDeprecated(Env env, TypeMirror type) {
    return mentions(
        type,
        part ->
            part.getKind() == TypeKind.DECLARED
                && env.elements().isDeprecated(MoreTypes.asTypeElement(part)));
  }

  private static boolean isRaw(TypeMirror type) {
    if (type.getKind() != TypeKind.DECLARED) {
      return false;
    }
    DeclaredType declared = MoreTypes.asDeclared(type);
    TypeElement element = MoreTypes.asTypeElement(type);
    return declared.getTypeArguments().isEmpty() && !element.getTypeParameters().isEmpty();
  }

  private boolean visit(TypeMirror type) {
    if (wanted.test(type)) {
      return true;
    }
    return switch (type.getKind()) {
      case ARRAY -> visit(MoreTypes.asArray(type).getComponentType());
      case DECLARED -> visitDeclared(MoreTypes.asDeclared(type));
      case TYPEVAR -> visitVariable(MoreTypes.asTypeVariable(type));
      case WILDCARD -> visitWildcard(MoreTypes.asWildcard(type));
      case INTERSECTION -> ((IntersectionType) type).getBounds().stream().anyMatch(this::visit);
      default -> false;
    };
  }

  private boolean visitDeclared(DeclaredType type) {
    return type.getTypeArguments().stream().anyMatch(this::visit)
        || Env.enclosingType(type).filter(this::visit).isPresent();
  }

  private boolean visitVariable(TypeVariable variable) {
    // A bound may mention its variable: <T extends Comparable<T>>.
    return seen.add(variable) && visit(variable.getUpperBound());
  }

  private boolean visitWildcard(WildcardType wildcard) {
    TypeMirror extendsBound = wildcard.getExtendsBound();
    TypeMirror superBound = wildcard.getSuperBound();
    return (extendsBound != null && visit(extendsBound))
        || (superBound != null && visit(superBound));
  }
}
