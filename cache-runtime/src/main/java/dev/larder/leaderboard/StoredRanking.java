package dev.larder.leaderboard;

import static java.util.Objects.requireNonNull;

import dev.larder.CacheManager;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A window of a board in a {@link BoardStore}: checks arguments and passes them on. */
class StoredRanking<M> implements Ranking<M> {
  final LeaderboardSpec<M> spec;
  final BoardStore<M> store;
  final Arguments arguments;
  private final Watches<M> watches;
  private final InstantSource clock;
  private final Supplier<WindowKey> current;

  StoredRanking(
      LeaderboardSpec<M> spec,
      BoardStore<M> store,
      Watches<M> watches,
      InstantSource clock,
      Supplier<WindowKey> current) {
    this.spec = spec;
    this.store = store;
    this.arguments = new Arguments(spec);
    this.watches = watches;
    this.clock = clock;
    this.current = current;
  }

  /** Returns another window of the same board. */
  final StoredRanking<M> sibling(Supplier<WindowKey> window) {
    return new StoredRanking<>(spec, store, watches, clock, window);
  }

  /** Returns which window is changed; null for all. */
  @Nullable WindowKey changed() {
    return window();
  }

  @Override
  public final LeaderboardSpec<M> spec() {
    return spec;
  }

  @Override
  public final WindowKey window() {
    return current.get();
  }

  @Override
  public final Ranking<M> pinned() {
    WindowKey window = window();
    return sibling(() -> window);
  }

  @Override
  public final Optional<Entry<M>> entry(String member) {
    return store.entry(window(), arguments.member(member));
  }

  @Override
  public final OptionalDouble score(String member) {
    Optional<Entry<M>> entry = entry(member);
    return entry.isPresent() ? OptionalDouble.of(entry.get().score()) : OptionalDouble.empty();
  }

  @Override
  public final OptionalLong rank(String member) {
    Optional<Entry<M>> entry = entry(member);
    return entry.isPresent() ? OptionalLong.of(entry.get().rank()) : OptionalLong.empty();
  }

  @Override
  public final OptionalLong position(String member) {
    Optional<Entry<M>> entry = entry(member);
    return entry.isPresent() ? OptionalLong.of(entry.get().position()) : OptionalLong.empty();
  }

  @Override
  public final long rankOfScore(double score) {
    return store.rankOfScore(window(), Scores.require(score));
  }

  @Override
  public final OptionalInt percentile(String member) {
    return store.percentile(window(), arguments.member(member));
  }

  @Override
  public final OptionalDouble scoreAtPercentile(double percentile) {
    // Not "outside": NaN is to be empty as well.
    boolean isInside = percentile >= 0 && percentile <= 100;
    return isInside ? store.scoreAtPercentile(window(), percentile + 0.0) : OptionalDouble.empty();
  }

  @Override
  public final List<Entry<M>> top(int limit) {
    return range(/* offset= */ 0, limit);
  }

  @Override
  public final List<Entry<M>> topPercent(double percent, int limit) {
    return store.topPercent(window(), Arguments.percent(percent), arguments.limit(limit));
  }

  @Override
  public final Page<M> page(int number) {
    return page(number, Math.min(Page.DEFAULT_SIZE, spec.maxLimit()));
  }

  @Override
  public final Page<M> page(int number, int size) {
    int actual = Math.max(1, number);
    long offset = (actual - 1L) * arguments.pageSize(size);
    Slice<M> slice = store.range(window(), offset, size);
    return new Page<>(slice.entries(), actual, size, slice.total());
  }

  @Override
  public final List<Entry<M>> range(long offset, int limit) {
    return store.range(window(), Arguments.offset(offset), arguments.limit(limit)).entries();
  }

  @Override
  public final List<Entry<M>> byPosition(long first, long last) {
    long start = Math.max(1, first);
    if (last < start) {
      return List.of();
    }
    return range(start - 1, arguments.positions(start, last));
  }

  @Override
  public final List<Entry<M>> byScore(double min, double max, long offset, int limit) {
    double from = Scores.requireBound("min", min);
    double to = Scores.requireBound("max", max);
    Arguments.offset(offset);
    arguments.limit(limit);
    return from > to ? List.of() : store.byScore(window(), from, to, offset, limit);
  }

  @Override
  public final List<Entry<M>> around(String member, int size, Absent absent) {
    return store.around(
        window(),
        arguments.member(member),
        arguments.limit(size),
        requireNonNull(absent, "absent"));
  }

  @Override
  public final Selection<M> members(Collection<String> members) {
    List<String> names = arguments.members(members);
    return Selection.of(spec.tiePolicy(), names, store.entries(window(), names));
  }

  @Override
  public final long size() {
    return store.range(window(), /* offset= */ 0, /* limit= */ 0).total();
  }

  @Override
  public final long countByScore(double min, double max) {
    double from = Scores.requireBound("min", min);
    double to = Scores.requireBound("max", max);
    return from > to ? 0 : store.count(window(), from, to);
  }

  @Override
  public final List<Entry<M>> all() {
    return store.range(window(), /* offset= */ 0, Integer.MAX_VALUE).entries();
  }

  @Override
  public final boolean setMetadata(String member, @Nullable M metadata) {
    return store.setMetadata(changed(), arguments.member(member), metadata);
  }

  @Override
  public final boolean remove(String member) {
    return store.remove(changed(), arguments.member(member));
  }

  @Override
  public final long removeByScore(double min, double max) {
    double from = Scores.requireBound("min", min);
    double to = Scores.requireBound("max", max);
    return from > to ? 0 : store.removeByScore(changed(), from, to);
  }

  @Override
  public final long trim(long size) {
    if (size < 0) {
      throw new IllegalArgumentException("size must not be negative, was " + size);
    }
    return store.trim(changed(), size);
  }

  @Override
  public final void clear() {
    store.trim(changed(), /* size= */ 0);
  }

  @Override
  public final Subscription onRankChange(Collection<String> members, RankListener listener) {
    return watches.add(
        new RankWatch<>(
            store, current, arguments.members(members), requireNonNull(listener, "listener")));
  }

  @Override
  public final Subscription onNewLeader(LeaderListener<M> listener) {
    return watches.add(new LeaderWatch<>(store, current, requireNonNull(listener, "listener")));
  }

  @Override
  public final Snapshots<M> snapshots(CacheManager caches, Duration freshFor) {
    return new Snapshots<>(caches, this, freshFor, clock);
  }

  @Override
  public final String toString() {
    return spec.name() + " " + window();
  }
}
