package dev.larder.json;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.jsontype.TypeSerializer;
import tools.jackson.databind.ser.Serializers;
import tools.jackson.databind.ser.std.StdConvertingSerializer;
import tools.jackson.databind.type.ReferenceType;

/** Serializers of sealed types, of the four optional types, and of locales. */
final class ClosedSerializers implements Serializers {

  @Override
  public @Nullable ValueSerializer<?> findSerializer(
      SerializationConfig config,
      JavaType type,
      BeanDescription.Supplier description,
      JsonFormat.@Nullable Value format) {
    if (type.hasRawClass(Locale.class)) {
      return new LocaleSerializer();
    }
    return SealedNames.apply(config, description.getClassInfo())
        ? new SealedSerializer(type)
        : null;
  }

  @Override
  public @Nullable ValueSerializer<?> findReferenceSerializer(
      SerializationConfig config,
      ReferenceType type,
      BeanDescription.Supplier description,
      JsonFormat.@Nullable Value format,
      @Nullable TypeSerializer contentType,
      @Nullable ValueSerializer<Object> content) {
    return KnownTypes.isOptional(type.getRawClass()) ? optional(config, type) : null;
  }

  private static ValueSerializer<?> optional(SerializationConfig config, JavaType type) {
    return new StdConvertingSerializer(new Optionals.ToList(type, config.getTypeFactory()));
  }

  private static final class LocaleSerializer extends ValueSerializer<Locale> {
    @Override
    public void serialize(Locale locale, JsonGenerator generator, SerializationContext context) {
      generator.writeString(TextKeys.text(locale));
    }
  }
}
