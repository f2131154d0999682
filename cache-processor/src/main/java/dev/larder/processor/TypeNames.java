package dev.larder.processor;

import com.google.auto.common.MoreElements;
import com.google.auto.common.MoreTypes;
import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import com.palantir.javapoet.WildcardTypeName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;

/**
 * Turns the compiler's types into names for the generator, with the annotations on nullness that
 * stand in them.
 */
final class TypeNames {
  private static final Set<String> NULLNESS =
      Set.of("Nullable", "NonNull", "NotNull", "Nonnull", "CheckForNull", "NullnessUnspecified");

  private TypeNames() {}

  /** Tells whether an annotation says something about null. */
  static boolean isNullness(AnnotationMirror annotation) {
    return NULLNESS.contains(annotation.getAnnotationType().asElement().getSimpleName().toString());
  }

  /** The type without packages and annotations, as people read it. */
  static String simple(TypeMirror type) {
    return plain(type).toString().replaceAll("(?<![\\w.])(?:[\\w]+\\.)+(?=\\w)", "");
  }

  /** The type without annotations. */
  static TypeName plain(TypeMirror type) {
    return of(type, /* annotated= */ false, Map.of());
  }

  /** The type with its annotations on nullness. */
  static TypeName annotated(TypeMirror type) {
    return of(type, /* annotated= */ true, Map.of());
  }

  /** The variable with its bounds, to declare it. */
  static TypeVariableName declaration(TypeVariable variable) {
    return declaration(variable, Map.of());
  }

  static TypeVariableName declaration(TypeVariable variable, Map<Element, String> renamed) {
    TypeMirror bound = variable.getUpperBound();
    List<? extends TypeMirror> bounds =
        bound.getKind() == TypeKind.INTERSECTION
            ? MoreTypes.asIntersection(bound).getBounds()
            : List.of(bound);
    return TypeVariableName.get(
        nameOf(variable, renamed),
        bounds.stream()
            .map(type -> of(type, /* annotated= */ true, renamed))
            .toArray(TypeName[]::new));
  }

  /**
   * @param renamed other names for some type variables
   */
  static TypeName of(TypeMirror type, boolean annotated, Map<Element, String> renamed) {
    TypeName name =
        switch (type.getKind()) {
          case DECLARED -> ofDeclared(MoreTypes.asDeclared(type), annotated, renamed);
          case ARRAY ->
              ArrayTypeName.of(of(MoreTypes.asArray(type).getComponentType(), annotated, renamed));
          case TYPEVAR -> TypeVariableName.get(nameOf(MoreTypes.asTypeVariable(type), renamed));
          case WILDCARD -> ofWildcard(MoreTypes.asWildcard(type), annotated, renamed);
          default -> TypeName.get(type).withoutAnnotations();
        };
    return annotated ? name.annotated(nullness(type)) : name;
  }

  private static TypeName ofDeclared(
      DeclaredType type, boolean annotated, Map<Element, String> renamed) {
    ClassName raw = ClassName.get(MoreTypes.asTypeElement(type));
    List<TypeName> arguments =
        type.getTypeArguments().stream().map(argument -> of(argument, annotated, renamed)).toList();
    Optional<TypeName> around = Env.enclosingType(type).map(outer -> of(outer, annotated, renamed));
    if (around.isPresent() && around.get() instanceof ParameterizedTypeName enclosing) {
      return enclosing.nestedClass(raw.simpleName(), arguments);
    }
    return arguments.isEmpty()
        ? raw
        : ParameterizedTypeName.get(raw, arguments.toArray(TypeName[]::new));
  }

  private static TypeName ofWildcard(
      WildcardType wildcard, boolean annotated, Map<Element, String> renamed) {
    if (wildcard.getExtendsBound() != null) {
      return WildcardTypeName.subtypeOf(of(wildcard.getExtendsBound(), annotated, renamed));
    }
    return wildcard.getSuperBound() == null
        ? WildcardTypeName.subtypeOf(Object.class)
        : WildcardTypeName.supertypeOf(of(wildcard.getSuperBound(), annotated, renamed));
  }

  private static String nameOf(TypeVariable variable, Map<Element, String> renamed) {
    Element element = variable.asElement();
    return renamed.getOrDefault(element, element.getSimpleName().toString());
  }

  private static List<AnnotationSpec> nullness(TypeMirror type) {
    return type.getAnnotationMirrors().stream()
        .filter(TypeNames::isNullness)
        .filter(mirror -> MoreElements.isType(mirror.getAnnotationType().asElement()))
        .map(AnnotationSpec::get)
        .toList();
  }
}
