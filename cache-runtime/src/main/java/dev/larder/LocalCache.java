package dev.larder;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A cache in the memory of this process.
 *
 * <h2>How loads and invalidations meet</h2>
 *
 * A miss enters a {@link Flight} in the table of {@link Flights}, looks into the store once more,
 * runs the load outside every lock, lands its value in the {@link LocalStore}, and leaves the
 * table: in this order. An invalidation dooms the flights it covers, removes the entries it covers,
 * and dooms again: in this order. Let a load have begun before the invalidation. Then
 *
 * <ul>
 *   <li>its flight is in the table when the invalidation looks: it is doomed there. Either it
 *       landed before, and the removal that follows finds its entry, or it never lands;
 *   <li>or it has left the table: then it has landed, and the removal that follows finds its entry,
 *       or it is doomed (the invariant of {@link Flights}).
 * </ul>
 *
 * <p>With the removal first, a flight could land between the two and stay. A removal may hit an
 * entry that is newer than the invalidation: that costs a load.
 *
 * <p>The second look is there because another flight of the key may have landed and left between
 * the first look, which missed, and the entry into the table. Without it, two loads could run where
 * one was promised. A flight that finds a value gives it to those who joined. The second doom is
 * there for them: the flight may have entered the table after the first doom and looked before the
 * removal, and without it callers could go on joining after the invalidation returned, to be given
 * the value it removed.
 *
 * <p>A put is a flight that has its value from the start. It enters the table within its gate, so
 * that it cannot be doomed before it lands: a refresh that displaced it might fail, and the value
 * from before the put would stay.
 *
 * <p>{@link #close} is an invalidation of everything that also keeps later flights from landing: a
 * flight that enters the table after the doom was passed over it sees {@code closed}, which was set
 * before.
 *
 * <h2>When the stack overflows</h2>
 *
 * Deep recursion through caches may end in a {@link StackOverflowError} at any call. A flight left
 * in the table would make later callers wait for ever, a lock of the store left locked would stop
 * all. So nothing is begun without {@link StackRoom}, and nothing that runs after a load goes
 * deeper than what was asked for before it. A hit does not ask: there the store is as safe as
 * Caffeine is.
 */
final class LocalCache<K extends @Nullable Object, V extends @Nullable Object>
    implements Cache<K, V> {
  /** Stands for the null key, which maps do not take. */
  private static final Object NULL_KEY = new Object();

  private final CacheSpec<K, V> spec;
  private final TimeSource time;
  private final StatsRecorder stats = new StatsRecorder();
  private final Flights<V> flights = new Flights<>();
  private final LocalStore<V> store;
  private volatile boolean closed;

  LocalCache(CacheSpec<K, V> spec, TimeSource time) {
    this.spec = spec;
    this.time = time;
    this.store = new LocalStore<>(spec.maxEntries(), time, stats::eviction);
  }

  @Override
  public CacheSpec<K, V> spec() {
    return spec;
  }

  @Override
  public V get(K key, Loader<? super K, ? extends V> loader) {
    Object id = id(key);
    LocalEntry<V> entry = store.get(id);
    if (entry != null) {
      stats.hit();
      return entry.value();
    }
    stats.miss();
    Flight<V> flight = board(id);
    if (flight.isOver()) {
      return flight.valueOrThrow();
    }
    // Written out, here and in refresh: every frame between a load and the next one in it limits
    // their depth.
    V value;
    try {
      value = loader.load(key);
    } catch (Throwable failure) {
      throw Sneaky.rethrow(failed(id, flight, failure));
    }
    return loaded(id, flight, value);
  }

  @Override
  public CompletableFuture<V> getAsync(K key, AsyncLoader<? super K, ? extends V> loader) {
    Object id = id(key);
    LocalEntry<V> entry = store.get(id);
    if (entry != null) {
      stats.hit();
      return CompletableFuture.completedFuture(entry.value());
    }
    stats.miss();
    return loadAsync(id, key, loader);
  }

  @Override
  public Lookup<V> peek(K key) {
    LocalEntry<V> entry = store.peek(id(key));
    return entry == null ? Lookup.absent() : Lookup.of(entry.value());
  }

  @Override
  public Optional<CacheEntry<V>> entry(K key) {
    return Optional.ofNullable(store.peek(id(key))).map(this::describe);
  }

  @Override
  public void put(K key, V value) {
    Object id = id(key);
    stats.put();
    Flight<V> flight = newFlight();
    try {
      // In the table only within its gate: whoever displaces or dooms it finds it landed.
      flight.land(
          () -> {
            flights.displace(id, flight);
            store(id, flight, value);
          });
    } finally {
      flights.remove(id, flight);
      flight.succeed(value);
    }
  }

  @Override
  public V refresh(K key, Loader<? super K, ? extends V> loader) {
    Object id = id(key);
    Flight<V> flight = newFlight();
    flights.displace(id, flight);
    V value;
    try {
      value = loader.load(key);
    } catch (Throwable failure) {
      throw Sneaky.rethrow(failed(id, flight, failure));
    }
    return loaded(id, flight, value);
  }

  @Override
  public CompletableFuture<V> refreshAsync(K key, AsyncLoader<? super K, ? extends V> loader) {
    Object id = id(key);
    Flight<V> flight = newFlight();
    flights.displace(id, flight);
    return flyAsync(id, key, flight, loader);
  }

  @Override
  public void invalidate(K key) {
    invalidateId(id(key));
  }

  /**
   * Invalidates a key that comes from where its type is not known. It is checked as far as erasure
   * goes.
   */
  void invalidateUntyped(@Nullable Object key) {
    if (key != null && !rawType(spec.keyType()).isInstance(key)) {
      throw new IllegalArgumentException(
          "the cache %s has keys of type %s, not %s: %s"
              .formatted(spec.name(), spec.keyType().getTypeName(), key.getClass().getName(), key));
    }
    invalidateId(id(key));
  }

  private static Class<?> rawType(Type type) {
    if (type instanceof Class<?> raw) {
      return raw;
    }
    return type instanceof ParameterizedType generic ? rawType(generic.getRawType()) : Object.class;
  }

  private void invalidateId(Object id) {
    StackRoom.require();
    flights.doom(id);
    store.remove(id);
    flights.doom(id);
    stats.invalidation();
  }

  @Override
  public void invalidateAll() {
    StackRoom.require();
    flights.doomIf(id -> true);
    store.clear();
    flights.doomIf(id -> true);
    stats.invalidation();
  }

  @Override
  public void invalidateMatching(String glob) {
    Glob pattern = Glob.of(glob);
    if (pattern.matchesAll()) {
      invalidateAll();
    } else {
      invalidateIf(pattern::matches);
    }
  }

  /** Invalidates the keys whose text fits, and those that have none. */
  void invalidateIf(Predicate<String> texts) {
    Predicate<Object> ids = id -> covers(texts, id);
    StackRoom.require();
    flights.doomIf(ids);
    store.removeIf(ids);
    flights.doomIf(ids);
    stats.invalidation();
  }

  @Override
  public CacheStats stats() {
    return stats.snapshot(store.size());
  }

  void close() {
    closed = true;
    flights.doomIf(id -> true);
    store.clear();
  }

  @Override
  public String toString() {
    return "Cache[" + spec + "]";
  }

  /**
   * Finds the flight of a thread that may block: its own, which it is to load, or one that is over.
   */
  private Flight<V> board(Object id) {
    while (!closed) {
      Flight<V> mine = newFlight();
      Flight<V> other = flights.join(id, mine);
      if (other == null) {
        landedMeanwhile(id, mine);
        return mine;
      }
      try {
        if (!Waits.untilOver(other)) {
          break; // it would wait for itself
        }
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        break;
      }
      if (!other.failedForItsThreadAlone()) {
        stats.waited();
        return other;
      }
    }
    Flight<V> alone = newFlight();
    alone.doom(); // not in the table, and it will not land
    return alone;
  }

  private CompletableFuture<V> loadAsync(
      Object id, K key, AsyncLoader<? super K, ? extends V> loader) {
    Flight<V> mine = newFlight();
    if (closed) {
      return flyAsync(id, key, mine, loader); // not in the table, and it will not land
    }
    Flight<V> other = flights.join(id, mine);
    if (other == null) {
      landedMeanwhile(id, mine);
      return mine.isOver() ? mine.copyOfOutcome() : flyAsync(id, key, mine, loader);
    }
    if (Waits.leadsTo(Thread.currentThread(), other)) {
      mine.doom(); // a load within its own load: not in the table, and it will not land
      return flyAsync(id, key, mine, loader);
    }
    stats.waited();
    return other.copyOfOutcome();
  }

  /**
   * Looks again, now that no other flight of the key can land: the look-up that missed may have
   * been overtaken.
   */
  private void landedMeanwhile(Object id, Flight<V> mine) {
    try {
      LocalEntry<V> landed = store.get(id);
      if (landed != null) {
        stats.waited();
        flights.remove(id, mine);
        mine.succeed(landed.value());
      }
    } catch (Throwable failure) {
      fail(id, mine, failure);
      throw failure;
    }
  }

  private CompletableFuture<V> flyAsync(
      Object id, K key, Flight<V> flight, AsyncLoader<? super K, ? extends V> loader) {
    try {
      CompletionStage<? extends V> stage =
          requireNonNull(
              loader.load(key), () -> "the loader of " + spec.name() + " returned a null stage");
      flight.leaveThread();
      stage.whenComplete(
          (value, failure) ->
              // A long chain of loads that wait for each other ends in one call, each within the
              // one before.
              StackRoom.runHereOrElsewhere(() -> ended(id, flight, value, failure)));
    } catch (Throwable failure) {
      throw Sneaky.rethrow(failed(id, flight, failure));
    }
    return flight.copyOfOutcome();
  }

  private void ended(Object id, Flight<V> flight, V value, @Nullable Throwable failure) {
    if (failure == null) {
      loaded(id, flight, value);
    } else {
      failed(id, flight, failure);
    }
  }

  private V loaded(Object id, Flight<V> flight, V value) {
    stats.load(/* failed= */ false, time.nanoTime() - flight.bornAt());
    try {
      flight.land(() -> store(id, flight, value));
    } finally {
      flights.remove(id, flight);
      flight.succeed(value);
    }
    return value;
  }

  private Throwable failed(Object id, Flight<V> flight, Throwable failure) {
    stats.load(/* failed= */ true, time.nanoTime() - flight.bornAt());
    fail(id, flight, failure);
    return failure;
  }

  private void fail(Object id, Flight<V> flight, Throwable failure) {
    flights.remove(id, flight);
    flight.fail(failure);
  }

  /** Replaces what the store holds; with nothing, if the value is not to be kept. */
  private void store(Object id, Flight<V> flight, V value) {
    long expiresAt = flight.bornAt() + lifeOf(value);
    if (closed || expiresAt - time.nanoTime() <= 0) {
      store.remove(id);
    } else {
      store.put(id, new LocalEntry<>(value, flight.bornAt(), expiresAt));
    }
  }

  private long lifeOf(V value) {
    long nanos = (holdsNothing(value) ? spec.nullLife() : spec.life()).toNanos();
    double jitter = spec.jitter();
    return jitter == 0
        ? nanos
        : nanos - (long) (nanos * jitter * ThreadLocalRandom.current().nextDouble());
  }

  private static boolean holdsNothing(@Nullable Object value) {
    return value == null
        || (value instanceof Optional<?> optional && optional.isEmpty())
        || (value instanceof OptionalInt optionalInt && optionalInt.isEmpty())
        || (value instanceof OptionalLong optionalLong && optionalLong.isEmpty())
        || (value instanceof OptionalDouble optionalDouble && optionalDouble.isEmpty());
  }

  private CacheEntry<V> describe(LocalEntry<V> entry) {
    long now = time.nanoTime();
    Instant instant = time.instant();
    return new CacheEntry<>(
        entry.value(),
        instant.minusNanos(now - entry.bornAt()),
        instant.plusNanos(entry.expiresAt() - now),
        CacheEntry.Tier.LOCAL);
  }

  private boolean covers(Predicate<String> texts, Object id) {
    KeyText text = spec.keyText(key(id));
    return text.isOpaque() || texts.test(text.toString());
  }

  private Flight<V> newFlight() {
    StackRoom.require();
    return new Flight<>(time.nanoTime(), Thread.currentThread());
  }

  private static Object id(@Nullable Object key) {
    return key == null ? NULL_KEY : key;
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // every id comes from a K, which may include null
  private K key(Object id) {
    return id == NULL_KEY ? null : (K) id;
  }
}
