package dev.larder.spi;

import java.lang.reflect.Type;

/**
 * Makes a {@link Codec} for each type of value. Found with {@link java.util.ServiceLoader} unless a
 * manager is given one.
 *
 * <p>Implementations must be safe for use by several threads at once.
 */
public interface CodecFactory {

  /**
   * Returns the codec of a type. Called once for each cache, when it is made: whatever has to be
   * looked up is looked up here.
   *
   * @param type the type, with its arguments and without type variables
   * @return the codec
   * @throws IllegalArgumentException if values of the type could be written but not be rebuilt; the
   *     message names the part of the type at fault and what to do
   * @throws IllegalStateException if a library is missing; the message names it
   */
  Codec<?> codec(Type type);
}
