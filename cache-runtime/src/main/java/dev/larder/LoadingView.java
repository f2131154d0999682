package dev.larder;

import org.jspecify.annotations.Nullable;

/** A cache and a loader. */
final class LoadingView<K extends @Nullable Object, V extends @Nullable Object>
    extends CacheView<K, V> implements LoadingCache<K, V> {
  private final Loader<? super K, ? extends V> loader;

  LoadingView(TieredCache<K, V> cache, Loader<? super K, ? extends V> loader) {
    super(cache);
    this.loader = loader;
  }

  @Override
  public V get(K key) {
    return cache.get(key, loader);
  }

  @Override
  public V refresh(K key) {
    return cache.refresh(key, loader);
  }
}
