package dev.larder.leaderboard;

import dev.larder.Cache;
import dev.larder.CacheManager;
import dev.larder.CacheSpec;
import dev.larder.TypeRef;
import dev.larder.annotation.Tier;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Snapshots of one window of a board, cached for some time: pages that stay the same while somebody
 * turns them, and who moved since the one before.
 *
 * <pre>{@code
 * Snapshots<Profile> snapshots = board.snapshots(caches, Duration.ofSeconds(30));
 * SnapshotView<Profile> view = snapshots.latest();
 * view.snapshot().page(1, 25);
 * view.changes().up();
 * }</pre>
 *
 * <p>They are values of the cache {@code leaderboard/<board>/<window>} of a {@link CacheManager}:
 * counted, bounded and invalidated as others are. A snapshot is fresh for a chosen time. Who asks
 * for an older one takes the next; those who ask meanwhile are given the old one at once. The first
 * is taken once, for all who wait for it. If a snapshot cannot be taken, who wanted to take it gets
 * the exception, and the old one stays.
 *
 * <p>A snapshot and the one before are kept for a day, or twice the time that it is fresh if that
 * is longer; in a new window there is none before. Whether one is fresh goes by the clock of the
 * {@link Leaderboards}, how long it is kept by that of the {@link CacheManager}. Safe for use by
 * any number of threads.
 *
 * @param <M> the type of the metadata
 */
public final class Snapshots<M> {
  private static final Duration KEPT = Duration.ofDays(1);

  /** How many windows have snapshots at a time: the current one, and past ones being looked at. */
  private static final int MAX_WINDOWS = 16;

  private final Ranking<M> ranking;
  private final Cache<String, Published<M>> cache;
  private final Duration freshFor;
  private final InstantSource clock;

  /** The windows of which a snapshot is being taken in place of an older one. */
  private final Set<String> refreshing = ConcurrentHashMap.newKeySet();

  Snapshots(CacheManager caches, Ranking<M> ranking, Duration freshFor, InstantSource clock) {
    if (freshFor.isNegative() || freshFor.isZero()) {
      throw new IllegalArgumentException("freshFor must be positive, was " + freshFor);
    }
    this.ranking = ranking;
    this.cache = caches.cache(cacheSpec(ranking, freshFor));
    this.freshFor = freshFor;
    this.clock = clock;
  }

  /** What is cached: both snapshots and the changes between them, published together. */
  record Published<M>(Snapshot<M> current, Optional<Snapshot<M>> previous, Changes<M> changes) {

    SnapshotView<M> view(boolean isRefreshed) {
      return new SnapshotView<>(current, previous, changes, isRefreshed);
    }
  }

  private static <M> CacheSpec<String, Published<M>> cacheSpec(
      Ranking<M> ranking, Duration freshFor) {
    String name = "leaderboard/%s/%s".formatted(ranking.spec().name(), ranking.window().window());
    int twice = 2 * (int) Math.min(freshFor.toSeconds(), Integer.MAX_VALUE / 2); // 68 years
    return CacheSpec.builder(
            name, TypeRef.of(String.class), Snapshots.<M>cachedType(ranking.spec().metadataType()))
        .seconds(Math.max(twice, Math.toIntExact(KEPT.toSeconds())))
        .maxEntries(MAX_WINDOWS)
        .tier(Tier.BOTH)
        .build();
  }

  static <M> TypeRef<Published<M>> cachedType(TypeRef<M> metadataType) {
    // Metadata that are never there may be of any type; JSON knows no Void.
    boolean isWithout = metadataType.type() == Void.class;
    return TypeRef.generic(Published.class, isWithout ? TypeRef.of(String.class) : metadataType);
  }

  /**
   * Returns the latest snapshot, taking one if there is none or it is no longer fresh and nobody
   * else is about to.
   *
   * @return the snapshot, and what changed since the one before
   * @throws LeaderboardException if the board is kept elsewhere and cannot be reached
   */
  public SnapshotView<M> latest() {
    Ranking<M> pinned = ranking.pinned();
    String key = key(pinned);
    Taking first = new Taking(pinned, /* before= */ null);
    Published<M> published = cache.get(key, first::take);
    if (first.isTaken || isFresh(published)) {
      return published.view(first.isTaken);
    }
    if (!refreshing.add(key)) {
      return published.view(/* isRefreshed= */ false);
    }
    try {
      return refresh(pinned, key, published);
    } finally {
      refreshing.remove(key);
    }
  }

  /** Takes the next snapshot, unless another thread has between our look and our turn. */
  private SnapshotView<M> refresh(Ranking<M> pinned, String key, Published<M> seen) {
    Published<M> before = held(key).orElse(seen);
    if (isFresh(before)) {
      return before.view(/* isRefreshed= */ false);
    }
    return cache.refresh(key, new Taking(pinned, before)::take).view(/* isRefreshed= */ true);
  }

  /** Takes a snapshot, and remembers that it did. */
  private final class Taking {
    private final Ranking<M> pinned;
    private final @Nullable Published<M> before;
    private boolean isTaken;

    Taking(Ranking<M> pinned, @Nullable Published<M> before) {
      this.pinned = pinned;
      this.before = before;
    }

    Published<M> take(String key) {
      Instant now = clock.instant();
      String id = UUID.randomUUID().toString();
      Snapshot<M> current = Snapshot.of(id, pinned.window(), now, pinned.all());
      isTaken = true;
      if (before == null) {
        return new Published<>(current, Optional.empty(), Changes.none());
      }
      Snapshot<M> previous = before.current();
      return new Published<>(current, Optional.of(previous), current.changesSince(previous));
    }
  }

  private boolean isFresh(Published<M> published) {
    Duration age = Duration.between(published.current().takenAt(), clock.instant());
    return age.compareTo(freshFor) <= 0;
  }

  /**
   * Returns the snapshot that has an id, without taking one.
   *
   * @param id the id
   * @return the snapshot; empty unless it is the latest of the current window, or the one before
   */
  public Optional<Snapshot<M>> find(String id) {
    Optional<Published<M>> held = held(key(ranking));
    return held.map(Published::current)
        .filter(snapshot -> snapshot.id().equals(id))
        .or(() -> held.flatMap(Published::previous).filter(earlier -> earlier.id().equals(id)));
  }

  /**
   * Returns a page of the latest snapshot.
   *
   * @param number the number of the page, from 1; less is page 1
   * @param size how many members a full page has
   * @return the page
   * @throws IllegalArgumentException if the size is less than 1
   * @throws LeaderboardException if the board is kept elsewhere and cannot be reached
   */
  public SnapshotPage<M> page(int number, int size) {
    return latest().snapshot().page(number, size);
  }

  /**
   * Returns a page of the snapshot that has an id, so that who turns pages stays on one snapshot.
   *
   * @param id the id, as a page tells it
   * @param number the number of the page, from 1; less is page 1
   * @param size how many members a full page has
   * @return the page; empty if the snapshot is not held any more
   * @throws IllegalArgumentException if the size is less than 1
   */
  public Optional<SnapshotPage<M>> page(String id, int number, int size) {
    return find(id).map(snapshot -> snapshot.page(number, size));
  }

  /** Forgets the snapshots of the current window: the next that is asked for is taken then. */
  public void invalidate() {
    cache.invalidate(key(ranking));
  }

  private Optional<Published<M>> held(String key) {
    return Optional.ofNullable(cache.peek(key).orElse(null));
  }

  private static String key(Ranking<?> ranking) {
    return ranking.window().id();
  }
}
