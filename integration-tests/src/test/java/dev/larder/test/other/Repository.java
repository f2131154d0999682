package dev.larder.test.other;

import dev.larder.annotation.CacheInvalidate;
import dev.larder.annotation.CacheKey;
import dev.larder.annotation.Cached;
import java.util.List;
import java.util.function.Function;

/** A generic superclass, from which nothing is generated. */
public abstract class Repository<E, K extends Comparable<K>> {
  public int calls;

  @Cached(seconds = 10)
  public String find(K key) {
    return getClass().getSimpleName() + key + ++calls;
  }

  @Cached
  protected List<E> all(List<? extends K> keys, E like) {
    calls++;
    return List.of(like);
  }

  public List<E> allTwice(List<? extends K> keys, E like) {
    all(keys, like);
    return all(keys, like);
  }

  @Cached
  int packagePrivate(K key) {
    return ++calls;
  }

  public int viaPackagePrivate(K key) {
    return packagePrivate(key);
  }

  @Cached
  public <F> F mapped(@CacheKey K key, Function<? super K, ? extends F> function, E unused) {
    calls++;
    return function.apply(key);
  }

  @CacheInvalidate(method = "find")
  public void save(K key, E entity) {}

  @CacheInvalidate(method = "find", all = true)
  public void clear() {}
}
