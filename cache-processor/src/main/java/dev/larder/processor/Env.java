package dev.larder.processor;

import static java.util.Objects.requireNonNull;

import com.google.auto.common.MoreElements;
import com.google.auto.common.MoreTypes;
import com.google.auto.common.Visibility;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** The compiler's view of types and elements, and the questions that every stage asks it. */
final class Env {
  private final Types types;
  private final Elements elements;

  /** The names of the top-level classes that are compiled, of this round and those before. */
  private final Set<String> sources = new HashSet<>();

  // What was asked in this round. The answers cost time in proportion to the classes of a package,
  // and the methods of a class: too much for each class of the package, and each of the methods.
  private final Map<PackageElement, Boolean> hidesJavaLang = new HashMap<>();
  private final Map<TypeElement, List<ExecutableElement>> methods = new HashMap<>();

  Env(ProcessingEnvironment processing) {
    this.types = processing.getTypeUtils();
    this.elements = processing.getElementUtils();
  }

  /** Begins a round, in which there are new classes. */
  void beginRound(RoundEnvironment round) {
    hidesJavaLang.clear();
    methods.clear();
    ElementFilter.typesIn(round.getRootElements())
        .forEach(type -> sources.add(type.getQualifiedName().toString()));
  }

  /** Operations on types. */
  Types types() {
    return types;
  }

  /** Operations on elements. */
  Elements elements() {
    return elements;
  }

  /** Tells whether {@code type} is being compiled, and does not come from a class file. */
  boolean isSource(TypeElement type) {
    Element outermost = type;
    while (MoreElements.isType(enclosing(outermost))) {
      outermost = enclosing(outermost);
    }
    return sources.contains(MoreElements.asType(outermost).getQualifiedName().toString());
  }

  String binaryName(Element type) {
    return elements.getBinaryName(MoreElements.asType(type)).toString();
  }

  String packageName(Element element) {
    return elements.getPackageOf(element).getQualifiedName().toString();
  }

  /**
   * Tells whether {@code type} is a subtype of the class of this name, whatever its type arguments.
   */
  boolean isSubtype(TypeMirror type, String className) {
    return superclass(type, className).isPresent();
  }

  /**
   * The supertype of {@code type}, or itself, that is the class of this name, with its type
   * arguments.
   */
  Optional<DeclaredType> superclass(TypeMirror type, String className) {
    if (type.getKind() == TypeKind.DECLARED && isClass(type, className)) {
      return Optional.of(MoreTypes.asDeclared(type));
    }
    return switch (type.getKind()) {
      case DECLARED, TYPEVAR, INTERSECTION ->
          types.directSupertypes(type).stream()
              .flatMap(parent -> superclass(parent, className).stream())
              .findFirst();
      default -> Optional.empty();
    };
  }

  /** A supertype, direct or not, that does not exist; what it has is not known. */
  Optional<TypeMirror> missingSupertype(TypeMirror type) {
    return switch (type.getKind()) {
      case ERROR -> Optional.of(type);
      case DECLARED, TYPEVAR, INTERSECTION ->
          types.directSupertypes(type).stream()
              .flatMap(parent -> missingSupertype(parent).stream())
              .findFirst();
      default -> Optional.empty();
    };
  }

  boolean isClass(TypeMirror type, String className) {
    return type.getKind() == TypeKind.DECLARED
        && MoreTypes.asTypeElement(type).getQualifiedName().contentEquals(className);
  }

  boolean isObject(TypeMirror type) {
    return isClass(type, "java.lang.Object");
  }

  TypeMirror object() {
    return elements.getTypeElement("java.lang.Object").asType();
  }

  /** The class of a primitive, or the type itself. */
  TypeMirror boxed(TypeMirror type) {
    return type.getKind().isPrimitive()
        ? types.boxedClass(MoreTypes.asPrimitiveType(type)).asType()
        : type;
  }

  /** Tells whether a subclass of {@code user}, in its package, can name {@code type}. */
  boolean canName(TypeElement user, TypeElement type) {
    boolean samePackage = elements.getPackageOf(user).equals(elements.getPackageOf(type));
    return switch (Visibility.effectiveVisibilityOfElement(type)) {
      case PUBLIC -> true;
      case DEFAULT -> samePackage;
      case PROTECTED -> samePackage || inherits(user, enclosing(type));
      case PRIVATE -> false;
    };
  }

  /** The methods of a class, its own and those it inherits, without those that are overridden. */
  List<ExecutableElement> methods(TypeElement type) {
    return methods.computeIfAbsent(type, this::readMethods);
  }

  private List<ExecutableElement> readMethods(TypeElement type) {
    Set<ExecutableElement> found = MoreElements.getLocalAndInheritedMethods(type, types, elements);
    // auto-common misses overrides such as <E extends Comparable<?>> E min(E) of <E extends T>.
    return found.stream().filter(method -> !isOverridden(method, found, type)).toList();
  }

  private boolean isOverridden(
      ExecutableElement method, Set<ExecutableElement> all, TypeElement type) {
    return all.stream()
        .anyMatch(other -> other != method && elements.overrides(other, method, type));
  }

  /** Tells whether a package has a class with the name of one of {@code java.lang}. */
  boolean hidesJavaLang(PackageElement pkg) {
    return hidesJavaLang.computeIfAbsent(
        pkg,
        unknown ->
            ElementFilter.typesIn(pkg.getEnclosedElements()).stream()
                .map(type -> "java.lang." + type.getSimpleName())
                .anyMatch(name -> elements.getTypeElement(name) != null));
  }

  /** Tells whether code in {@code origin} can read a member through a type that it can name. */
  boolean canRead(PackageElement origin, Element member) {
    return switch (Visibility.ofElement(member)) {
      case PUBLIC -> true;
      case DEFAULT, PROTECTED -> elements.getPackageOf(member).equals(origin);
      case PRIVATE -> false;
    };
  }

  private boolean inherits(TypeElement type, Element parent) {
    return types.isSubtype(types.erasure(type.asType()), types.erasure(parent.asType()));
  }

  /** What an element that is no package is declared in. */
  static Element enclosing(Element element) {
    return requireNonNull(element.getEnclosingElement());
  }

  /** The type of the object around, for an inner class; ecj names one for static classes, too. */
  static Optional<TypeMirror> enclosingType(DeclaredType type) {
    TypeMirror enclosing = type.getEnclosingType();
    boolean inner = !type.asElement().getModifiers().contains(Modifier.STATIC);
    return Optional.of(enclosing).filter(t -> inner && t.getKind() == TypeKind.DECLARED);
  }

  /** The type arguments; empty for a raw type. */
  static List<? extends TypeMirror> arguments(TypeMirror type) {
    return MoreTypes.asDeclared(type).getTypeArguments();
  }

  /** Tells whether a type is an interface or an abstract class. */
  static boolean isAbstract(TypeElement type) {
    return type.getModifiers().contains(Modifier.ABSTRACT);
  }

  /** Tells whether a field is part of what an object is. */
  static boolean isState(VariableElement field) {
    return !field.getModifiers().contains(Modifier.STATIC)
        && !field.getModifiers().contains(Modifier.TRANSIENT);
  }

  static boolean isSealed(TypeElement type) {
    return !type.getPermittedSubclasses().isEmpty();
  }
}
