package dev.larder.processor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import com.google.auto.common.MoreElements;
import com.google.auto.common.MoreTypes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Name;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.ElementFilter;

/**
 * A hash of the structure of a type, such as {@code 3f9a6c0d2b1e4f57}. Values in Redis bear it, so
 * that a program does not read what was written for another version of a class.
 *
 * <p>It is the first 64 bits of the SHA-256 of a text. The first line of the text is the type
 * itself, with its arguments. The others are facts about every class and interface that can be
 * reached from it, sorted, so that neither the order of members nor that of visits matters:
 *
 * <ul>
 *   <li>its kind, and the bounds of its type parameters;
 *   <li>of a record: name and type of each component;
 *   <li>of a class that is not abstract: name and type of each field that is neither static nor
 *       transient, those of its superclasses too, and what it extends;
 *   <li>of an enum: the names of the constants;
 *   <li>of a sealed type: the names of the permitted ones;
 *   <li>the annotations of Jackson on it, on its supertypes and on the members of both. On a record
 *       the compiler copies those of a component to the field, the accessor and the constructor,
 *       but compilers differ in when and which: they count as one set.
 * </ul>
 *
 * <p>Reached are the types that stand in any of these, and the arguments of each. Nothing else
 * counts: no methods and constructors, static members, access modifiers, other annotations, names
 * of type variables, comments. Classes of the JDK and of Jackson are names with arguments: what is
 * in them changes with their versions, and their JSON does not. So are interfaces and abstract
 * classes that are not sealed, but for Jackson's annotations: whatever is in them, their values are
 * of other classes.
 *
 * <p>A generic class is described as it is declared, with {@code #0} for its first type variable,
 * and once; where it is used stand the arguments. Both together determine what its members are with
 * the arguments filled in, and unlike these they are finite for every type, {@code record
 * Node<T>(Node<List<T>> next)} too.
 *
 * <p>It is as new as the compilation of the class that caches: a build that compiles a changed
 * type, and not the classes whose results hold it, leaves them with the old fingerprint.
 *
 * <p>All names are binary names, and no text is the compiler's own, so that javac and ecj agree, of
 * any version, about source and class file.
 */
final class Fingerprint {
  private static final List<String> OPAQUE =
      List.of("java.", "javax.", "com.fasterxml.jackson.", "tools.jackson.");

  private final Env env;
  private final Report report;
  private final AnnotationText annotationText;
  private final Set<String> facts = new TreeSet<>();
  private final Set<String> reached = new HashSet<>();
  private final Deque<TypeElement> pending = new ArrayDeque<>();

  /** The class in which the text being read stands. */
  private TypeElement reading;

  private Fingerprint(Env env, Report report, TypeElement user) {
    this.env = env;
    this.report = report;
    this.annotationText = new AnnotationText(env, this::text);
    this.reading = user;
  }

  /**
   * The fingerprint of {@code type}.
   *
   * @param report where it is noted that a type does not exist yet
   * @param user the class that mentions the type
   */
  static String of(Env env, Report report, TypeElement user, TypeMirror type) {
    return hash(new Fingerprint(env, report, user).structure(type));
  }

  private static String hash(String text) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private String structure(TypeMirror type) {
    String root = text(type);
    while (!pending.isEmpty()) {
      reading = pending.remove();
      readType(reading);
    }
    return root + "\n" + String.join("\n", facts);
  }

  private void add(TypeElement type, String fact) {
    facts.add(env.binaryName(type) + " " + fact);
  }

  // Types

  private void readType(TypeElement type) {
    add(type, kind(type));
    readBounds(type);
    switch (type.getKind()) {
      case ENUM -> constants(type).forEach(constant -> add(type, "constant " + constant));
      case RECORD -> readComponents(type);
      case CLASS -> {
        readPermitted(type);
        if (!Env.isAbstract(type)) {
          readFields(type);
        }
      }
      default -> readPermitted(type);
    }
    for (TypeElement supertype : supertypes(type)) {
      reading = supertype;
      String name = env.binaryName(supertype);
      new AnnotatedMembers(supertype)
          .read()
          .forEach((place, texts) -> add(type, "has " + name + place + " " + texts));
    }
  }

  private String kind(TypeElement type) {
    String kind = type.getKind().name().toLowerCase(Locale.ROOT);
    return type.getKind() == ElementKind.CLASS && Env.isAbstract(type) ? "abstract " + kind : kind;
  }

  private void readBounds(TypeElement type) {
    type.getTypeParameters()
        .forEach(
            parameter ->
                add(type, text(parameter.asType()) + " extends " + texts(parameter.getBounds())));
  }

  /** Not for enums, which are sealed in class files if a constant has a body. */
  private void readPermitted(TypeElement type) {
    type.getPermittedSubclasses()
        .forEach(permitted -> add(type, "permits " + reach(MoreTypes.asTypeElement(permitted))));
  }

  private static Stream<Name> constants(TypeElement type) {
    return type.getEnclosedElements().stream()
        .filter(member -> member.getKind() == ElementKind.ENUM_CONSTANT)
        .map(Element::getSimpleName);
  }

  private void readComponents(TypeElement type) {
    for (RecordComponentElement component : type.getRecordComponents()) {
      add(type, "component " + component.getSimpleName() + " " + text(component.asType()));
    }
  }

  private void readFields(TypeElement type) {
    for (TypeElement declaring : superclasses(type)) {
      reading = declaring;
      for (VariableElement field : ElementFilter.fieldsIn(declaring.getEnclosedElements())) {
        if (Env.isState(field)) {
          String name = env.binaryName(declaring) + "." + field.getSimpleName();
          add(type, "field " + name + " " + text(field.asType()));
        }
      }
      TypeMirror superclass = declaring.getSuperclass();
      if (superclass.getKind() == TypeKind.DECLARED) {
        add(type, "extends " + applied(MoreTypes.asDeclared(superclass)));
      }
    }
  }

  /** The class itself and what it extends, as far as it is looked into. */
  private List<TypeElement> superclasses(TypeElement type) {
    return supertypes(type).stream().filter(parent -> parent.getKind().isClass()).toList();
  }

  /** The type itself and all it extends and implements, as far as that is looked into. */
  private Set<TypeElement> supertypes(TypeElement type) {
    Set<TypeElement> supertypes = new LinkedHashSet<>();
    addSupertypes(type, supertypes);
    return supertypes;
  }

  private void addSupertypes(TypeElement type, Set<TypeElement> supertypes) {
    if (!isOpaque(type) && supertypes.add(type)) {
      for (TypeMirror parent : env.types().directSupertypes(type.asType())) {
        reading = type;
        if (parent.getKind() == TypeKind.ERROR) {
          missing(parent);
        } else {
          addSupertypes(MoreTypes.asTypeElement(parent), supertypes);
        }
      }
    }
  }

  // Annotations

  /** Finds the annotations of Jackson on a type and its members. */
  private final class AnnotatedMembers {
    private final TypeElement type;
    private final List<? extends RecordComponentElement> components;
    private final Map<String, Set<String>> found = new TreeMap<>();

    AnnotatedMembers(TypeElement type) {
      this.type = type;
      this.components = type.getRecordComponents();
    }

    /** The texts of the annotations by the place where they stand. */
    Map<String, Set<String>> read() {
      add("", type);
      components.forEach(component -> add("." + component.getSimpleName(), component));
      ElementFilter.fieldsIn(type.getEnclosedElements())
          .forEach(field -> add("." + field.getSimpleName(), field));
      ElementFilter.methodsIn(type.getEnclosedElements()).forEach(this::addMethod);
      ElementFilter.constructorsIn(type.getEnclosedElements()).forEach(this::addConstructor);
      return found;
    }

    private void add(String place, Element element) {
      for (AnnotationMirror annotation : Jackson.annotations(env, element)) {
        found.computeIfAbsent(place, missing -> new TreeSet<>()).add(annotationText.of(annotation));
      }
    }

    private void addMethod(ExecutableElement method) {
      boolean accessor =
          method.getParameters().isEmpty()
              && components.stream()
                  .anyMatch(c -> c.getSimpleName().equals(method.getSimpleName()));
      if (accessor) {
        add("." + method.getSimpleName(), method);
      } else {
        addExecutable(method);
      }
    }

    private void addConstructor(ExecutableElement constructor) {
      if (!components.isEmpty() && isCanonical(constructor)) {
        add(".<init>", constructor);
        for (int i = 0; i < components.size(); i++) {
          add("." + components.get(i).getSimpleName(), constructor.getParameters().get(i));
        }
      } else {
        addExecutable(constructor);
      }
    }

    private boolean isCanonical(ExecutableElement constructor) {
      return erased(constructor.getParameters()).equals(erased(components));
    }

    private void addExecutable(ExecutableElement executable) {
      String place = "." + executable.getSimpleName() + erased(executable.getParameters());
      add(place, executable);
      for (int i = 0; i < executable.getParameters().size(); i++) {
        add(place + i, executable.getParameters().get(i));
      }
    }

    private List<String> erased(List<? extends Element> elements) {
      return elements.stream().map(element -> erasedName(element.asType())).toList();
    }
  }

  /** The name alone: a signature says which method it is, and leads nowhere. */
  private String erasedName(TypeMirror type) {
    TypeMirror erased = env.types().erasure(type);
    return switch (erased.getKind()) {
      case ARRAY -> erasedName(MoreTypes.asArray(erased).getComponentType()) + "[]";
      case DECLARED -> env.binaryName(MoreTypes.asTypeElement(erased));
      default -> text(erased);
    };
  }

  // Mentions of types

  /** The text of a type; the classes in it will be read. */
  private String text(TypeMirror type) {
    return switch (type.getKind()) {
      case ARRAY -> text(MoreTypes.asArray(type).getComponentType()) + "[]";
      case DECLARED -> {
        reach(MoreTypes.asTypeElement(type));
        yield applied(MoreTypes.asDeclared(type));
      }
      case TYPEVAR -> variable(MoreTypes.asTypeVariable(type));
      case WILDCARD -> wildcard(MoreTypes.asWildcard(type));
      case INTERSECTION -> texts(MoreTypes.asIntersection(type).getBounds());
      case ERROR -> missing(type);
      default -> type.getKind().name().toLowerCase(Locale.ROOT);
    };
  }

  private String texts(List<? extends TypeMirror> types) {
    return types.stream().map(this::text).collect(joining(" & "));
  }

  private String reach(TypeElement type) {
    String name = env.binaryName(type);
    if (!isOpaque(type) && reached.add(name)) {
      pending.add(type);
    }
    return name;
  }

  private boolean isOpaque(TypeElement type) {
    String name = env.packageName(type) + ".";
    return OPAQUE.stream().anyMatch(name::startsWith);
  }

  private String applied(DeclaredType type) {
    String name = env.binaryName(MoreTypes.asTypeElement(type));
    String around = Env.enclosingType(type).map(outer -> text(outer) + ".").orElse("");
    String arguments = type.getTypeArguments().stream().map(this::text).collect(joining(", "));
    return around + name + (arguments.isEmpty() ? "" : "<" + arguments + ">");
  }

  /** The class that declares it, and which of its variables it is. */
  private String variable(TypeVariable variable) {
    TypeParameterElement parameter = (TypeParameterElement) variable.asElement();
    Element declaring = parameter.getGenericElement();
    return MoreElements.isType(declaring)
        ? env.binaryName(declaring)
            + "#"
            + MoreElements.asType(declaring).getTypeParameters().indexOf(parameter)
        : "#" + parameter.getSimpleName();
  }

  private String wildcard(WildcardType wildcard) {
    TypeMirror extendsBound = wildcard.getExtendsBound();
    TypeMirror superBound = wildcard.getSuperBound();
    if (extendsBound != null && !env.isObject(extendsBound)) {
      return "? extends " + text(extendsBound);
    }
    return superBound == null ? "?" : "? super " + text(superBound);
  }

  /**
   * In a source, another processor may be about to write the type, and if not the compiler will say
   * so. A library whose own libraries are not all there is no mistake: what is missing is a name.
   */
  private String missing(TypeMirror type) {
    if (MissingTypes.isGenerated(type)) {
      report.addUnresolved(type);
    } else if (env.isSource(reading)) {
      report.addIncomplete();
    }
    return type.toString();
  }
}
