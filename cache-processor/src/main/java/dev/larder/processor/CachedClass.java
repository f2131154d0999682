package dev.larder.processor;

import dev.larder.annotation.Tier;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import org.jspecify.annotations.Nullable;

/**
 * A class to be extended, with all that the generator needs to know of it: plain data, valid for
 * one round of processing.
 *
 * @param source the class as it was written
 * @param type its type, with its own type variables
 * @param generatedName the simple name of the class to write
 * @param packageName the package of both
 * @param access {@code public} or nothing
 * @param constructors the constructors that the generated class repeats
 * @param cached its cached methods, the inherited ones too
 * @param invalidating its methods that invalidate
 * @param foreign caches of other classes that it invalidates
 * @param suppressed the warnings of the compiler that its signatures give rise to
 * @param hidesJavaLang whether the package has a class that hides one of {@code java.lang}
 */
record CachedClass(
    TypeElement source,
    DeclaredType type,
    String generatedName,
    String packageName,
    Set<Modifier> access,
    List<Signature> constructors,
    List<CachedMethod> cached,
    List<InvalidatingMethod> invalidating,
    List<ForeignCache> foreign,
    Set<String> suppressed,
    boolean hidesJavaLang) {

  /** The type variables that the class declares. */
  List<TypeVariable> typeVariables() {
    return type.getTypeArguments().stream().map(TypeVariable.class::cast).toList();
  }

  /** Tells whether some invalidation addresses a cache by its name alone. */
  boolean usesManager() {
    return invalidating.stream()
        .flatMap(method -> method.invalidations().stream())
        .anyMatch(invalidation -> invalidation.target().access() == Target.Access.MANAGER);
  }

  /**
   * The signature of a method or constructor, as the class sees it: type arguments of its
   * superclasses are filled in.
   *
   * @param name the name of the method
   * @param access its visibility: one modifier or none
   * @param annotations the annotations to repeat: those on nullness and deprecation
   * @param typeVariables the type variables it declares
   * @param result what it returns
   * @param parameters what it takes
   * @param varargs whether the last parameter is {@code ...}
   * @param thrown what it declares to throw
   */
  record Signature(
      String name,
      Set<Modifier> access,
      List<AnnotationMirror> annotations,
      List<TypeVariable> typeVariables,
      TypeMirror result,
      List<Parameter> parameters,
      boolean varargs,
      List<TypeMirror> thrown) {

    /** The name and the types of the parameters, for messages. */
    String description() {
      String types =
          String.join(", ", parameters.stream().map(p -> TypeNames.simple(p.type())).toList());
      return name + "(" + (varargs ? types.replaceFirst("\\[]$", "...") : types) + ")";
    }
  }

  /**
   * A parameter.
   *
   * @param name its name
   * @param type its type
   * @param annotations the annotations to repeat
   */
  record Parameter(String name, TypeMirror type, List<AnnotationMirror> annotations) {}

  /**
   * A method whose results are cached.
   *
   * @param signature the method
   * @param names what its parts of the generated class are called
   * @param spec the description of its cache
   * @param key the parts of its key
   * @param keyFixesArguments whether the arguments can be had from the key, so that the cache can
   *     load by itself
   * @param valueType what the cache holds, without the type variables of the method
   * @param async whether the method returns a future of that
   */
  record CachedMethod(
      Signature signature,
      Names names,
      Spec spec,
      MethodKey key,
      boolean keyFixesArguments,
      TypeMirror valueType,
      boolean async) {}

  /**
   * What a cached method's parts of the generated class are called.
   *
   * @param handle the field and the method that give the cache: {@code findCache}
   * @param constant the description of the cache, as a constant: {@code FIND_CACHE}
   * @param factory the description of the cache, as a method, in generic classes: {@code
   *     findCacheSpec}
   * @param keyRecord the record that is the key, if one is needed: {@code FindKey}
   */
  record Names(String handle, String constant, String factory, String keyRecord) {}

  /**
   * The values of {@code @Cached}.
   *
   * @param name the name of the cache
   * @param source where it is declared, if the name was chosen by hand; empty if it says so itself
   * @param seconds as in the annotation
   * @param nullSeconds as in the annotation
   * @param maxEntries as in the annotation
   * @param jitter as in the annotation
   * @param tier as in the annotation
   * @param fingerprint the hash of the structure of what is held; empty if it is held in memory
   *     alone
   */
  record Spec(
      String name,
      String source,
      int seconds,
      int nullSeconds,
      int maxEntries,
      double jitter,
      Tier tier,
      String fingerprint) {}

  /**
   * The key of a cached method.
   *
   * @param shape the form it takes
   * @param parts its parts
   * @param record the record it is, if it is one
   */
  record MethodKey(Shape shape, List<KeyPart> parts, KeyRecord record) {

    /** What a key is in the generated code. */
    enum Shape {
      /** The one key of a method without arguments. */
      NONE,
      /** The one part, boxed. */
      SINGLE,
      /** A record of several parts, or of an array. */
      RECORD
    }

    /** The parts, for messages. */
    String description() {
      return parts.isEmpty()
          ? "none"
          : String.join(
              ", ", parts.stream().map(p -> TypeNames.simple(p.type()) + " " + p.name()).toList());
    }
  }

  /**
   * A part of a key.
   *
   * @param name its name, as a record component
   * @param type its type, without the type variables of the method
   * @param path where it is found in the arguments
   */
  record KeyPart(String name, TypeMirror type, Path path) {}

  /**
   * A way from a parameter to a value.
   *
   * @param parameter the parameter
   * @param steps what to read, one after the other
   */
  record Path(Parameter parameter, List<Step> steps) {

    /** The type of the value. */
    TypeMirror type() {
      return steps.isEmpty() ? parameter.type() : steps.get(steps.size() - 1).type();
    }
  }

  /**
   * One step of a path.
   *
   * @param code what stands after the dot: {@code id()}, {@code getId()} or {@code id}
   * @param type what it gives
   * @param deprecated whether what it reads is deprecated
   */
  record Step(String code, TypeMirror type, boolean deprecated) {}

  /**
   * A method that invalidates.
   *
   * @param signature the method
   * @param invalidations what it invalidates, in order
   * @param async whether it returns a future, whose completion is to be waited for
   */
  record InvalidatingMethod(Signature signature, List<Invalidation> invalidations, boolean async) {}

  /**
   * One invalidation.
   *
   * @param target the cache
   * @param key the paths of the key's parts, in order; empty if there are none or all keys are
   *     meant
   * @param all whether all keys are meant
   * @param before whether it comes before the method
   */
  record Invalidation(Target target, List<Path> key, boolean all, boolean before) {}

  /**
   * A cache to be invalidated.
   *
   * @param access how the generated code reaches it
   * @param name the field that holds it, or its name in the manager
   * @param key its key; null if the compiler knows only the name of the cache
   */
  record Target(Access access, String name, @Nullable MethodKey key) {

    /** How the generated code reaches a cache. */
    enum Access {
      /** Through a field of the generated class. */
      FIELD,
      /** Through the manager, by name. */
      MANAGER
    }
  }

  /**
   * The record that is the key of a cached method.
   *
   * @param packageName the package of the generated class that declares it
   * @param className the simple name of that class
   * @param name its own name
   * @param generic whether it has the type parameters of that class
   */
  record KeyRecord(String packageName, String className, String name, boolean generic) {}

  /**
   * A cache of another class that this one invalidates.
   *
   * @param handle the field that holds it
   * @param packageName the package of the other generated class
   * @param className the simple name of the other generated class
   * @param method the cached method of the other class
   */
  record ForeignCache(String handle, String packageName, String className, CachedMethod method) {}
}
