package dev.larder.redis;

import dev.larder.Cache;
import dev.larder.CacheManager;
import dev.larder.CacheSpec;
import dev.larder.Health;
import dev.larder.LoadingCache;
import dev.larder.annotation.Tier;
import dev.larder.spi.RemoteConnector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * One process of an application: a manager of its own, with a cache of the versions of a {@link
 * Database}. It checks on itself: which calls failed, how long the slowest took, and which returned
 * a value older than guarantee 2 allows, that is, older than a change whose invalidation had
 * returned on this node before the call began.
 *
 * <p>Safe for use by any number of threads.
 */
public final class Node implements AutoCloseable {
  /** The name of the cache. */
  public static final String CACHE = "numbers";

  private static final int SECONDS = 300;

  /** How a change is invalidated. */
  public enum Kind {
    KEY,
    CACHE,
    PATTERN,
    TAG;

    /** The rows that a change of this kind covers. */
    IntStream rows(int key, int size) {
      return this == CACHE ? IntStream.range(0, size) : IntStream.of(key);
    }
  }

  /**
   * A value that was older than it may be.
   *
   * @param atLeast the version that had been invalidated to
   */
  public record Stale(int key, long value, long atLeast) {}

  private final Database database;
  private final TcpProxy network;
  private final CacheManager caches;
  private final LoadingCache<Integer, Long> cache;
  private final AtomicLongArray needed;
  private final AtomicLong slowestNanos = new AtomicLong();
  private final AtomicLong calls = new AtomicLong();
  private final Collection<Throwable> failures = new ConcurrentLinkedQueue<>();
  private final Collection<Stale> stale = new ConcurrentLinkedQueue<>();
  private volatile IntUnaryOperator beforeReturn = IntUnaryOperator.identity();

  private Node(Database database, TcpProxy network, CacheManager.Builder builder, Tier tier) {
    this.database = database;
    this.network = network;
    this.caches = builder.build();
    this.cache = caches.cache(spec(SECONDS, tier), this::load);
    this.needed = new AtomicLongArray(database.size());
  }

  /** Makes a node behind a proxy of its own, which can cut it off. */
  public static Node behindProxy(
      Database database,
      String namespace,
      RedisProcess redis,
      Tier tier,
      UnaryOperator<CacheManager.Builder> settings) {
    TcpProxy network = new TcpProxy(redis.port());
    CacheManager.Builder builder = CacheManager.builder().namespace(namespace).redis(network.url());
    return new Node(database, network, settings.apply(builder), tier);
  }

  /** Makes a node that is connected in another way; it has no proxy. */
  public static Node connected(
      Database database,
      String namespace,
      RemoteConnector connector,
      Tier tier,
      UnaryOperator<CacheManager.Builder> settings) {
    CacheManager.Builder builder = CacheManager.builder().namespace(namespace).remote(connector);
    return new Node(database, /* network= */ null, settings.apply(builder), tier);
  }

  /** Describes the cache of a node. */
  static CacheSpec<Integer, Long> spec(int seconds, Tier tier) {
    return CacheSpec.builder(CACHE, Integer.class, Long.class)
        .seconds(seconds)
        .tier(tier)
        .tagger((key, version) -> Set.of("row:" + key))
        .build();
  }

  /** Lets every load wait in this before it returns what it has read; it is given the key. */
  public void loadsWaitIn(IntUnaryOperator wait) {
    beforeReturn = wait;
  }

  private long load(int key) {
    long version = database.read(key);
    beforeReturn.applyAsInt(key);
    return version;
  }

  // Use

  /** Reads through the cache; −1 if the call failed. */
  public long read(int key) {
    long atLeast = needed.get(key);
    long value = timed(() -> cache.get(key));
    if (value != -1 && value < atLeast) {
      stale.add(new Stale(key, value, atLeast));
    }
    return value;
  }

  /** Changes what the kind covers in the database, then invalidates it. */
  public void change(int key, Kind kind) {
    int[] rows = kind.rows(key, database.size()).toArray();
    long[] versions = IntStream.of(rows).mapToLong(database::change).toArray();
    long unused =
        timed(
            () -> {
              invalidate(key, kind);
              return 0L;
            });
    for (int i = 0; i < rows.length; i++) {
      needed.accumulateAndGet(rows[i], versions[i], Math::max);
    }
  }

  private void invalidate(int key, Kind kind) {
    switch (kind) {
      case KEY -> cache.invalidate(key);
      case CACHE -> cache.invalidateAll();
      case PATTERN -> caches.invalidateMatching("num*:" + key);
      case TAG -> caches.invalidateTag("row:" + key);
    }
  }

  private long timed(Call call) {
    long began = System.nanoTime();
    try {
      return call.run();
    } catch (Throwable failure) {
      failures.add(failure);
      return -1;
    } finally {
      calls.incrementAndGet();
      slowestNanos.accumulateAndGet(System.nanoTime() - began, Math::max);
    }
  }

  private interface Call {
    long run() throws Exception;
  }

  // State

  /** The proxy between this node and Redis; null if it has none. */
  public TcpProxy network() {
    return network;
  }

  public CacheManager caches() {
    return caches;
  }

  public Cache<Integer, Long> cache() {
    return cache;
  }

  public boolean isUp() {
    return caches.health().remote() == Health.Remote.UP;
  }

  /** Whether it uses Redis and has nothing left to tell the others. */
  public boolean isCaughtUp() {
    return isUp() && caches.health().undelivered() == 0;
  }

  /** Whether it serves the version of the database for every key. */
  public boolean agreesWithDatabase() {
    return oldKeys().isEmpty();
  }

  /** What keeps it from being caught up, and the keys of which it serves old values. */
  List<String> disagreements() {
    List<String> found = new ArrayList<>();
    if (!isCaughtUp()) {
      found.add(this + " has " + caches.health());
    }
    List<Integer> old = oldKeys();
    if (!old.isEmpty()) {
      found.add(this + " serves old values of " + old);
    }
    return found;
  }

  private List<Integer> oldKeys() {
    return IntStream.range(0, database.size())
        .filter(key -> read(key) != database.version(key))
        .boxed()
        .toList();
  }

  @Override
  public String toString() {
    return "node of " + cache.spec().tier() + (network == null ? "" : " at " + network.port());
  }

  // Findings

  /** How many calls have ended. */
  public long calls() {
    return calls.get();
  }

  /** What calls have thrown. */
  public List<Throwable> failures() {
    return List.copyOf(failures);
  }

  /** How long the slowest call took, be it a read or an invalidation. */
  public Duration slowestCall() {
    return Duration.ofNanos(slowestNanos.get());
  }

  /** Values returned that were older than guarantee 2 allows. */
  public List<Stale> stale() {
    return List.copyOf(stale);
  }

  @Override
  public void close() {
    caches.close();
    if (network != null) {
      network.close();
    }
  }
}
