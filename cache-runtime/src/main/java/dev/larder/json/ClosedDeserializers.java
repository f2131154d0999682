package dev.larder.json;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.Deserializers;
import tools.jackson.databind.deser.std.StdConvertingDeserializer;
import tools.jackson.databind.jsontype.TypeDeserializer;
import tools.jackson.databind.type.ReferenceType;

/** Deserializers of what {@link ClosedSerializers} writes. */
final class ClosedDeserializers implements Deserializers {

  @Override
  public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
    return false;
  }

  @Override
  public @Nullable ValueDeserializer<?> findBeanDeserializer(
      JavaType type, DeserializationConfig config, BeanDescription.Supplier description) {
    return SealedNames.apply(config, description.getClassInfo())
        ? new SealedDeserializer(type)
        : null;
  }

  @Override
  public @Nullable ValueDeserializer<?> findReferenceDeserializer(
      ReferenceType type,
      DeserializationConfig config,
      BeanDescription.Supplier description,
      @Nullable TypeDeserializer contentType,
      @Nullable ValueDeserializer<?> content) {
    return KnownTypes.isOptional(type.getRawClass()) ? optional(config, type) : null;
  }

  private static ValueDeserializer<?> optional(DeserializationConfig config, JavaType type) {
    return new StdConvertingDeserializer<>(new Optionals.FromList(type, config.getTypeFactory()));
  }
}
