package dev.larder;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A cache that is another one; its subclasses add a loader. */
abstract class CacheView<K extends @Nullable Object, V extends @Nullable Object>
    implements Cache<K, V> {
  final TieredCache<K, V> cache;
  private final LocalStore<V> store;

  CacheView(TieredCache<K, V> cache) {
    this.cache = cache;
    this.store = cache.store;
  }

  @Override
  public final CacheSpec<K, V> spec() {
    return cache.spec();
  }

  @Override
  public final @Nullable Hit<V> hit(@Nullable Object key) {
    return store.hit(TieredCache.id(key));
  }

  @Override
  public final V get(K key, Loader<? super K, ? extends V> loader) {
    return cache.get(key, loader);
  }

  @Override
  public final CompletableFuture<V> getAsync(K key, AsyncLoader<? super K, ? extends V> loader) {
    return cache.getAsync(key, loader);
  }

  @Override
  public final Lookup<V> peek(K key) {
    return cache.peek(key);
  }

  @Override
  public final Optional<CacheEntry<V>> entry(K key) {
    return cache.entry(key);
  }

  @Override
  public final void put(K key, V value) {
    cache.put(key, value);
  }

  @Override
  public final V refresh(K key, Loader<? super K, ? extends V> loader) {
    return cache.refresh(key, loader);
  }

  @Override
  public final CompletableFuture<V> refreshAsync(
      K key, AsyncLoader<? super K, ? extends V> loader) {
    return cache.refreshAsync(key, loader);
  }

  @Override
  public final void invalidate(K key) {
    cache.invalidate(key);
  }

  @Override
  public final void invalidateAll() {
    cache.invalidateAll();
  }

  @Override
  public final void invalidateMatching(String glob) {
    cache.invalidateMatching(glob);
  }

  @Override
  public final CacheStats stats() {
    return cache.stats();
  }

  @Override
  public final String toString() {
    return cache.toString();
  }
}
