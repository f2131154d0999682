package dev.larder.json;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.ContainerDeserializerBase;
import tools.jackson.databind.deser.std.FunctionalScalarDeserializer;
import tools.jackson.databind.deser.std.StdConvertingDeserializer;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;

/**
 * Finds the part of a type whose values could be written but not be rebuilt equal, before there are
 * any. Not thread-safe.
 *
 * <p>What it lets pass: what {@link KnownTypes} lists, and what the user has registered or
 * annotated a deserializer for; enums, arrays; sealed types of these; and classes whose every field
 * is written and set again. Whatever else Jackson may know of is taken for a loss.
 */
final class TypeCheck {
  private static final String ADVICE =
      "; use a record or a sealed interface, register a deserializer, or tier = Tier.LOCAL";

  private final DeserializationContext reading;
  private final BeanCheck beans;
  private final Set<JavaType> seen = new HashSet<>();

  private TypeCheck(JsonMapper mapper) {
    this.reading = mapper._deserializationContext();
    this.beans = new BeanCheck(this, reading, mapper._serializationContext());
  }

  /**
   * Returns the type for Jackson.
   *
   * @throws IllegalArgumentException if a part of it cannot be rebuilt
   */
  static JavaType check(JsonMapper mapper, Type type) {
    try {
      requireNoVariable(type);
      JavaType javaType = mapper.constructType(type);
      new TypeCheck(mapper).check(javaType, TypePath.ROOT);
      return javaType;
    } catch (TypeProblem e) {
      throw new IllegalArgumentException(
          "values of type "
              + type.getTypeName()
              + " cannot be rebuilt from JSON: "
              + e.getMessage()
              + ADVICE,
          e);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          "values of type "
              + type.getTypeName()
              + " cannot be rebuilt from JSON: "
              + e.getOriginalMessage()
              + ADVICE,
          e);
    }
  }

  /** Checks a part of the type. */
  void check(JavaType type, TypePath path) {
    if (!seen.add(type)) {
      return;
    }
    Class<?> raw = type.getRawClass();
    if (KnownTypes.isScalar(raw) || type.isEnumType()) {
      return;
    }
    if (type.isArrayType()) {
      check(type.getContentType(), path.to("element of " + raw.getSimpleName()));
    } else if (KnownTypes.isOptional(raw)) {
      JavaType content = Optionals.content(type, reading.getTypeFactory());
      check(content, path.to("content of " + raw.getSimpleName()));
    } else if (KnownTypes.isContainer(raw)) {
      checkContents(type, path);
    } else if (!isTrusted(type, path)) {
      checkClass(type, path);
    }
  }

  private void checkContents(JavaType type, TypePath path) {
    String name = type.getRawClass().getSimpleName();
    if (type.getKeyType() == null) {
      check(type.getContentType(), path.to("element of " + name));
    } else {
      checkKey(type.getKeyType(), path.to("key of " + name));
      check(type.getContentType(), path.to("value of " + name));
    }
  }

  private void checkKey(JavaType key, TypePath path) {
    if (KnownTypes.isKey(key.getRawClass()) || key.isEnumType()) {
      return;
    }
    @Nullable KeyDeserializer deserializer;
    try {
      deserializer = reading.findKeyDeserializer(key, null);
    } catch (JacksonException e) {
      deserializer = null;
    }
    // Without an annotation Jackson would write what toString says.
    boolean trusted = deserializer != null && (!isJacksons(deserializer) || beans.hasTextForm(key));
    if (!trusted) {
      throw path.problem(key, "has no text form that Jackson could read as a key");
    }
  }

  /** Returns whether the user answers for a type, having given a deserializer. */
  private boolean isTrusted(JavaType type, TypePath path) {
    AnnotatedClass annotations = reading.introspectClassAnnotations(type);
    if (beans.hasOwnPair(annotations, type, path)) {
      return true;
    }
    @Nullable ValueDeserializer<Object> deserializer = deserializer(type);
    if (deserializer == null || isJacksons(deserializer)) {
      return false;
    }
    if (deserializer instanceof ContainerDeserializerBase<?> && type.getContentType() != null) {
      checkContents(type, path);
    }
    return true;
  }

  /** Returns the deserializer of a type; null if there is none. */
  @Nullable ValueDeserializer<Object> deserializer(JavaType type) {
    return reading.findNonContextualValueDeserializer(type);
  }

  private static boolean isJacksons(Object deserializer) {
    // These two are Jackson's, but do what a function of somebody else's does.
    boolean shell =
        deserializer instanceof FunctionalScalarDeserializer<?>
            || deserializer instanceof StdConvertingDeserializer<?>;
    String name = deserializer.getClass().getName();
    return !shell
        && (name.startsWith("tools.jackson.databind.")
            || name.startsWith("dev.larder.json.Sealed"));
  }

  private void checkClass(JavaType type, TypePath path) {
    Class<?> raw = type.getRawClass();
    AnnotatedClass annotations = reading.introspectClassAnnotations(type);
    if (SealedNames.apply(reading.getConfig(), annotations)) {
      checkSealed(type, path);
    } else if (raw == Object.class) {
      throw path.problem(type, "may be anything");
    } else if (SealedNames.hasTypeInfo(reading.getConfig(), annotations)) {
      checkNamedSubtypes(type, annotations, path);
    } else if (raw.isInterface() || Modifier.isAbstract(raw.getModifiers())) {
      String kind = raw.isInterface() ? "an interface" : "an abstract class";
      throw path.problem(type, "is " + kind + " that is not sealed");
    } else if (type.isContainerType()) {
      throw path.problem(
          type, "is a collection that Jackson would rebuild without what is its own");
    } else if (raw.getName().startsWith("java.") || raw.getName().startsWith("javax.")) {
      throw path.problem(type, "is a class of the JDK of which JSON would not hold everything");
    } else {
      beans.check(type, path);
    }
  }

  private void checkSealed(JavaType type, TypePath path) {
    Class<?> raw = type.getRawClass();
    if (!Modifier.isAbstract(raw.getModifiers())) {
      throw path.problem(type, "is sealed but not abstract");
    }
    for (Class<?> permitted : SealedNames.classesOf(raw)) {
      JavaType subtype = reading.constructSpecializedType(type, permitted);
      TypePath to = path.to("permitted by " + raw.getSimpleName());
      if (!permitted.isEnum() && !Modifier.isFinal(permitted.getModifiers())) {
        String why = permitted.isSealed() ? "is sealed but not abstract" : "is not sealed itself";
        throw to.problem(subtype, why);
      }
      check(subtype, to);
    }
  }

  /** Checks subtypes that annotations or the mapper name. */
  private void checkNamedSubtypes(JavaType type, AnnotatedClass annotations, TypePath path) {
    beans.requireNoClassNames(annotations, type, path);
    boolean isAbstract = Modifier.isAbstract(type.getRawClass().getModifiers());
    for (NamedType named :
        reading
            .getConfig()
            .getSubtypeResolver()
            .collectAndResolveSubtypesByTypeId(reading.getConfig(), annotations)) {
      // Those that a superclass's annotation names may be no subtypes of this class.
      if (named.getType() != type.getRawClass()
          && type.getRawClass().isAssignableFrom(named.getType())) {
        JavaType subtype = reading.constructSpecializedType(type, named.getType());
        check(subtype, path.to("subtype of " + type.getRawClass().getSimpleName()));
      }
    }
    if (!isAbstract) {
      beans.check(type, path);
    }
  }

  private static void requireNoVariable(Type type) {
    if (type instanceof TypeVariable<?> variable) {
      throw new TypeProblem(variable + " is a type variable, which may stand for anything");
    } else if (type instanceof ParameterizedType generic) {
      for (Type argument : generic.getActualTypeArguments()) {
        requireNoVariable(argument);
      }
    } else if (type instanceof GenericArrayType array) {
      requireNoVariable(array.getGenericComponentType());
    } else if (type instanceof WildcardType wildcard) {
      for (Type bound : wildcard.getUpperBounds()) {
        requireNoVariable(bound);
      }
    }
  }
}
