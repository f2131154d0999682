package com.example;

import dev.larder.Cache;
import dev.larder.CacheManager;
import dev.larder.CacheSpec;
import dev.larder.KeyText;
import dev.larder.LoadingCache;
import dev.larder.TypeRef;
import java.util.List;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * A {@link NamedRepository} that keeps the results of its cached methods.
 */
@Generated("dev.larder.processor.CachedProcessor")
@SuppressWarnings({
    "this-escape",
    "unchecked"
})
public class NamedRepository_Cached<E> extends NamedRepository<E> {
  /**
   * The description of the cache of {@code sorted(List<T>)}.
   */
  public static final CacheSpec<List<?>, List<?>> SORTED_CACHE = CacheSpec.builder(
          "com.example.NamedRepository.sorted",
          new TypeRef<List<?>>() {},
          new TypeRef<List<?>>() {})
      .seconds(60)
      .fingerprint("3bd26aa68632afda")
      .keyEncoder((text, key) -> text.addAll(key, KeyText::addTagged))
      .build();

  private final LoadingCache<String, E> loadCache;

  private final LoadingCache<PageKey, List<E>> pageCache;

  private final Cache<List<?>, List<?>> sortedCache;

  public NamedRepository_Cached(CacheManager caches) {
    super();
    this.loadCache = caches.cache(NamedRepository_Cached.<E>loadCacheSpec(),
        key -> super.load(key));
    this.pageCache = caches.cache(NamedRepository_Cached.<E>pageCacheSpec(),
        key -> super.page(key.from(), key.size()));
    this.sortedCache = caches.cache(SORTED_CACHE);
  }

  @Override
  public E load(String id) {
    if (loadCache == null) {
      // called by a constructor of NamedRepository
      return super.load(id);
    }
    var hit = loadCache.hit(id);
    if (hit != null) {
      return hit.value();
    }
    return loadCache.get(id);
  }

  @Override
  public List<E> page(String from, int size) {
    if (pageCache == null) {
      // called by a constructor of NamedRepository
      return super.page(from, size);
    }
    var hit = pageCache.hit(new PageKey(from, size));
    if (hit != null) {
      return hit.value();
    }
    return pageCache.get(new PageKey(from, size));
  }

  @Override
  public <T extends Comparable<T>> List<T> sorted(List<T> values) {
    if (sortedCache == null) {
      // called by a constructor of NamedRepository
      return super.<T>sorted(values);
    }
    var hit = sortedCache.hit(values);
    if (hit != null) {
      return (List<T>) hit.value();
    }
    return (List<T>) sortedCache.get(values, missing -> super.<T>sorted(values));
  }

  /**
   * Returns the cache of {@code load(String)}.
   *
   * @return the cache
   */
  public LoadingCache<String, E> loadCache() {
    return loadCache;
  }

  /**
   * Returns the cache of {@code page(String, int)}.
   *
   * @return the cache
   */
  public LoadingCache<PageKey, List<E>> pageCache() {
    return pageCache;
  }

  /**
   * Returns the cache of {@code sorted(List<T>)}.
   *
   * @return the cache
   */
  public Cache<List<?>, List<?>> sortedCache() {
    return sortedCache;
  }

  /**
   * Describes the cache of {@code load(String)}.
   *
   * @return the description
   */
  public static <E> CacheSpec<String, E> loadCacheSpec() {
    return CacheSpec.builder(
            "com.example.NamedRepository.load",
            TypeRef.of(String.class),
            new TypeRef<E>() {})
        .seconds(5)
        .build();
  }

  /**
   * Describes the cache of {@code page(String, int)}.
   *
   * @return the description
   */
  public static <E> CacheSpec<PageKey, List<E>> pageCacheSpec() {
    return CacheSpec.builder(
            "com.example.NamedRepository.page",
            TypeRef.of(PageKey.class),
            new TypeRef<List<E>>() {})
        .seconds(60)
        .keyEncoder((text, key) -> text.add(key.from()).add(key.size()))
        .build();
  }

  /**
   * The key of {@code page(String, int)}.
   */
  public record PageKey(String from, int size) {
    @Override
    public boolean equals(Object other) {
      return other instanceof PageKey that
          && Objects.equals(from, that.from)
          && size == that.size;
    }

    @Override
    public int hashCode() {
      int result = Objects.hashCode(from);
      result = 31 * result + Integer.hashCode(size);
      return result;
    }
  }
}
