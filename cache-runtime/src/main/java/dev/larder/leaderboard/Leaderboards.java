package dev.larder.leaderboard;

import static java.util.Objects.requireNonNull;

import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;

/**
 * Makes leaderboards, and keeps one for each name.
 *
 * <pre>{@code
 * Leaderboards boards = Leaderboards.local();
 * Leaderboard<Void> quiz = boards.board(LeaderboardSpec.builder("quiz").build());
 * quiz.submit("ann", 4_200);
 * quiz.top(10).forEach(entry -> print(entry.rank() + ". " + entry.member()));
 * }</pre>
 *
 * <p>Safe for use by any number of threads.
 */
public final class Leaderboards {
  private final InstantSource clock;
  private final Executor executor;
  private final ConcurrentMap<String, Leaderboard<?>> boards = new ConcurrentHashMap<>();

  private Leaderboards(Builder builder) {
    this.clock = builder.clock;
    this.executor = builder.executor;
  }

  /**
   * Returns a maker of boards in the memory of this process.
   *
   * @return a new one, without boards
   */
  public static Leaderboards local() {
    return builder().build();
  }

  /**
   * Begins a maker of boards.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns the board that {@code spec} describes, and makes it if there is none.
   *
   * @param <M> the type of the metadata
   * @param spec the description
   * @return the board
   * @throws IllegalStateException if the name belongs to a board of another description
   */
  @SuppressWarnings("unchecked") // equal specs have equal types
  public <M> Leaderboard<M> board(LeaderboardSpec<M> spec) {
    requireNonNull(spec, "spec");
    Leaderboard<?> board = boards.computeIfAbsent(spec.name(), name -> newBoard(spec));
    if (!board.spec().equals(spec)) {
      throw new IllegalStateException(
          "the name %s belongs to the leaderboard [%s]; [%s] must have a name of its own"
              .formatted(spec.name(), board.spec(), spec));
    }
    return (Leaderboard<M>) board;
  }

  private <M> Leaderboard<M> newBoard(LeaderboardSpec<M> spec) {
    return StoredLeaderboard.of(spec, new MemoryStore<>(spec, clock), clock, executor);
  }

  /** Builds {@link Leaderboards}. Not thread-safe. */
  public static final class Builder {
    private InstantSource clock = InstantSource.system();
    private Executor executor = ForkJoinPool.commonPool();

    private Builder() {}

    /**
     * Sets the clock by which windows begin and end. Tests set one of their own and turn it by
     * hand.
     *
     * @param clock the clock
     * @return this builder
     */
    public Builder clock(InstantSource clock) {
      this.clock = requireNonNull(clock, "clock");
      return this;
    }

    /**
     * Sets where listeners run. Unless set, in the pool that all of the JVM shares.
     *
     * @param executor the executor; for each board it runs one action at a time
     * @return this builder
     */
    public Builder executor(Executor executor) {
      this.executor = requireNonNull(executor, "executor");
      return this;
    }

    /**
     * Returns a maker of boards.
     *
     * @return a new one, without boards
     */
    public Leaderboards build() {
      return new Leaderboards(this);
    }
  }
}
