package dev.larder.leaderboard;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A leaderboard in the memory of this process: one writer at a time, or any number of readers. No
 * code of the user's runs under the lock.
 *
 * <p>Windows that have expired are empty at once, and are given up with the next write.
 */
final class MemoryStore<M> implements BoardStore<M> {
  private final LeaderboardSpec<M> spec;
  private final InstantSource clock;
  private final boolean mayExpire;
  private final MemoryBoard<M> empty;
  private final Map<WindowKey, Kept<M>> windows = new HashMap<>();
  private final List<Runnable> actions = new CopyOnWriteArrayList<>();
  private final Lock readLock;
  private final Lock writeLock;

  /** No window expires before. */
  private Instant nextExpiry = Instant.MAX;

  MemoryStore(LeaderboardSpec<M> spec, InstantSource clock) {
    this.spec = spec;
    this.clock = clock;
    this.mayExpire =
        spec.windows().stream().anyMatch(kept -> !kept.window().equals(Window.ALL_TIME));
    this.empty = new MemoryBoard<>(spec);
    ReadWriteLock lock = new ReentrantReadWriteLock();
    this.readLock = lock.readLock();
    this.writeLock = lock.writeLock();
  }

  /** A window that was written to. */
  private record Kept<M>(MemoryBoard<M> board, Instant expiresAt) {
    boolean isExpired(Instant now) {
      return !now.isBefore(expiresAt);
    }
  }

  // Writing

  @Override
  public List<Outcome> submit(List<Submission<M>> submissions, List<Target> targets) {
    return write(
        now -> {
          List<Draft<M>> drafts = new ArrayList<>(targets.size());
          for (Target target : targets) {
            MemoryBoard<M> board = boardOrEmpty(target.key(), now);
            drafts.add(new Draft<>(spec, target, board, submissions));
          }
          drafts.forEach(this::apply);
          return outcomes(submissions, drafts);
        });
  }

  /** What is refused altogether begins no window. */
  private void apply(Draft<M> draft) {
    if (draft.writes()) {
      draft.apply(boardToWrite(draft.target()));
    }
  }

  private static <M> List<Outcome> outcomes(
      List<Submission<M>> submissions, List<Draft<M>> drafts) {
    List<Outcome> outcomes = new ArrayList<>(submissions.size());
    for (int i = 0; i < submissions.size(); i++) {
      List<Outcome.Placement> placements = new ArrayList<>(drafts.size());
      for (Draft<M> draft : drafts) {
        placements.add(draft.placement(i));
      }
      outcomes.add(new Outcome(submissions.get(i).member(), placements));
    }
    return outcomes;
  }

  @Override
  public void replace(List<Submission<M>> submissions, List<Target> targets) {
    // Filled before the lock is taken, so that readers do not wait for it.
    Map<WindowKey, Kept<M>> filled = new HashMap<>();
    for (Target target : targets) {
      filled.put(target.key(), new Kept<>(filled(submissions), target.expiresAt()));
    }
    write(
        now -> {
          filled.forEach(this::keep);
          return filled;
        });
  }

  private MemoryBoard<M> filled(List<Submission<M>> submissions) {
    MemoryBoard<M> board = new MemoryBoard<>(spec);
    for (Submission<M> each : submissions) {
      board.put(/* known= */ null, each, each.score());
    }
    board.trimToBound();
    return board;
  }

  @Override
  public boolean setMetadata(@Nullable WindowKey window, String member, @Nullable M metadata) {
    return change(window, board -> board.setMetadata(member, metadata) ? 1 : 0) > 0;
  }

  @Override
  public boolean remove(@Nullable WindowKey window, String member) {
    return change(window, board -> board.remove(member) ? 1 : 0) > 0;
  }

  @Override
  public long removeByScore(@Nullable WindowKey window, double min, double max) {
    return change(window, board -> board.removeByScore(min, max));
  }

  @Override
  public long trim(@Nullable WindowKey window, long size) {
    return change(window, board -> board.trim(size));
  }

  private long change(@Nullable WindowKey window, ToLongFunction<MemoryBoard<M>> change) {
    return write(
        now ->
            window == null
                ? windows.values().stream()
                    .mapToLong(each -> change.applyAsLong(each.board()))
                    .sum()
                : change.applyAsLong(boardOrEmpty(window, now)));
  }

  private <T> T write(Function<Instant, T> change) {
    Instant now = now();
    T result;
    writeLock.lock();
    try {
      giveUpExpired(now);
      result = change.apply(now);
    } finally {
      writeLock.unlock();
    }
    actions.forEach(Runnable::run);
    return result;
  }

  private MemoryBoard<M> boardToWrite(Target target) {
    Kept<M> kept = windows.get(target.key());
    if (kept == null) {
      kept = new Kept<>(new MemoryBoard<>(spec), target.expiresAt());
      keep(target.key(), kept);
    }
    return kept.board();
  }

  private void keep(WindowKey window, Kept<M> kept) {
    windows.put(window, kept);
    if (kept.expiresAt().isBefore(nextExpiry)) {
      nextExpiry = kept.expiresAt();
    }
  }

  private void giveUpExpired(Instant now) {
    if (!now.isBefore(nextExpiry)) {
      windows.values().removeIf(kept -> kept.isExpired(now));
      nextExpiry =
          windows.values().stream()
              .map(Kept::expiresAt)
              .min(Comparator.naturalOrder())
              .orElse(Instant.MAX);
    }
  }

  // Reading

  @Override
  public Optional<Entry<M>> entry(WindowKey window, String member) {
    return read(window, board -> board.entry(member));
  }

  @Override
  public List<Optional<Entry<M>>> entries(WindowKey window, List<String> members) {
    return read(window, board -> members.stream().map(board::entry).toList());
  }

  @Override
  public OptionalInt percentile(WindowKey window, String member) {
    return read(window, board -> board.percentile(member));
  }

  @Override
  public OptionalDouble scoreAtPercentile(WindowKey window, double percentile) {
    return read(window, board -> board.scoreAtPercentile(percentile));
  }

  @Override
  public long rankOfScore(WindowKey window, double score) {
    return read(window, board -> board.rankOfScore(score));
  }

  @Override
  public Slice<M> range(WindowKey window, long offset, int limit) {
    return read(window, board -> new Slice<>(board.range(offset, limit), board.size()));
  }

  @Override
  public List<Entry<M>> byScore(WindowKey window, double min, double max, long offset, int limit) {
    return read(window, board -> board.byScore(min, max, offset, limit));
  }

  @Override
  public List<Entry<M>> around(WindowKey window, String member, int size, Absent absent) {
    return read(window, board -> board.around(member, size, absent));
  }

  @Override
  public List<Entry<M>> topPercent(WindowKey window, double percent, int limit) {
    return read(window, board -> board.topPercent(percent, limit));
  }

  @Override
  public long count(WindowKey window, double min, double max) {
    return read(window, board -> board.count(min, max));
  }

  private <T> T read(WindowKey window, Function<MemoryBoard<M>, T> question) {
    Instant now = now();
    readLock.lock();
    try {
      return question.apply(boardOrEmpty(window, now));
    } finally {
      readLock.unlock();
    }
  }

  private MemoryBoard<M> boardOrEmpty(WindowKey window, Instant now) {
    Kept<M> kept = windows.get(window);
    return kept == null || kept.isExpired(now) ? empty : kept.board();
  }

  /** Asks the clock, which is the user's: before the lock is taken, and only if it matters. */
  private Instant now() {
    return mayExpire ? clock.instant() : Instant.MIN;
  }

  @Override
  public List<String> windowIds(String window) {
    Instant now = now();
    readLock.lock();
    try {
      return windows.entrySet().stream()
          .filter(each -> each.getKey().window().equals(window))
          .filter(each -> !each.getValue().isExpired(now) && each.getValue().board().size() > 0)
          .map(each -> each.getKey().id())
          .sorted()
          .toList();
    } finally {
      readLock.unlock();
    }
  }

  @Override
  public void afterChange(Runnable action) {
    actions.add(action);
  }
}
