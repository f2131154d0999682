package dev.larder.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.TypeRef;
import dev.larder.spi.Codec;
import dev.larder.spi.CodecException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;

/** What tests of this package do again and again. */
final class Codecs {
  private Codecs() {}

  @SuppressWarnings("unchecked")
  static <V> Codec<V> codec(TypeRef<V> type) {
    return (Codec<V>) codec(type.type());
  }

  @SuppressWarnings("unchecked")
  static Codec<Object> codec(Type type) {
    return (Codec<Object>) new JsonCodecFactory().codec(type);
  }

  static String json(Codec<?> codec, Object value) throws CodecException {
    @SuppressWarnings("unchecked")
    Codec<Object> writer = (Codec<Object>) codec;
    return new String(writer.encode(value), StandardCharsets.UTF_8);
  }

  static <V> V read(Codec<V> codec, String json) throws CodecException {
    byte[] bytes = ("??" + json + "?").getBytes(StandardCharsets.UTF_8);
    return codec.decode(bytes, 2, bytes.length - 3);
  }

  static <V> V roundTrip(TypeRef<V> type, V value) throws CodecException {
    Codec<V> codec = codec(type);
    return read(codec, json(codec, value));
  }

  /** Asserts that a value comes back equal, and so within a list, a map and an optional value. */
  static <V> void assertComesBack(TypeRef<V> type, V value) throws CodecException {
    assertThat(roundTrip(type, value)).as(type.toString()).isEqualTo(value);
  }
}
