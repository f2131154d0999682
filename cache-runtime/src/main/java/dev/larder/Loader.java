package dev.larder;

import org.jspecify.annotations.Nullable;

/**
 * Computes the value of a key that a cache does not hold.
 *
 * <p>A loader runs in the thread of the call that missed, outside every lock of the cache, and may
 * call other caches or the same one. It may be called by several threads at once, for different
 * keys.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
@FunctionalInterface
public interface Loader<K extends @Nullable Object, V extends @Nullable Object> {

  /**
   * Returns the value of {@code key}.
   *
   * @param key the key that was asked for
   * @return the value; null is a value like any other
   * @throws Throwable anything; it reaches those who asked for the key as it was thrown, and is not
   *     cached. The type is as wide as that of a method's {@code throws} clause, since generated
   *     loaders call the annotated method.
   */
  V load(K key) throws Throwable;
}
