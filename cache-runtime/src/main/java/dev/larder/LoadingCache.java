package dev.larder;

import org.jspecify.annotations.Nullable;

/**
 * A {@link Cache} that knows how to load its values.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public interface LoadingCache<K extends @Nullable Object, V extends @Nullable Object>
    extends Cache<K, V> {

  /**
   * Returns the value of {@code key}, loading it if this cache does not hold it.
   *
   * @param key the key
   * @return the value
   * @throws RuntimeException what the loader throws, also a checked exception: see {@link
   *     Cache#get}
   */
  V get(K key);

  /**
   * Loads {@code key} anew and stores the value: see {@link Cache#refresh(Object, Loader)}.
   *
   * @param key the key
   * @return the new value
   * @throws RuntimeException what the loader throws, also a checked exception
   */
  V refresh(K key);
}
