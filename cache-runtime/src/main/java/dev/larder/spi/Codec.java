package dev.larder.spi;

/**
 * Writes the values of one type as bytes, and reads them back as equal values.
 *
 * <p>It is given no null: the runtime marks nulls itself. Implementations must be safe for use by
 * several threads at once.
 *
 * @param <V> the type of the values
 */
public interface Codec<V> {

  /**
   * Returns the bytes of a value.
   *
   * @param value the value
   * @return its bytes, which the codec no longer uses
   * @throws CodecException if the value cannot be written so that it could be read back
   */
  byte[] encode(V value) throws CodecException;

  /**
   * Returns the value that {@link #encode} wrote.
   *
   * @param bytes an array that contains the bytes of the value
   * @param offset where they begin
   * @param length how many they are
   * @return the value, not null
   * @throws CodecException if they are not the bytes of a value
   */
  V decode(byte[] bytes, int offset, int length) throws CodecException;
}
