package dev.larder;

import static java.util.Objects.requireNonNull;

import dev.larder.annotation.Tier;
import dev.larder.spi.Codec;
import dev.larder.spi.Invalidation;
import dev.larder.spi.RemoteKey;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A cache in the memory of this process and, where its manager has one and its specification says
 * so, in a remote tier.
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
 * <p>A put is a flight that has its value from the start. It enters the table within its monitor,
 * so that it cannot be doomed before it lands: a refresh that displaced it might fail, and the
 * value from before the put would stay.
 *
 * <p>{@link #close} is an invalidation of everything that also keeps later flights from landing: a
 * flight that enters the table after the doom was passed over it sees {@code closed}, which was set
 * before.
 *
 * <h2>When the stack overflows</h2>
 *
 * Deep recursion through caches may end in a {@link StackOverflowError} at any call. A flight left
 * in the table would make later callers wait for ever, a store left half changed would fail them
 * all. So nothing is begun without {@link StackRoom}, and nothing that runs after a load goes
 * deeper than what was asked for before it. A hit does not ask: it changes nothing.
 */
final class TieredCache<K extends @Nullable Object, V extends @Nullable Object>
    implements Cache<K, V> {
  /** Stands for the null key, which maps do not take. */
  private static final Object NULL_KEY = new Object();

  private final CacheSpec<K, V> spec;
  private final TimeSource time;
  private final CoarseClock clock;
  private final StatsRecorder stats = new StatsRecorder();
  private final Flights<V> flights = new Flights<>();

  /** Views ask it for hits themselves. */
  final LocalStore<V> store;

  private final @Nullable Remote remote;
  private final @Nullable RemoteCache<V> remoteCache;
  private volatile boolean closed;

  /**
   * @param remote what carries invalidations to other processes; null if there are none
   * @param codec writes values for the remote store; null if they are not kept there
   */
  TieredCache(
      CacheSpec<K, V> spec, TimeSource time, @Nullable Remote remote, @Nullable Codec<?> codec) {
    this.spec = spec;
    this.time = time;
    this.clock = CoarseClock.of(time);
    this.store = new LocalStore<>(spec.maxEntries(), clock, stats);
    this.remote = remote;
    this.remoteCache = remote == null || codec == null ? null : remote.cache(spec, codec, stats);
  }

  @Override
  public CacheSpec<K, V> spec() {
    return spec;
  }

  @Override
  public @Nullable Hit<V> hit(@Nullable Object key) {
    return store.hit(id(key));
  }

  @Override
  public V get(K key, Loader<? super K, ? extends V> loader) {
    Object id = id(key);
    Hit<V> hit = store.get(id);
    if (hit != null) {
      return hit.value();
    }
    stats.miss();
    Flight<V> flight = board(id);
    if (!flight.isOver()) {
      lookRemotely(id, flight);
    }
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
    return loaded(id, key, flight, value);
  }

  @Override
  public CompletableFuture<V> getAsync(K key, AsyncLoader<? super K, ? extends V> loader) {
    Object id = id(key);
    Hit<V> hit = store.get(id);
    if (hit != null) {
      return hit.future();
    }
    stats.miss();
    return loadAsync(id, key, loader);
  }

  @Override
  public Lookup<V> peek(K key) {
    LocalEntry<V> entry = store.peek(id(key));
    if (entry != null) {
      return Lookup.of(entry.value());
    }
    RemoteValue<V> found = peekRemotely(key);
    return found == null ? Lookup.absent() : Lookup.of(found.value());
  }

  @Override
  public Optional<CacheEntry<V>> entry(K key) {
    LocalEntry<V> entry = store.peek(id(key));
    if (entry != null) {
      return Optional.of(
          describe(entry.value(), entry.bornAt(), entry.expiresAt(), CacheEntry.Tier.LOCAL));
    }
    return Optional.ofNullable(peekRemotely(key))
        .map(
            found ->
                describe(found.value(), found.bornAt(), found.expiresAt(), CacheEntry.Tier.REMOTE));
  }

  private @Nullable RemoteValue<V> peekRemotely(K key) {
    String text = remoteCache == null ? null : text(id(key));
    return remoteCache == null || text == null ? null : remoteCache.peek(text);
  }

  @Override
  public void put(K key, V value) {
    Put put = beginPut(key, value);
    if (remote != null) {
      Blocking.awaitEnd(put.done(), commandTimeout());
    }
    put.end().run();
  }

  /** Begins a put. Its end is to be run when it is done, or when nobody waits for it any more. */
  Put beginPut(K key, V value) {
    Object id = id(key);
    Set<String> tags = spec.tags(key, value);
    stats.put();
    Flight<V> flight = newFlight(id);
    String text = flight.text();
    if (remoteCache != null && text != null && remoteCache.remote().isUp()) {
      return putEverywhere(id, text, flight, value, tags);
    }
    // Others drop what they hold.
    CompletionStage<?> done =
        everywhere(invalidationOf(text), () -> putLocally(id, flight, value, tags));
    return new Put(done, () -> {});
  }

  /**
   * A put under way.
   *
   * @param done completes when it is done
   * @param end ends it
   */
  record Put(CompletionStage<?> done, Runnable end) {}

  private void putLocally(Object id, Flight<V> flight, V value, Set<String> tags) {
    try {
      // In the table only within its monitor: whoever displaces or dooms it finds it landed.
      flight.land(
          () -> {
            flights.displace(id, flight);
            store(id, flight, value, flight.bornAt() + lifeOf(value), tags);
          });
    } finally {
      flights.remove(id, flight);
      flight.succeed(value);
    }
  }

  /** Puts in both tiers. Until it has ended, callers that miss wait for the value. */
  private Put putEverywhere(Object id, String text, Flight<V> flight, V value, Set<String> tags) {
    long expiresAt = flight.bornAt() + lifeOf(value);
    RemoteKey key = new RemoteKey(spec.name(), text, spec.fingerprint());
    CompletionStage<?> done =
        requireNonNull(remoteCache)
            .put(
                key,
                value,
                tags,
                flight.bornAt(),
                expiresAt,
                () -> {
                  // Within: a look-up that begins now finds this flight, or that reading is
                  // withheld.
                  flights.displace(id, flight);
                  store.remove(id);
                },
                () -> !flight.isDoomed())
            .thenAccept(
                keep -> {
                  if (keep) {
                    flight.land(() -> store(id, flight, value, expiresAt, tags));
                  }
                });
    return new Put(
        done,
        () -> {
          flight.doom(); // what is not done by now is kept nowhere
          flights.remove(id, flight);
          flight.succeed(value);
        });
  }

  @Override
  public V refresh(K key, Loader<? super K, ? extends V> loader) {
    Object id = id(key);
    Flight<V> flight = newFlight(id);
    flights.displace(id, flight);
    if (flight.remote() != null) {
      Blocking.awaitEnd(flight.remote().leaseForRefresh(), commandTimeout());
      flight.remote().beginLoad();
      flight.beginLoad(time.nanoTime());
    }
    V value;
    try {
      value = loader.load(key);
    } catch (Throwable failure) {
      throw Sneaky.rethrow(failed(id, flight, failure));
    }
    return loaded(id, key, flight, value);
  }

  @Override
  public CompletableFuture<V> refreshAsync(K key, AsyncLoader<? super K, ? extends V> loader) {
    Object id = id(key);
    Flight<V> flight = newFlight(id);
    flights.displace(id, flight);
    RemoteFlight<V> remotely = flight.remote();
    if (remotely == null) {
      return flyAsync(id, key, flight, loader);
    }
    flight.leaveThread();
    var unused =
        remotely
            .leaseForRefresh()
            .thenRunAsync(() -> flyLater(id, key, flight, loader), executor());
    return flight.copyOfOutcome();
  }

  @Override
  public void invalidate(K key) {
    awaitDelivery(invalidateId(id(key)));
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
    awaitDelivery(invalidateId(id(key)));
  }

  private static Class<?> rawType(Type type) {
    if (type instanceof Class<?> raw) {
      return raw;
    }
    return type instanceof ParameterizedType generic ? rawType(generic.getRawType()) : Object.class;
  }

  @Override
  public void invalidateAll() {
    stats.invalidation();
    awaitDelivery(everywhere(new Invalidation.OfCache(spec.name()), this::removeAll));
  }

  @Override
  public void invalidateMatching(String glob) {
    Glob pattern = Glob.of(glob);
    if (pattern.matchesAll()) {
      invalidateAll();
    } else {
      stats.invalidation();
      awaitDelivery(
          everywhere(
              new Invalidation.OfPattern(spec.name(), glob), () -> removeIf(pattern::matches)));
    }
  }

  /** Invalidates a key; the stage completes when others have been told, or will be later. */
  CompletionStage<?> invalidateId(Object id) {
    stats.invalidation();
    Runnable locally = () -> removeId(id);
    if (remote == null) {
      locally.run();
      return CompletableFuture.completedStage(null);
    }
    return remote.invalidate(invalidationOf(text(id)), locally);
  }

  /**
   * A key without a text is named by a pattern that nothing else matches: no text has a hash sign.
   */
  private Invalidation invalidationOf(@Nullable String text) {
    return text == null
        ? new Invalidation.OfPattern(spec.name(), "#")
        : new Invalidation.OfKey(spec.name(), text);
  }

  private CompletionStage<?> everywhere(Invalidation invalidation, Runnable locally) {
    if (remote == null) {
      locally.run();
      return CompletableFuture.completedStage(null);
    }
    return remote.invalidate(invalidation, locally);
  }

  private void awaitDelivery(CompletionStage<?> delivery) {
    if (remote != null) {
      Blocking.awaitEnd(delivery, commandTimeout());
    }
  }

  private void removeId(Object id) {
    StackRoom.require();
    flights.doom(id);
    store.remove(id);
    flights.doom(id);
  }

  /** Removes what an invalidation covers, here alone. */
  void removeText(String text) {
    flights.doomText(text);
    store.removeText(text);
    flights.doomText(text);
  }

  /** Removes everything, here alone. */
  void removeAll() {
    StackRoom.require();
    flights.doomIf(id -> true);
    store.clear();
    flights.doomIf(id -> true);
  }

  /** Removes the keys whose text fits, and those that have none, here alone. */
  void removeIf(Predicate<String> texts) {
    Predicate<Object> ids = id -> covers(texts, id);
    StackRoom.require();
    flights.doomIf(ids);
    store.removeIf(ids);
    flights.doomIf(ids);
  }

  /**
   * Removes the values that bear a tag, here alone. What tags the values of flights will bear is
   * not known yet, so none of them is kept.
   */
  void removeTagged(String tag) {
    if (!spec.isTagged()) {
      return;
    }
    StackRoom.require();
    flights.doomIf(id -> true);
    store.removeTagged(tag);
    flights.doomIf(id -> true);
  }

  /** Counts an invalidation that was begun by the manager. */
  void countInvalidation() {
    stats.invalidation();
  }

  @Override
  public CacheStats stats() {
    return stats.snapshot(store.hits(), store.size());
  }

  void close() {
    closed = true;
    flights.doomIf(id -> true);
    store.close();
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
      Flight<V> mine = newFlight(id);
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
    Flight<V> alone = newFlightAlone();
    alone.doom(); // not in the table, and it will not land
    return alone;
  }

  /** Ends the flight if the remote store has the value; prepares it for storing there if not. */
  private void lookRemotely(Object id, Flight<V> flight) {
    RemoteFlight<V> remotely = flight.remote();
    if (remotely == null) {
      return;
    }
    try {
      RemoteValue<V> found = RemoteLookup.await(remotely, commandTimeout());
      if (found == null) {
        flight.beginLoad(time.nanoTime());
      } else {
        foundRemotely(id, flight, found);
      }
    } catch (Throwable failure) {
      if (!flight.isOver()) {
        fail(id, flight, failure);
      }
      throw failure;
    }
  }

  private void foundRemotely(Object id, Flight<V> flight, RemoteValue<V> found) {
    stats.remoteHit();
    try {
      flight.land(
          () -> {
            if (keepsLocally() && !closed) {
              store.put(
                  new LocalEntry<>(
                      id,
                      found.value(),
                      found.bornAt(),
                      found.expiresAt(),
                      flight.text(),
                      found.tags()));
            }
          });
    } finally {
      flights.remove(id, flight);
      flight.succeed(found.value());
    }
  }

  private CompletableFuture<V> loadAsync(
      Object id, K key, AsyncLoader<? super K, ? extends V> loader) {
    if (closed) {
      return flyAsync(id, key, newFlightAlone(), loader); // not in the table, and it will not land
    }
    Flight<V> mine = newFlight(id);
    Flight<V> other = flights.join(id, mine);
    if (other == null) {
      landedMeanwhile(id, mine);
      return mine.isOver() ? mine.copyOfOutcome() : lookAndFlyAsync(id, key, mine, loader);
    }
    if (Waits.leadsTo(Thread.currentThread(), other)) {
      Flight<V> alone = newFlightAlone();
      alone.doom(); // a load within its own load: not in the table, and it will not land
      return flyAsync(id, key, alone, loader);
    }
    stats.waited();
    return other.copyOfOutcome();
  }

  private CompletableFuture<V> lookAndFlyAsync(
      Object id, K key, Flight<V> flight, AsyncLoader<? super K, ? extends V> loader) {
    RemoteFlight<V> remotely = flight.remote();
    if (remotely == null) {
      return flyAsync(id, key, flight, loader);
    }
    flight.leaveThread();
    var unused =
        RemoteLookup.begin(remotely, remotely.threads())
            .whenComplete(
                (found, failure) -> {
                  if (failure != null) {
                    fail(id, flight, failure);
                  } else if (found != null) {
                    foundRemotely(id, flight, found);
                  } else {
                    flyLater(id, key, flight, loader);
                  }
                });
    return flight.copyOfOutcome();
  }

  /** Loads in a thread that nobody waits in. What the loader throws goes to the flight alone. */
  private void flyLater(
      Object id, K key, Flight<V> flight, AsyncLoader<? super K, ? extends V> loader) {
    flight.enterThread();
    flight.beginLoad(time.nanoTime());
    try {
      var unused = flyAsync(id, key, flight, loader);
    } catch (Throwable failure) {
      if (!flight.isOver()) {
        fail(id, flight, failure);
      }
    }
  }

  /**
   * Looks again, now that no other flight of the key can land: the look-up that missed may have
   * been overtaken.
   */
  private void landedMeanwhile(Object id, Flight<V> mine) {
    try {
      LocalEntry<V> landed = store.peek(id);
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
              StackRoom.runHereOrElsewhere(() -> ended(id, key, flight, value, failure)));
    } catch (Throwable failure) {
      throw Sneaky.rethrow(failed(id, flight, failure));
    }
    return flight.copyOfOutcome();
  }

  private void ended(Object id, K key, Flight<V> flight, V value, @Nullable Throwable failure) {
    if (failure == null) {
      loaded(id, key, flight, value);
    } else {
      failed(id, flight, failure);
    }
  }

  private V loaded(Object id, K key, Flight<V> flight, V value) {
    stats.load(/* failed= */ false, time.nanoTime() - flight.bornAt());
    try {
      keep(id, key, flight, value);
    } finally {
      flights.remove(id, flight);
      flight.succeed(value);
    }
    return value;
  }

  /** Keeps the value in both tiers, unless its flight is doomed. */
  private void keep(Object id, K key, Flight<V> flight, V value) {
    RemoteFlight<V> remotely = flight.remote();
    boolean stored = false;
    try {
      Set<String> tags = spec.tags(key, value);
      long expiresAt = flight.bornAt() + lifeOf(value);
      boolean landed = flight.land(() -> store(id, flight, value, expiresAt, tags));
      stored = landed && remotely != null && isFresh(expiresAt);
      if (stored && remotely != null) {
        remotely.store(value, tags, flight.bornAt(), expiresAt);
      }
    } finally {
      if (!stored && remotely != null) {
        remotely.release();
      }
    }
  }

  private Throwable failed(Object id, Flight<V> flight, Throwable failure) {
    stats.load(/* failed= */ true, time.nanoTime() - flight.bornAt());
    fail(id, flight, failure);
    return failure;
  }

  private void fail(Object id, Flight<V> flight, Throwable failure) {
    flights.remove(id, flight);
    try {
      if (flight.remote() != null) {
        flight.remote().release();
      }
    } finally {
      flight.fail(failure);
    }
  }

  /** Replaces what the local store holds; with nothing, if the value is not to be kept. */
  private void store(Object id, Flight<V> flight, V value, long expiresAt, Set<String> tags) {
    if (keepsLocally() && isFresh(expiresAt)) {
      store.put(new LocalEntry<>(id, value, flight.bornAt(), expiresAt, flight.text(), tags));
    } else {
      store.remove(id);
    }
  }

  private boolean keepsLocally() {
    return spec.tier() != Tier.REMOTE;
  }

  private boolean isFresh(long expiresAt) {
    return !closed && expiresAt - clock.nanoTime() > 0; // by the clock that hits go by
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

  private CacheEntry<V> describe(V value, long bornAt, long expiresAt, CacheEntry.Tier tier) {
    long now = time.nanoTime();
    Instant instant = time.instant();
    return new CacheEntry<>(
        value, instant.minusNanos(now - bornAt), instant.plusNanos(expiresAt - now), tier);
  }

  private boolean covers(Predicate<String> texts, Object id) {
    KeyText text = spec.keyText(key(id));
    return text.isOpaque() || texts.test(text.toString());
  }

  private Flight<V> newFlight(Object id) {
    StackRoom.require();
    String text = remote == null ? null : text(id);
    RemoteFlight<V> remotely = remoteCache == null || text == null ? null : remoteCache.begin(text);
    return new Flight<>(time.nanoTime(), Thread.currentThread(), text, remotely);
  }

  /** A flight that is not to be in the table, nor to land anywhere. */
  private Flight<V> newFlightAlone() {
    StackRoom.require();
    return new Flight<>(
        time.nanoTime(), Thread.currentThread(), /* text= */ null, /* remote= */ null);
  }

  /** The text by which other processes know the key; null if it has none. */
  private @Nullable String text(Object id) {
    KeyText text = spec.keyText(key(id));
    return text.isOpaque() ? null : text.toString();
  }

  private Duration commandTimeout() {
    return requireNonNull(remote).settings().commandTimeout();
  }

  private Executor executor() {
    return requireNonNull(remote).threads().executor();
  }

  static Object id(@Nullable Object key) {
    return key == null ? NULL_KEY : key;
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // every id comes from a K, which may include null
  private K key(Object id) {
    return id == NULL_KEY ? null : (K) id;
  }
}
