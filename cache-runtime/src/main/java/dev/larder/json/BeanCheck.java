package dev.larder.json;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.PropertyName;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.deser.SettableBeanProperty;
import tools.jackson.databind.deser.ValueInstantiator;
import tools.jackson.databind.deser.bean.BeanDeserializerBase;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.ser.PropertyWriter;

/** Finds what of an object of a class would not be written, or not be set again. */
final class BeanCheck {
  private final TypeCheck types;
  private final DeserializationContext reading;
  private final SerializationContext writing;
  private final AnnotationIntrospector annotations;

  BeanCheck(TypeCheck types, DeserializationContext reading, SerializationContext writing) {
    this.types = types;
    this.reading = reading;
    this.writing = writing;
    this.annotations = reading.getAnnotationIntrospector();
  }

  /** Checks a class that is neither abstract nor of the JDK. */
  void check(JavaType type, TypePath path) {
    Class<?> raw = type.getRawClass();
    if (raw.isMemberClass() && !Modifier.isStatic(raw.getModifiers())) {
      throw path.problem(type, "is an inner class; make it static");
    }
    if (!(types.deserializer(type) instanceof BeanDeserializerBase deserializer)) {
      throw path.problem(type, "is nothing that Jackson can rebuild");
    }
    ValueInstantiator creator = deserializer.getValueInstantiator();
    if (isOneValue(type)) {
      requireCreatorOfOneValue(type, creator, path);
      return;
    }
    if (!creator.canCreateUsingDefault() && !creator.canCreateFromObjectWith()) {
      throw path.problem(
          type,
          "has no constructor for Jackson: none without parameters, and none whose parameters are"
              + " known to be its fields (compile with -parameters, or annotate one with"
              + " @JsonCreator)");
    }
    checkProperties(type, deserializer, path);
  }

  private void checkProperties(JavaType type, BeanDeserializerBase deserializer, TypePath path) {
    Set<Member> written = new HashSet<>();
    Set<String> names = new HashSet<>();
    ValueSerializer<Object> serializer = writing.findValueSerializer(type);
    for (Iterator<PropertyWriter> i = serializer.properties(); i.hasNext(); ) {
      PropertyWriter writer = i.next();
      String name = writer.getName();
      @Nullable SettableBeanProperty property =
          deserializer.findProperty(PropertyName.construct(name));
      if (property == null) {
        throw path.problem(type, "has '" + name + "', which is written but could not be set again");
      }
      names.add(name);
      written.add(writer.getMember().getMember());
      checkProperty(type, writer, property, path);
    }
    requireFieldsAsParameters(type, deserializer, names, path);
    requireEveryField(type, written, path);
  }

  private static void requireFieldsAsParameters(
      JavaType type, BeanDeserializerBase deserializer, Set<String> names, TypePath path) {
    for (Iterator<SettableBeanProperty> i = deserializer.creatorProperties(); i.hasNext(); ) {
      String parameter = i.next().getName();
      if (!names.contains(parameter)) {
        throw path.problem(
            type, "has a constructor that takes '" + parameter + "', which is no field's name");
      }
    }
  }

  private static void requireEveryField(JavaType type, Set<Member> written, TypePath path) {
    for (Class<?> declaring = type.getRawClass();
        declaring != null;
        declaring = declaring.getSuperclass()) {
      for (Field field : declaring.getDeclaredFields()) {
        if (isState(field) && !written.contains(field)) {
          throw path.problem(
              type, "has a field '" + field.getName() + "' that would not be written");
        }
      }
    }
  }

  private static boolean isState(Field field) {
    return !Modifier.isStatic(field.getModifiers())
        && !Modifier.isTransient(field.getModifiers())
        && !field.isSynthetic();
  }

  private void checkProperty(
      JavaType type, PropertyWriter writer, SettableBeanProperty property, TypePath path) {
    TypePath to = path.to(writer.getName() + " of " + type.getRawClass().getSimpleName());
    AnnotatedMember read = property.getMember();
    if (isPair(writer.getMember(), read, writer.getType(), to)) {
      return;
    }
    if (hidesSome(writing.getConfig(), writer.getMember())
        || hidesSome(reading.getConfig(), read)) {
      throw to.problem(writer.getType(), "would not be written whole");
    }
    requireNoClassNames(writer.getMember(), writer.getType(), to);
    types.check(writer.getType(), to);
  }

  /** Returns whether an annotation leaves out some properties of the property's value. */
  private boolean hidesSome(MapperConfig<?> config, Annotated annotated) {
    return !annotations.findPropertyIgnoralByName(config, annotated).getIgnored().isEmpty()
        || annotations.findPropertyInclusionByName(config, annotated).getIncluded() != null;
  }

  /** Requires that an annotation of the user's for subtypes names no classes to load. */
  void requireNoClassNames(Annotated annotated, JavaType type, TypePath path) {
    JsonTypeInfo.@Nullable Value info =
        annotations.findPolymorphicTypeInfo(reading.getConfig(), annotated);
    if (info != null
        && (info.getIdType() == JsonTypeInfo.Id.CLASS
            || info.getIdType() == JsonTypeInfo.Id.MINIMAL_CLASS)) {
      throw path.problem(type, "names classes in its JSON; use @JsonTypeInfo(use = Id.NAME)");
    }
  }

  /** Returns whether annotations of a class say how to write and how to read it. */
  boolean hasOwnPair(AnnotatedClass annotated, JavaType type, TypePath path) {
    return annotations.findPOJOBuilder(reading.getConfig(), annotated) != null
        || isPair(writing.introspectClassAnnotations(type), annotated, type, path);
  }

  private boolean isPair(Annotated write, Annotated read, JavaType type, TypePath path) {
    boolean writer = hasWriter(write);
    boolean reader = hasReader(read);
    if (writer && !reader) {
      throw path.problem(type, "is annotated with how to write it but not with how to read it");
    }
    return reader;
  }

  private boolean hasWriter(Annotated annotated) {
    MapperConfig<?> config = writing.getConfig();
    return annotations.findSerializer(config, annotated) != null
        || annotations.findKeySerializer(config, annotated) != null
        || annotations.findContentSerializer(config, annotated) != null
        || annotations.findSerializationConverter(config, annotated) != null
        || (annotated instanceof AnnotatedMember member
            && annotations.findSerializationContentConverter(config, member) != null);
  }

  private boolean hasReader(Annotated annotated) {
    MapperConfig<?> config = reading.getConfig();
    return annotations.findDeserializer(config, annotated) != null
        || annotations.findKeyDeserializer(config, annotated) != null
        || annotations.findContentDeserializer(config, annotated) != null
        || annotations.findDeserializationConverter(config, annotated) != null
        || (annotated instanceof AnnotatedMember member
            && annotations.findDeserializationContentConverter(config, member) != null);
  }

  /** Returns whether a type is written as one value, that of a {@code @JsonValue}. */
  private boolean isOneValue(JavaType type) {
    BeanDescription description = writing.lazyIntrospectBeanDescription(type).get();
    return description.findJsonValueAccessor() != null;
  }

  /** Returns whether annotations say how a type is written as a key. */
  boolean hasTextForm(JavaType type) {
    BeanDescription description = writing.lazyIntrospectBeanDescription(type).get();
    return description.findJsonKeyAccessor() != null || isOneValue(type);
  }

  private static void requireCreatorOfOneValue(
      JavaType type, ValueInstantiator creator, TypePath path) {
    boolean found =
        creator.canCreateUsingDelegate()
            || creator.canCreateUsingArrayDelegate()
            || creator.canCreateFromString()
            || creator.canCreateFromInt()
            || creator.canCreateFromLong()
            || creator.canCreateFromBigInteger()
            || creator.canCreateFromDouble()
            || creator.canCreateFromBigDecimal()
            || creator.canCreateFromBoolean();
    if (!found) {
      throw path.problem(
          type, "has a @JsonValue, but no @JsonCreator(mode = Mode.DELEGATING) that takes it");
    }
  }
}
