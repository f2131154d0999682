package dev.larder.json;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.ConstructorDetector;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleAbstractTypeResolver;
import tools.jackson.databind.util.StdDateFormat;

/** Mappers that read what they have written as equal values. Immutable. */
final class FaithfulMapper {
  private FaithfulMapper() {}

  /** Returns the mapper that knows nothing of the application. */
  static JsonMapper standard() {
    return Standard.MAPPER;
  }

  /** Returns a mapper with the registrations of another, which is not changed. */
  static JsonMapper basedOn(JsonMapper mapper) {
    return configure(mapper.rebuild()).build();
  }

  private static JsonMapper.Builder configure(JsonMapper.Builder builder) {
    takeFieldsOnly(builder);
    keepEveryDigit(builder);
    readStrictly(builder);
    builder
        .annotationIntrospector(new FaithfulAnnotations(builder.annotationIntrospector()))
        .enable(MapperFeature.USE_STATIC_TYPING)
        .deactivateDefaultTyping()
        .addAbstractTypeResolver(inOrder())
        // Not as a module: modules of the user's, which are set up when the mapper is built, then
        // come before these.
        .serializerFactory(
            builder
                .serializerFactory()
                .withAdditionalSerializers(new ClosedSerializers())
                .withAdditionalKeySerializers(new TextKeys())
                .withSerializerModifier(new Guards()))
        .deserializerFactory(
            builder.deserializerFactory().withAdditionalDeserializers(new ClosedDeserializers()));
    return builder;
  }

  private static void takeFieldsOnly(JsonMapper.Builder builder) {
    builder
        .changeDefaultVisibility(
            checker ->
                checker
                    .with(Visibility.NONE)
                    .withVisibility(PropertyAccessor.FIELD, Visibility.ANY)
                    .withVisibility(PropertyAccessor.CREATOR, Visibility.ANY)
                    .withScalarConstructorVisibility(Visibility.ANY))
        .changeDefaultPropertyInclusion(
            inclusion -> JsonInclude.Value.construct(JsonInclude.Include.ALWAYS, null))
        .changeDefaultNullHandling(nulls -> JsonSetter.Value.empty())
        // A single parameter is the value of a field as well.
        .constructorDetector(ConstructorDetector.USE_PROPERTIES_BASED)
        .enable(MapperFeature.USE_ANNOTATIONS, MapperFeature.CAN_OVERRIDE_ACCESS_MODIFIERS)
        .disable(
            // A private field is set itself, not through a setter that may do anything.
            MapperFeature.INFER_PROPERTY_MUTATORS,
            MapperFeature.USE_GETTERS_AS_SETTERS,
            MapperFeature.REQUIRE_SETTERS_FOR_GETTERS,
            MapperFeature.PROPAGATE_TRANSIENT_MARKER,
            MapperFeature.ALLOW_FINAL_FIELDS_AS_MUTATORS,
            MapperFeature.APPLY_DEFAULT_VALUES,
            MapperFeature.WRAPPERS_DEFAULT_TO_NULL);
  }

  private static void keepEveryDigit(JsonMapper.Builder builder) {
    builder
        .disable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
        .enable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
        .disable(JsonWriteFeature.WRITE_NUMBERS_AS_STRINGS)
        .disable(
            SerializationFeature.INDENT_OUTPUT,
            SerializationFeature.WRAP_ROOT_VALUE,
            SerializationFeature.WRITE_SELF_REFERENCES_AS_NULL,
            SerializationFeature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED,
            SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS,
            SerializationFeature.ORDER_SET_ELEMENTS)
        .enable(SerializationFeature.WRITE_EMPTY_JSON_ARRAYS)
        .defaultDateFormat(new StdDateFormat())
        .defaultFormat(JsonFormat.Value.empty())
        .enable(DateTimeFeature.WRITE_DATES_WITH_ZONE_ID)
        .disable(
            DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE,
            DateTimeFeature.NORMALIZE_DESERIALIZED_ZONE_ID,
            DateTimeFeature.TRUNCATE_TO_MSECS_ON_READ,
            DateTimeFeature.TRUNCATE_TO_MSECS_ON_WRITE,
            DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS,
            DateTimeFeature.WRITE_DATE_KEYS_AS_TIMESTAMPS,
            DateTimeFeature.WRITE_DATES_WITH_CONTEXT_TIME_ZONE,
            DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
        .disable(
            EnumFeature.READ_ENUMS_USING_TO_STRING,
            EnumFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL,
            EnumFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE,
            EnumFeature.WRITE_ENUMS_TO_LOWERCASE,
            EnumFeature.WRITE_ENUMS_USING_INDEX,
            EnumFeature.WRITE_ENUM_KEYS_USING_INDEX,
            EnumFeature.WRITE_ENUMS_USING_TO_STRING)
        .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS);
  }

  private static void readStrictly(JsonMapper.Builder builder) {
    builder
        .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
        .clearProblemHandlers()
        .enable(
            DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
            DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
            DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
            DeserializationFeature.FAIL_ON_INVALID_SUBTYPE,
            DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
            DeserializationFeature.WRAP_EXCEPTIONS)
        .disable(
            DeserializationFeature.ACCEPT_EMPTY_ARRAY_AS_NULL_OBJECT,
            DeserializationFeature.ACCEPT_EMPTY_STRING_AS_NULL_OBJECT,
            DeserializationFeature.ACCEPT_FLOAT_AS_INT,
            DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY,
            DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
            DeserializationFeature.UNWRAP_ROOT_VALUE,
            DeserializationFeature.UNWRAP_SINGLE_VALUE_ARRAYS)
        .disable(
            MapperFeature.ALLOW_COERCION_OF_SCALARS,
            MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS,
            MapperFeature.ACCEPT_CASE_INSENSITIVE_PROPERTIES,
            MapperFeature.ACCEPT_CASE_INSENSITIVE_VALUES);
  }

  /** Sets, and maps with enums as keys, come back in the order in which they were written. */
  private static SimpleAbstractTypeResolver inOrder() {
    return new SimpleAbstractTypeResolver()
        .addMapping(Set.class, LinkedHashSet.class)
        .addMapping(Map.class, LinkedHashMap.class);
  }

  /** Made when it is first asked for, and shared, because mappers hold what they find out. */
  private static final class Standard {
    static final JsonMapper MAPPER = configure(JsonMapper.builder(withoutLengthLimits())).build();

    /** What was written can be read, however long; only nesting stays limited, both ways alike. */
    private static JsonFactory withoutLengthLimits() {
      return JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          .build();
    }
  }
}
