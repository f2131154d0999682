package dev.larder.json;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.type.TypeFactory;
import tools.jackson.databind.util.Converter;

/**
 * An optional value as a list of none or one. As Jackson writes it, an empty one within another
 * would look as if the outer were empty, and a null one as if it were an empty one.
 */
final class Optionals {
  private Optionals() {}

  private static JavaType listOf(JavaType optional, TypeFactory types) {
    return types.constructCollectionType(List.class, content(optional, types));
  }

  /** Returns the type of what an optional type holds. */
  static JavaType content(JavaType optional, TypeFactory types) {
    Class<?> raw = optional.getRawClass();
    if (raw == OptionalInt.class) {
      return types.constructType(Integer.class);
    } else if (raw == OptionalLong.class) {
      return types.constructType(Long.class);
    } else if (raw == OptionalDouble.class) {
      return types.constructType(Double.class);
    } else {
      return optional.containedTypeOrUnknown(0);
    }
  }

  /** Converts for writing. */
  static final class ToList implements Converter<Object, List<?>> {
    private final JavaType optional;
    private final JavaType list;

    ToList(JavaType optional, TypeFactory types) {
      this.optional = optional;
      this.list = listOf(optional, types);
    }

    @Override
    public List<?> convert(SerializationContext context, Object value) {
      if (value instanceof OptionalInt number) {
        return number.stream().boxed().toList();
      } else if (value instanceof OptionalLong number) {
        return number.stream().boxed().toList();
      } else if (value instanceof OptionalDouble number) {
        return number.stream().boxed().toList();
      } else {
        return ((Optional<?>) value).stream().toList();
      }
    }

    @Override
    public List<?> convert(DeserializationContext context, Object value) {
      throw new UnsupportedOperationException();
    }

    @Override
    public JavaType getInputType(TypeFactory types) {
      return optional;
    }

    @Override
    public JavaType getOutputType(TypeFactory types) {
      return list;
    }
  }

  /** Converts for reading. */
  static final class FromList implements Converter<List<?>, Object> {
    private final JavaType optional;
    private final JavaType list;

    FromList(JavaType optional, TypeFactory types) {
      this.optional = optional;
      this.list = listOf(optional, types);
    }

    @Override
    public Object convert(DeserializationContext context, List<?> values) {
      Object value = values.isEmpty() ? null : values.get(0);
      if (values.size() > 1 || (value == null && !values.isEmpty())) {
        throw new Refusal("an optional value is not written so");
      }
      return convert(value);
    }

    private Object convert(@Nullable Object value) {
      Class<?> raw = optional.getRawClass();
      if (raw == OptionalInt.class) {
        return value == null ? OptionalInt.empty() : OptionalInt.of((Integer) value);
      } else if (raw == OptionalLong.class) {
        return value == null ? OptionalLong.empty() : OptionalLong.of((Long) value);
      } else if (raw == OptionalDouble.class) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of((Double) value);
      } else {
        return Optional.ofNullable(value);
      }
    }

    @Override
    public Object convert(SerializationContext context, List<?> values) {
      throw new UnsupportedOperationException();
    }

    @Override
    public JavaType getInputType(TypeFactory types) {
      return list;
    }

    @Override
    public JavaType getOutputType(TypeFactory types) {
      return optional;
    }
  }
}
