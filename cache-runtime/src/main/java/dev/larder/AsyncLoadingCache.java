package dev.larder;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Cache} that knows how to load its values without blocking. It holds values, not futures:
 * a failed load is not cached.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public interface AsyncLoadingCache<K extends @Nullable Object, V extends @Nullable Object>
    extends Cache<K, V> {

  /**
   * Returns a future of the value of {@code key}, loading it if this cache does not hold it.
   *
   * @param key the key
   * @return a future of the caller's own: see {@link Cache#getAsync}
   * @throws RuntimeException what the loader throws before it returns a stage, also a checked
   *     exception
   */
  CompletableFuture<V> get(K key);

  /**
   * Loads {@code key} anew and stores the value: see {@link Cache#refreshAsync}.
   *
   * @param key the key
   * @return a future of the caller's own
   * @throws RuntimeException what the loader throws before it returns a stage, also a checked
   *     exception
   */
  CompletableFuture<V> refresh(K key);
}
