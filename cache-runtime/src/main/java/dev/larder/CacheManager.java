package dev.larder;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes caches, and keeps one for each name.
 *
 * <pre>{@code
 * try (CacheManager caches = CacheManager.local()) {
 *   UserService users = new UserService_Cached(caches, db);
 *   users.find(42);
 * }
 * }</pre>
 *
 * <p>Instances of one generated class that share a manager share its caches; give them managers of
 * their own where they must not (for example one for each tenant). Safe for use by any number of
 * threads.
 */
public final class CacheManager implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(CacheManager.class);

  private final TimeSource time;
  private final ConcurrentMap<String, LocalCache<?, ?>> caches = new ConcurrentHashMap<>();
  private final Set<String> unknownNames = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  private CacheManager(Builder builder) {
    this.time = builder.time;
  }

  /**
   * Returns a manager of caches in the memory of this process.
   *
   * @return a new manager
   */
  public static CacheManager local() {
    return builder().build();
  }

  /**
   * Begins a manager.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns the cache that {@code spec} describes, and makes it if there is none.
   *
   * @param <K> the type of the keys
   * @param <V> the type of the values
   * @param spec the description
   * @return the cache
   * @throws IllegalStateException if the name belongs to a cache of another description
   */
  @SuppressWarnings("unchecked") // equal specs have equal types
  public <K extends @Nullable Object, V extends @Nullable Object> Cache<K, V> cache(
      CacheSpec<K, V> spec) {
    requireNonNull(spec, "spec");
    LocalCache<?, ?> cache =
        caches.computeIfAbsent(spec.name(), name -> new LocalCache<>(spec, time));
    if (!cache.spec().equals(spec)) {
      throw new IllegalStateException(conflict(cache.spec(), spec));
    }
    if (closed) {
      cache.close(); // close() may have passed over the map before this cache was in it
    }
    return (Cache<K, V>) cache;
  }

  /**
   * Returns the cache that {@code spec} describes, with a way to load its values. Several loaders
   * may share one cache.
   *
   * @param <K> the type of the keys
   * @param <V> the type of the values
   * @param spec the description
   * @param loader computes the values that this view of the cache lacks
   * @return a view of the cache
   * @throws IllegalStateException if the name belongs to a cache of another description
   */
  public <K extends @Nullable Object, V extends @Nullable Object> LoadingCache<K, V> cache(
      CacheSpec<K, V> spec, Loader<? super K, ? extends V> loader) {
    return new LoadingView<>(cache(spec), requireNonNull(loader, "loader"));
  }

  /**
   * Returns the cache that {@code spec} describes, with a way to load its values that does not
   * block.
   *
   * @param <K> the type of the keys
   * @param <V> the type of the values
   * @param spec the description
   * @param loader begins to compute the values that this view of the cache lacks
   * @return a view of the cache
   * @throws IllegalStateException if the name belongs to a cache of another description
   */
  public <K extends @Nullable Object, V extends @Nullable Object>
      AsyncLoadingCache<K, V> asyncCache(
          CacheSpec<K, V> spec, AsyncLoader<? super K, ? extends V> loader) {
    return new AsyncLoadingView<>(cache(spec), requireNonNull(loader, "loader"));
  }

  /**
   * Returns the cache of a name.
   *
   * @param name the name
   * @return the cache; empty if none has been made
   */
  public Optional<Cache<?, ?>> cache(String name) {
    return Optional.ofNullable(caches.get(requireNonNull(name, "name")));
  }

  /**
   * Returns the caches made so far.
   *
   * @return the caches, ordered by name
   */
  public Collection<Cache<?, ?>> caches() {
    return List.copyOf(new TreeMap<>(caches).values());
  }

  /**
   * Returns the statistics of all caches.
   *
   * @return the statistics by the name of the cache, in order
   */
  public Map<String, CacheStats> stats() {
    Map<String, CacheStats> stats = new TreeMap<>();
    caches.forEach((name, cache) -> stats.put(name, cache.stats()));
    return stats;
  }

  /** Removes all values of all caches, as {@link Cache#invalidateAll} does for one. */
  public void invalidateAll() {
    caches.values().forEach(Cache::invalidateAll);
  }

  /**
   * Removes the value of one key of the cache of a name; does nothing if there is no such cache,
   * except to warn once.
   *
   * @param cacheName the name of the cache
   * @param key the key
   * @throws IllegalArgumentException if the cache has keys of another type
   */
  public void invalidate(String cacheName, @Nullable Object key) {
    LocalCache<?, ?> cache = named(cacheName);
    if (cache != null) {
      cache.invalidateUntyped(key);
    }
  }

  /**
   * Removes all values of the cache of a name; does nothing if there is no such cache, except to
   * warn once.
   *
   * @param cacheName the name of the cache
   */
  public void invalidateAll(String cacheName) {
    LocalCache<?, ?> cache = named(cacheName);
    if (cache != null) {
      cache.invalidateAll();
    }
  }

  /**
   * Removes the values whose full text, which is the name of the cache, a colon and the key text,
   * matches: {@code com.acme.UserService.find:4*}. Otherwise like {@link Cache#invalidateMatching}.
   *
   * @param glob the pattern
   * @throws IllegalArgumentException if the pattern holds a backslash
   */
  public void invalidateMatching(String glob) {
    Glob pattern = Glob.of(glob);
    caches.forEach((name, cache) -> cache.invalidateIf(text -> pattern.matches(name + ":" + text)));
  }

  /**
   * Empties all caches for good. From then on they store nothing, and every call goes straight to
   * its loader. To close again does nothing.
   */
  @Override
  public void close() {
    closed = true;
    caches.values().forEach(LocalCache::close);
  }

  private static String conflict(CacheSpec<?, ?> present, CacheSpec<?, ?> other) {
    return other.mentionsVariable()
        ? "the cache [%s] exists already, and its type variables may stand for other types there than here; take a manager for each instance of a generic class, or a subclass of it for each of its type arguments"
            .formatted(present)
        : "the name %s belongs to the cache [%s]; [%s] must have a name of its own"
            .formatted(other.name(), present, other);
  }

  private @Nullable LocalCache<?, ?> named(String name) {
    LocalCache<?, ?> cache = caches.get(requireNonNull(name, "cacheName"));
    if (cache == null && unknownNames.add(name)) {
      log.warn(
          "nothing to invalidate: no cache is named {}; there are {}",
          name,
          new TreeMap<>(caches).keySet());
    }
    return cache;
  }

  /** Builds a {@link CacheManager}. Not thread-safe. */
  public static final class Builder {
    private TimeSource time = TimeSource.system();

    private Builder() {}

    /**
     * Sets where the time is read. Tests set one of their own and turn it by hand.
     *
     * @param time the time source
     * @return this builder
     */
    public Builder timeSource(TimeSource time) {
      this.time = requireNonNull(time, "time");
      return this;
    }

    /**
     * Returns the manager.
     *
     * @return a new manager
     */
    public CacheManager build() {
      return new CacheManager(this);
    }
  }
}
