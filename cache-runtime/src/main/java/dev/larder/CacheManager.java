package dev.larder;

import static java.util.Objects.requireNonNull;

import dev.larder.annotation.Tier;
import dev.larder.spi.Codec;
import dev.larder.spi.CodecFactory;
import dev.larder.spi.Invalidation;
import dev.larder.spi.RemoteConnector;
import dev.larder.spi.RemoteConnectorFactory;
import dev.larder.spi.RemoteOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
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
 * <p>With a remote tier it shares values and invalidations with the managers of other processes:
 *
 * <pre>{@code
 * CacheManager caches = CacheManager.builder().redis("redis://localhost:6379").build();
 * }</pre>
 *
 * <p>Its failures reach no caller. While it is away the caches work in memory, and invalidations
 * are kept for delivery; {@link #health} tells.
 *
 * <p>Instances of one generated class that share a manager share its caches; give them managers of
 * their own where they must not (for example one for each tenant). Safe for use by any number of
 * threads.
 */
public final class CacheManager implements AutoCloseable {
  private final TimeSource time;
  private final Instant startedAt;
  private final ConcurrentMap<String, TieredCache<?, ?>> caches = new ConcurrentHashMap<>();
  private final Set<String> unknownNames = ConcurrentHashMap.newKeySet();
  private final @Nullable Remote remote;
  private final @Nullable RemoteDriver driver;
  private final @Nullable CodecFactory codecs;
  private volatile boolean closed;

  private CacheManager(Builder builder) {
    StackRoom.prepare();
    this.time = builder.time;
    this.startedAt = time.instant();
    RemoteConnector connector = builder.connector;
    if (connector == null) {
      remote = null;
      driver = null;
      codecs = null;
      return;
    }
    RemoteSettings settings = builder.settings();
    codecs = builder.codecs == null ? onlyService(CodecFactory.class) : builder.codecs;
    remote =
        new Remote(
            connector.open(settings.options()), settings, time, new Tiers(), builder.threads);
    driver = builder.drives ? new RemoteDriver(remote) : null;
    if (driver != null) {
      driver.start(settings.startTimeout());
    }
  }

  private static <S> S onlyService(Class<S> service) {
    return ServiceLoader.load(service, CacheManager.class.getClassLoader())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no " + service.getName() + " is registered"));
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
   * @throws IllegalArgumentException if there is a remote tier and the values could not be rebuilt
   *     from what would be stored there
   */
  public <K extends @Nullable Object, V extends @Nullable Object> Cache<K, V> cache(
      CacheSpec<K, V> spec) {
    return tiered(spec);
  }

  @SuppressWarnings("unchecked") // equal specs have equal types
  private <K extends @Nullable Object, V extends @Nullable Object> TieredCache<K, V> tiered(
      CacheSpec<K, V> spec) {
    requireNonNull(spec, "spec");
    TieredCache<?, ?> cache = caches.computeIfAbsent(spec.name(), name -> newCache(spec));
    if (!cache.spec().equals(spec)) {
      throw new IllegalStateException(conflict(cache.spec(), spec));
    }
    if (closed) {
      cache.close(); // close() may have passed over the map before this cache was in it
    }
    return (TieredCache<K, V>) cache;
  }

  private <K extends @Nullable Object, V extends @Nullable Object> TieredCache<K, V> newCache(
      CacheSpec<K, V> spec) {
    if (remote == null || codecs == null) {
      return new TieredCache<>(spec, time, /* remote= */ null, /* codec= */ null);
    }
    boolean isShared = spec.tier() != Tier.LOCAL && !spec.mentionsVariable();
    Codec<?> codec = isShared ? codec(codecs, spec) : null;
    boolean known = remote.follower().announce(remote.settings().reach(spec.life()));
    if (!known && driver != null) {
      driver.wake();
    }
    return new TieredCache<>(spec, time, remote, codec);
  }

  private static Codec<?> codec(CodecFactory codecs, CacheSpec<?, ?> spec) {
    try {
      return codecs.codec(spec.valueType());
    } catch (IllegalArgumentException notStorable) {
      throw new IllegalArgumentException(
          "cache %s: %s".formatted(spec.name(), notStorable.getMessage()), notStorable);
    }
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
    return new LoadingView<>(tiered(spec), requireNonNull(loader, "loader"));
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
    return new AsyncLoadingView<>(tiered(spec), requireNonNull(loader, "loader"));
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

  /**
   * Returns how this manager stands with its remote tier.
   *
   * @return the state at this moment
   */
  public Health health() {
    return remote == null
        ? new Health(Health.Remote.NONE, startedAt, 0, Optional.empty())
        : remote.health();
  }

  /** Removes all values of all caches, as {@link Cache#invalidateAll} does for one. */
  public void invalidateAll() {
    invalidate(new Invalidation.OfAll());
  }

  /**
   * Removes the values that bear a tag, of all caches, and keeps loads in flight of caches with
   * tags from being stored.
   *
   * @param tag the tag, as a {@link Tagger} gives it
   */
  public void invalidateTag(String tag) {
    invalidate(new Invalidation.OfTag(requireNonNull(tag, "tag")));
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
    TieredCache<?, ?> cache = named(cacheName);
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
    TieredCache<?, ?> cache = named(cacheName);
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
    invalidate(new Invalidation.OfPattern("", Glob.of(glob).toString()));
  }

  private void invalidate(Invalidation invalidation) {
    caches.values().forEach(TieredCache::countInvalidation);
    CompletionStage<?> delivery = invalidateAsync(invalidation);
    if (remote != null) {
      Blocking.awaitEnd(delivery, remote.settings().commandTimeout());
    }
  }

  /** Invalidates; the stage completes when others have been told, or will be later. */
  CompletionStage<?> invalidateAsync(Invalidation invalidation) {
    if (remote == null) {
      apply(invalidation);
      return CompletableFuture.completedStage(null);
    }
    return remote.invalidate(invalidation, () -> apply(invalidation));
  }

  /** Lets an invalidation take effect here. */
  private void apply(Invalidation invalidation) {
    if (invalidation instanceof Invalidation.OfKey key) {
      ifPresent(key.cache(), cache -> cache.removeText(key.text()));
    } else if (invalidation instanceof Invalidation.OfCache whole) {
      ifPresent(whole.cache(), TieredCache::removeAll);
    } else if (invalidation instanceof Invalidation.OfTag tagged) {
      caches.values().forEach(cache -> cache.removeTagged(tagged.tag()));
    } else if (invalidation instanceof Invalidation.OfPattern pattern) {
      Glob glob = Glob.of(pattern.glob());
      if (pattern.cache().isEmpty()) {
        caches.forEach((name, cache) -> cache.removeIf(text -> glob.matches(name + ":" + text)));
      } else {
        ifPresent(pattern.cache(), cache -> cache.removeIf(glob::matches));
      }
    } else {
      caches.values().forEach(TieredCache::removeAll);
    }
  }

  private void ifPresent(String name, Consumer<TieredCache<?, ?>> action) {
    TieredCache<?, ?> cache = caches.get(name);
    if (cache != null) {
      action.accept(cache);
    }
  }

  /** Takes a step with the log, where no thread of the manager does. */
  CompletionStage<Void> stepForTests() {
    return requireNonNull(remote).step();
  }

  /**
   * Empties all caches for good, here alone, and gives up the connections of the remote tier. From
   * then on they store nothing, and every call goes straight to its loader. Invalidations that were
   * not delivered are lost. To close again does nothing.
   */
  @Override
  public void close() {
    closed = true;
    caches.values().forEach(TieredCache::close);
    if (driver != null) {
      driver.close();
    }
    if (remote != null) {
      remote.close();
    }
  }

  private static String conflict(CacheSpec<?, ?> present, CacheSpec<?, ?> other) {
    return other.mentionsVariable()
        ? ("the cache [%s] exists already, and its type variables may stand for other types there"
                + " than here; take a manager for each instance of a generic class, or a subclass"
                + " of it for each of its type arguments")
            .formatted(present)
        : "the name %s belongs to the cache [%s]; [%s] must have a name of its own"
            .formatted(other.name(), present, other);
  }

  private @Nullable TieredCache<?, ?> named(String name) {
    TieredCache<?, ?> cache = caches.get(requireNonNull(name, "cacheName"));
    if (cache == null && unknownNames.add(name)) {
      log()
          .warn(
              "nothing to invalidate: no cache is named {}; there are {}",
              name,
              new TreeMap<>(caches).keySet());
    }
    return cache;
  }

  /** Not a constant: the first logger of a program looks into every jar for its provider. */
  private static Logger log() {
    return LoggerFactory.getLogger(CacheManager.class);
  }

  /** What records of the log do to the caches of this manager. */
  private final class Tiers implements LogFollower.LocalTiers {
    @Override
    public void apply(Invalidation invalidation) {
      CacheManager.this.apply(invalidation);
    }

    @Override
    public void clear() {
      caches.values().forEach(TieredCache::removeAll);
    }
  }

  /** Builds a {@link CacheManager}. Not thread-safe. */
  public static final class Builder {
    private static final Pattern NAMESPACE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private TimeSource time = TimeSource.system();
    private @Nullable RemoteConnector connector;
    private @Nullable CodecFactory codecs;
    private String namespace = "default";
    private Duration connectTimeout = Duration.ofSeconds(1);
    private Duration commandTimeout = Duration.ofMillis(250);
    private Duration lease = Duration.ofSeconds(5);
    private int maxValueBytes = 1 << 20;
    private int maxUndelivered = 10_000;
    private int logLength = 10_000;
    private Threads threads = Threads.COMMON_POOL;
    private boolean drives = true;

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
     * Shares values and invalidations through the Redis of a URL: {@code
     * redis://user:password@host:port/db}, or {@code rediss://} for TLS. Takes Redisson and Jackson
     * on the class path.
     *
     * @param url the URL
     * @return this builder
     * @throws IllegalArgumentException if the URL is wrong; the message shows no password
     * @throws IllegalStateException if a library is missing; the message names it
     */
    public Builder redis(String url) {
      return remote(onlyService(RemoteConnectorFactory.class).ofUrl(requireNonNull(url, "url")));
    }

    /**
     * Shares values and invalidations through the Redis that the environment names: {@code
     * REDIS_URL}, or {@code REDIS_HOST} with {@code REDIS_PORT}, {@code REDIS_USERNAME}, {@code
     * REDIS_PASSWORD} and {@code REDIS_DB}. Where it names none, the manager is local.
     *
     * @return this builder
     * @throws IllegalArgumentException if a variable is wrong; the message shows no password
     * @throws IllegalStateException if a library is missing; the message names it
     */
    public Builder redisFromEnvironment() {
      onlyService(RemoteConnectorFactory.class)
          .ofEnvironment(System.getenv())
          .ifPresentOrElse(
              this::remote, () -> log().info("no REDIS_URL and no REDIS_HOST: caches are local"));
      return this;
    }

    /**
     * Shares values and invalidations through a remote tier.
     *
     * @param connector opens it
     * @return this builder
     */
    public Builder remote(RemoteConnector connector) {
      this.connector = requireNonNull(connector, "connector");
      return this;
    }

    /**
     * Sets how values are written for the remote tier. Unless set, as JSON.
     *
     * @param codecs makes the codec of each cache
     * @return this builder
     */
    public Builder codecs(CodecFactory codecs) {
      this.codecs = requireNonNull(codecs, "codecs");
      return this;
    }

    /**
     * Sets what keeps applications apart that share a remote tier. Unless set, it is {@code
     * default}.
     *
     * @param namespace 1 to 64 letters, digits, dots, hyphens and underscores
     * @return this builder
     * @throws IllegalArgumentException if it cannot be one
     */
    public Builder namespace(String namespace) {
      require(
          NAMESPACE.matcher(namespace).matches(),
          "a namespace is 1 to 64 letters, digits, dots, hyphens and underscores, not '%s'",
          namespace);
      this.namespace = namespace;
      return this;
    }

    /**
     * Sets how long to wait for a connection. Unless set, 1 s. {@link #build} waits three times as
     * long for the remote tier, since its client has to start first.
     *
     * @param timeout at least 1 ms
     * @return this builder
     * @throws IllegalArgumentException if it is less
     */
    public Builder connectTimeout(Duration timeout) {
      this.connectTimeout = requirePositive("connectTimeout", timeout);
      return this;
    }

    /**
     * Sets how long to wait for an answer of the remote tier: by that much a call may be slower
     * than its load. Unless set, 250 ms.
     *
     * @param timeout at least 1 ms
     * @return this builder
     * @throws IllegalArgumentException if it is less
     */
    public Builder commandTimeout(Duration timeout) {
      this.commandTimeout = requirePositive("commandTimeout", timeout);
      return this;
    }

    /**
     * Sets how long a load may take whose value is to be stored remotely, and how long other
     * processes wait for it. Unless set, 5 s. Of a process that dies while it loads, the others
     * wait for the rest of it.
     *
     * @param lease at least 1 ms
     * @return this builder
     * @throws IllegalArgumentException if it is less
     */
    public Builder lease(Duration lease) {
      this.lease = requirePositive("lease", lease);
      return this;
    }

    /**
     * Sets the greatest size of a value in the remote tier. Greater ones are neither written nor
     * read. Unless set, 1 MiB.
     *
     * @param bytes at least 1
     * @return this builder
     * @throws IllegalArgumentException if it is less
     */
    public Builder maxValueBytes(int bytes) {
      require(bytes >= 1, "maxValueBytes must be at least 1, was %s", bytes);
      this.maxValueBytes = bytes;
      return this;
    }

    /**
     * Sets how many invalidations are kept apart while the remote tier is away. Where there are
     * more, those of single keys give way to one of their whole cache. Unless set, 10 000.
     *
     * @param invalidations at least 1
     * @return this builder
     * @throws IllegalArgumentException if it is less
     */
    public Builder maxUndelivered(int invalidations) {
      require(invalidations >= 1, "maxUndelivered must be at least 1, was %s", invalidations);
      this.maxUndelivered = invalidations;
      return this;
    }

    /**
     * Sets how many records the log retains, about. A process that was away for more drops its
     * local tier. Unless set, 10 000.
     *
     * @param records at least 1
     * @return this builder
     * @throws IllegalArgumentException if it is less
     */
    public Builder logLength(int records) {
      require(records >= 1, "logLength must be at least 1, was %s", records);
      this.logLength = records;
      return this;
    }

    /** Leaves the steps with the log to {@link #stepForTests}, in threads of the test's. */
    Builder drivenByTest(Threads threads) {
      this.threads = threads;
      this.drives = false;
      return this;
    }

    private RemoteSettings settings() {
      return new RemoteSettings(
          new RemoteOptions(namespace, connectTimeout, commandTimeout, logLength),
          lease,
          maxValueBytes,
          maxUndelivered);
    }

    private static Duration requirePositive(String name, Duration duration) {
      require(
          duration.compareTo(Duration.ofMillis(1)) >= 0,
          "%s must be at least 1 ms, was %s",
          name,
          duration);
      return duration;
    }

    private static void require(boolean condition, String message, Object... values) {
      if (!condition) {
        throw new IllegalArgumentException(message.formatted(values));
      }
    }

    /**
     * Returns the manager. With a remote tier, it waits for that, three times {@link
     * #connectTimeout} at most; where it cannot be reached the caches begin in memory, and join
     * when it appears.
     *
     * @return a new manager
     * @throws IllegalStateException if a library is missing; the message names it
     */
    public CacheManager build() {
      return new CacheManager(this);
    }
  }
}
