package dev.larder;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A cache and a loader that does not block. */
final class AsyncLoadingView<K extends @Nullable Object, V extends @Nullable Object>
    extends CacheView<K, V> implements AsyncLoadingCache<K, V> {
  private final AsyncLoader<? super K, ? extends V> loader;

  AsyncLoadingView(TieredCache<K, V> cache, AsyncLoader<? super K, ? extends V> loader) {
    super(cache);
    this.loader = loader;
  }

  @Override
  public CompletableFuture<V> get(K key) {
    return cache.getAsync(key, loader);
  }

  @Override
  public CompletableFuture<V> refresh(K key) {
    return cache.refreshAsync(key, loader);
  }
}
