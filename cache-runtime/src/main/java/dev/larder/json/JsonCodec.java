package dev.larder.json;

import dev.larder.spi.Codec;
import dev.larder.spi.CodecException;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Values of one type as JSON. Immutable.
 *
 * @param <V> the type of the values
 */
final class JsonCodec<V> implements Codec<V> {
  private final String type;
  private final ObjectWriter writer;
  private final ObjectReader reader;

  private JsonCodec(String type, ObjectWriter writer, ObjectReader reader) {
    this.type = type;
    this.writer = writer;
    this.reader = reader;
  }

  /**
   * Returns the codec of a type.
   *
   * @throws IllegalArgumentException if values of the type cannot be rebuilt
   */
  static Codec<?> of(JsonMapper mapper, Type type) {
    JavaType checked = TypeCheck.check(mapper, type);
    return new JsonCodec<>(
        type.getTypeName(), mapper.writerFor(checked), mapper.readerFor(checked));
  }

  @Override
  public byte[] encode(V value) throws CodecException {
    try {
      return writer.writeValueAsBytes(value);
    } catch (RuntimeException | StackOverflowError e) {
      throw new CodecException(
          "a value of type " + type + " cannot be written: " + Failures.text(e));
    }
  }

  @Override
  public V decode(byte[] bytes, int offset, int length) throws CodecException {
    @Nullable V value;
    try {
      value = reader.readValue(bytes, offset, length);
    } catch (RuntimeException | StackOverflowError e) {
      throw new CodecException("the JSON is no value of type " + type + ": " + Failures.text(e));
    }
    if (value == null) {
      throw new CodecException("the JSON is no value of type " + type + ": it is null");
    }
    return value;
  }
}
