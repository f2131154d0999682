package dev.larder.processor;

import com.google.auto.common.MoreElements;
import com.google.auto.common.MoreTypes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.ElementFilter;

/**
 * Tells which types JSON cannot bring back, because the type does not say of which class the value
 * was. Where annotations of Jackson say how to read a type or a member, they are trusted.
 *
 * <p>Type arguments are filled in on the way, for {@code Id<Object>} is sound if no member is of
 * that type. A class is entered at most twice on one way, and once with the same arguments: what
 * lies deeper in a generic class that expands for ever is not found, which is no harm, since the
 * runtime looks once more.
 */
final class StorableTypes {
  /** Of one form in JSON, with nothing in them of a type that would have to be looked at. */
  private static final Set<String> VALUES =
      Set.of(
          "java.lang.Boolean",
          "java.lang.Byte",
          "java.lang.Character",
          "java.lang.Double",
          "java.lang.Float",
          "java.lang.Integer",
          "java.lang.Long",
          "java.lang.Short",
          "java.lang.String",
          "java.net.InetAddress",
          "java.net.URI",
          "java.net.URL",
          "java.nio.charset.Charset",
          "java.sql.Date",
          "java.sql.Time",
          "java.sql.Timestamp",
          "java.util.BitSet",
          "java.util.Calendar",
          "java.util.Currency",
          "java.util.Date",
          "java.util.GregorianCalendar",
          "java.util.Locale",
          "java.util.OptionalDouble",
          "java.util.OptionalInt",
          "java.util.OptionalLong",
          "java.util.TimeZone",
          "java.util.UUID",
          "java.util.concurrent.atomic.AtomicBoolean",
          "java.util.concurrent.atomic.AtomicInteger",
          "java.util.concurrent.atomic.AtomicLong",
          "java.util.regex.Pattern");

  private static final Set<String> VALUE_PACKAGES = Set.of("java.math", "java.time");

  /** Hold what their type arguments say. Classes of collections that can be made do so, too. */
  private static final Set<String> HOLDERS =
      Set.of(
          "java.lang.Iterable",
          "java.util.AbstractCollection",
          "java.util.AbstractList",
          "java.util.AbstractMap",
          "java.util.AbstractSet",
          "java.util.Collection",
          "java.util.Deque",
          "java.util.EnumSet",
          "java.util.List",
          "java.util.Map",
          "java.util.NavigableMap",
          "java.util.NavigableSet",
          "java.util.Optional",
          "java.util.Queue",
          "java.util.SequencedCollection",
          "java.util.SequencedMap",
          "java.util.SequencedSet",
          "java.util.Set",
          "java.util.SortedMap",
          "java.util.SortedSet",
          "java.util.concurrent.ConcurrentMap",
          "java.util.concurrent.ConcurrentNavigableMap",
          "java.util.concurrent.atomic.AtomicReference");

  private final Env env;
  private final TypeElement user;

  /**
   * @param user the class whose methods return the types
   */
  StorableTypes(Env env, TypeElement user) {
    this.env = env;
    this.user = user;
  }

  /**
   * Says where in {@code type} is what cannot be brought back, and why not; empty if nothing is
   * known to be wrong.
   */
  Optional<String> flawOf(TypeMirror type) {
    return TypeWalk.find(type, this::isOpen)
        .map(variable -> variable + " is a type variable, which may stand for any type")
        .or(() -> new Search().flawOf(type));
  }

  /** The variables of an abstract class are filled in by the classes for which we generate. */
  private boolean isOpen(TypeMirror type) {
    if (type.getKind() != TypeKind.TYPEVAR) {
      return false;
    }
    Element declaring =
        ((TypeParameterElement) MoreTypes.asTypeVariable(type).asElement()).getGenericElement();
    return !(declaring.equals(user) && Env.isAbstract(user));
  }

  /** One descent into a type. */
  private final class Search {
    /** The members that led here: {@code Page.items}. */
    private final Deque<String> trail = new ArrayDeque<>();

    /** The classes that led here. */
    private final List<TypeElement> within = new ArrayList<>();

    private final Set<String> seen = new HashSet<>();

    private Optional<String> flaw(TypeMirror type, String reason) {
      String place = trail.isEmpty() ? "" : String.join(" > ", trail) + ": ";
      return Optional.of(place + TypeNames.simple(type) + " " + reason);
    }

    Optional<String> flawOf(TypeMirror type) {
      return switch (type.getKind()) {
        case ARRAY -> flawOf(MoreTypes.asArray(type).getComponentType());
        case WILDCARD -> flawOfWildcard(MoreTypes.asWildcard(type));
        case DECLARED -> flawOfDeclared(MoreTypes.asDeclared(type));
        default ->
            Optional.empty(); // primitives; variables of sealed types, of which we know nothing
      };
    }

    private Optional<String> flawOfWildcard(WildcardType wildcard) {
      TypeMirror bound = wildcard.getExtendsBound();
      return bound == null ? flaw(wildcard, "may be of any type") : flawOf(bound);
    }

    private Optional<String> flawOfDeclared(DeclaredType type) {
      TypeElement element = MoreTypes.asTypeElement(type);
      String pkg = env.packageName(element);
      if (env.isObject(type)) {
        return flaw(type, "may be of any type");
      }
      if (element.getKind() == ElementKind.ENUM
          || Jackson.rebuilds(env, element)
          || (pkg + ".").startsWith("javax.")) {
        return Optional.empty();
      }
      if ((pkg + ".").startsWith("java.")) {
        return flawOfJdk(type, element, pkg);
      }
      if (ClassReader.isInner(element) && !isImplicitlyStatic(element)) {
        return flaw(type, "is an inner class, which exists only within an instance of another");
      }
      if (Collections.frequency(within, element) > 1 || !seen.add(type.toString())) {
        return Optional.empty(); // Node<Node<T>> in Node<T> would never end
      }
      within.add(element);
      Optional<String> flaw = flawOfOwn(type, element);
      within.remove(within.size() - 1);
      return flaw;
    }

    private Optional<String> flawOfOwn(DeclaredType type, TypeElement element) {
      if (Env.isSealed(element)) {
        return element.getPermittedSubclasses().stream()
            .map(permitted -> MoreTypes.asElement(permitted).asType())
            .flatMap(permitted -> flawOf(permitted).stream())
            .findFirst();
      }
      if (element.getKind() == ElementKind.RECORD) {
        return flawOfComponents(filledIn(type, element), element);
      }
      if (element.getKind().isInterface()) {
        return flaw(type, "is an interface that is not sealed");
      }
      return Env.isAbstract(element)
          ? flaw(type, "is an abstract class that is not sealed")
          : flawOfFields(filledIn(type, element), element);
    }

    private Optional<String> flawOfJdk(DeclaredType type, TypeElement element, String pkg) {
      String name = element.getQualifiedName().toString();
      boolean value =
          VALUES.contains(name) || (isOrIsIn(pkg, VALUE_PACKAGES) && element.getKind().isClass());
      if (value) {
        return Optional.empty();
      }
      boolean holder =
          HOLDERS.contains(name)
              || ((env.isSubtype(type, "java.util.Collection")
                      || env.isSubtype(type, "java.util.Map"))
                  && !Env.isAbstract(element));
      if (!holder) {
        return flaw(type, "is not data, or does not say which");
      }
      if (type.getTypeArguments().isEmpty() && !element.getTypeParameters().isEmpty()) {
        return flaw(type, "without type arguments may hold anything");
      }
      return type.getTypeArguments().stream()
          .flatMap(argument -> flawOf(argument).stream())
          .findFirst();
    }

    private Optional<String> flawOfComponents(DeclaredType type, TypeElement record) {
      for (RecordComponentElement component : record.getRecordComponents()) {
        if (!isAnnotated(record, component)) {
          Optional<String> flaw =
              flawOfMember(record, component, KeyTypes.componentType(env, type, component));
          if (flaw.isPresent()) {
            return flaw;
          }
        }
      }
      return Optional.empty();
    }

    private Optional<String> flawOfFields(DeclaredType type, TypeElement element) {
      for (VariableElement field : ElementFilter.fieldsIn(element.getEnclosedElements())) {
        if (Env.isState(field) && !isAnnotated(element, field)) {
          Optional<String> flaw = flawOfMember(element, field, env.types().asMemberOf(type, field));
          if (flaw.isPresent()) {
            return flaw;
          }
        }
      }
      return flawOfSuperclass(type);
    }

    private Optional<String> flawOfSuperclass(DeclaredType type) {
      TypeMirror superclass = env.types().directSupertypes(type).get(0);
      if (superclass.getKind() != TypeKind.DECLARED || env.isObject(superclass)) {
        return Optional.empty();
      }
      TypeElement element = MoreTypes.asTypeElement(superclass);
      return env.packageName(element).startsWith("java.")
          ? flawOf(superclass)
          : flawOfFields(MoreTypes.asDeclared(superclass), element);
    }

    private Optional<String> flawOfMember(TypeElement declaring, Element member, TypeMirror type) {
      trail.addLast(declaring.getSimpleName() + "." + member.getSimpleName());
      Optional<String> flaw = flawOf(type);
      trail.removeLast();
      return flaw;
    }
  }

  private static boolean isOrIsIn(String pkg, Set<String> packages) {
    return packages.stream().anyMatch(name -> (pkg + ".").startsWith(name + "."));
  }

  /** Interfaces, enums and records within a class are static without saying so. */
  private static boolean isImplicitlyStatic(TypeElement type) {
    return type.getKind() != ElementKind.CLASS
        || MoreElements.asType(Env.enclosing(type)).getKind().isInterface();
  }

  /** Annotations of Jackson on a member, or on the method that gives it, may say how to read it. */
  private boolean isAnnotated(TypeElement declaring, Element member) {
    return declaring.getEnclosedElements().stream()
        .filter(other -> isOf(member, other))
        .anyMatch(other -> !Jackson.annotations(env, other).isEmpty());
  }

  private static boolean isOf(Element member, Element other) {
    String name = member.getSimpleName().toString();
    return other.getSimpleName().contentEquals(name)
        || (other instanceof ExecutableElement
            && List.of(
                    "get" + CachedMethods.capitalized(name), "is" + CachedMethods.capitalized(name))
                .contains(other.getSimpleName().toString()));
  }

  /** Of {@code Box<?>}, members are of the bound of the variable. */
  private DeclaredType filledIn(DeclaredType type, TypeElement element) {
    List<? extends TypeMirror> arguments = type.getTypeArguments();
    if (arguments.stream().noneMatch(argument -> argument.getKind() == TypeKind.WILDCARD)) {
      return type;
    }
    TypeMirror[] filled = new TypeMirror[arguments.size()];
    for (int i = 0; i < filled.length; i++) {
      filled[i] = filledIn(arguments.get(i), element.getTypeParameters().get(i));
    }
    return env.types().getDeclaredType(element, filled);
  }

  private TypeMirror filledIn(TypeMirror argument, TypeParameterElement parameter) {
    if (argument.getKind() != TypeKind.WILDCARD) {
      return argument;
    }
    TypeMirror bound = MoreTypes.asWildcard(argument).getExtendsBound();
    return bound == null ? env.types().erasure(parameter.asType()) : bound;
  }
}
