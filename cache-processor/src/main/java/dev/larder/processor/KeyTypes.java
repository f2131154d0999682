package dev.larder.processor;

import com.google.auto.common.MoreTypes;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Tells which types have value semantics, so that equal arguments find each other's result. */
final class KeyTypes {
  /**
   * Inherit {@code Object.equals} or declare none, and are sound nevertheless: there is one object
   * for each value.
   */
  private static final Set<String> SINGLE_INSTANCES =
      Set.of("java.lang.Class", "java.util.Currency");

  private final Env env;
  private final Report report;

  /**
   * @param report where types are noted that do not exist
   */
  KeyTypes(Env env, Report report) {
    this.env = env;
    this.report = report;
  }

  /** Says why values of {@code type} cannot be told apart by value; empty if they can. */
  Optional<String> flawOf(TypeMirror type) {
    // An array that is an argument is copied and compared by content.
    TypeMirror content = type;
    while (content.getKind() == TypeKind.ARRAY) {
      content = MoreTypes.asArray(content).getComponentType();
    }
    return flawOf(content, new HashSet<>());
  }

  private Optional<String> flawOf(TypeMirror type, Set<TypeElement> seen) {
    return switch (type.getKind()) {
      case ARRAY ->
          Optional.of("an array within another value is compared by identity, not by content");
      case DECLARED -> flawOfDeclared(MoreTypes.asDeclared(type), seen);
      case TYPEVAR -> flawOfBound(MoreTypes.asTypeVariable(type).getUpperBound(), seen);
      case WILDCARD -> {
        TypeMirror bound = MoreTypes.asWildcard(type).getExtendsBound();
        yield bound == null ? Optional.empty() : flawOfBound(bound, seen);
      }
      case ERROR -> {
        report.addUnresolved(type);
        yield Optional.empty();
      }
      default -> Optional.empty(); // primitives
    };
  }

  /**
   * A type variable stands for a type not known here; only a class as its bound says something
   * about it.
   */
  private Optional<String> flawOfBound(TypeMirror bound, Set<TypeElement> seen) {
    boolean saysNothing =
        bound.getKind() != TypeKind.DECLARED
            || env.isObject(bound)
            || MoreTypes.asTypeElement(bound).getKind().isInterface();
    return saysNothing ? Optional.empty() : flawOf(bound, seen);
  }

  private Optional<String> flawOfDeclared(DeclaredType type, Set<TypeElement> seen) {
    TypeElement element = MoreTypes.asTypeElement(type);
    if (element.getKind() == ElementKind.ENUM
        || SINGLE_INSTANCES.contains(element.getQualifiedName().toString())) {
      return Optional.empty();
    }
    if (env.isClass(type, "java.util.Collection")) {
      return Optional.of("a Collection does not say how it is compared; take a List or a Set");
    }
    if (element.getKind() == ElementKind.RECORD) {
      return seen.add(element) && !equalsIsWritten(element)
          ? flawOfComponents(type, element, seen)
          : Optional.empty();
    }
    if (declaresEquals(type)) {
      return isContainer(type)
          ? type.getTypeArguments().stream()
              .flatMap(argument -> flawOf(argument, seen).stream())
              .findFirst()
          : Optional.empty();
    }
    Optional<TypeMirror> missing = env.missingSupertype(type);
    if (missing.isPresent()) {
      report.addUnresolved(missing.get()); // it may have equals
      return Optional.empty();
    }
    if (Env.isSealed(element)) {
      return seen.add(element) ? flawOfPermitted(element, seen) : Optional.empty();
    }
    return Optional.of(
        element.getKind().isInterface()
            ? TypeNames.simple(type) + " is an interface that does not declare equals"
            : TypeNames.simple(type)
                + (env.isObject(type) ? " has" : " inherits")
                + " Object.equals");
  }

  private Optional<String> flawOfComponents(
      DeclaredType type, TypeElement record, Set<TypeElement> seen) {
    for (RecordComponentElement component : record.getRecordComponents()) {
      TypeMirror resolved = componentType(env, type, component);
      Optional<String> flaw = flawOf(resolved, seen);
      if (flaw.isPresent()) {
        return Optional.of("its component " + component.getSimpleName() + ": " + flaw.get());
      }
    }
    return Optional.empty();
  }

  private Optional<String> flawOfPermitted(TypeElement sealed, Set<TypeElement> seen) {
    return sealed.getPermittedSubclasses().stream()
        .flatMap(permitted -> flawOf(permitted, seen).stream())
        .findFirst();
  }

  /** The type of a record component, with the type arguments of the record filled in. */
  static TypeMirror componentType(Env env, DeclaredType type, RecordComponentElement component) {
    return MoreTypes.asExecutable(env.types().asMemberOf(type, component.getAccessor()))
        .getReturnType();
  }

  /** The compiler's own {@code equals} of a record is final, one written by hand hardly ever. */
  static boolean equalsIsWritten(TypeElement record) {
    return ElementFilter.methodsIn(record.getEnclosedElements()).stream()
        .anyMatch(method -> isEquals(method) && !method.getModifiers().contains(Modifier.FINAL));
  }

  private boolean declaresEquals(TypeMirror type) {
    if (type.getKind() != TypeKind.DECLARED || env.isObject(type)) {
      return false;
    }
    return ElementFilter.methodsIn(MoreTypes.asTypeElement(type).getEnclosedElements()).stream()
            .anyMatch(KeyTypes::isEquals)
        || env.types().directSupertypes(type).stream().anyMatch(this::declaresEquals);
  }

  private static boolean isEquals(ExecutableElement method) {
    return method.getSimpleName().contentEquals("equals")
        && method.getParameters().size() == 1
        && MoreTypes.isTypeOf(Object.class, method.getParameters().get(0).asType());
  }

  private boolean isContainer(TypeMirror type) {
    return env.isSubtype(type, "java.util.Collection")
        || env.isSubtype(type, "java.util.Map")
        || env.isClass(type, "java.util.Optional");
  }
}
