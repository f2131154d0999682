package dev.larder.examples;

import dev.larder.CacheManager;
import dev.larder.leaderboard.Leaderboard;
import dev.larder.leaderboard.LeaderboardSpec;
import dev.larder.leaderboard.Leaderboards;
import dev.larder.leaderboard.Ranking;
import dev.larder.leaderboard.SnapshotView;
import dev.larder.leaderboard.Snapshots;
import dev.larder.leaderboard.Submission;
import dev.larder.leaderboard.SubmitPolicy;
import dev.larder.leaderboard.Window;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/**
 * Who has the most points in a quiz: of this week, and of all time. With each player the boards
 * keep its home. Safe for use by any number of threads.
 */
final class QuizBoards {
  /** Where the quiz is at home: a week begins on Monday at midnight there. */
  static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  private static final LeaderboardSpec<String> QUIZ =
      LeaderboardSpec.builder("quiz", String.class)
          .policy(SubmitPolicy.SUM) // each right answer counts: a bad round costs nothing
          .window(Window.ALL_TIME)
          .window(Window.WEEKLY)
          .zone(ZONE)
          .build();

  private static final Duration SNAPSHOT_LIFE = Duration.ofDays(1);

  private final Leaderboard<String> board;
  private final Snapshots<String> snapshots;

  /** Makes the boards where {@code boards} has them, in memory or in Redis. */
  QuizBoards(Leaderboards boards, CacheManager caches) {
    this.board = boards.board(QUIZ);
    this.snapshots = board.snapshots(caches, SNAPSHOT_LIFE);
  }

  /**
   * Adds the results of a round to both boards. Others see all of them or none.
   *
   * @throws IllegalArgumentException if there are more than 1,000, or the name of a player cannot
   *     be one; then none was added
   */
  void add(List<QuizResult> round) {
    board.submitAll(round.stream().map(QuizBoards::submission).toList());
  }

  private static Submission<String> submission(QuizResult result) {
    Player player = result.player();
    return Submission.<String>of(player.name(), result.points()).metadata(player.home());
  }

  /** Returns the board of all time. */
  Ranking<String> allTime() {
    return board;
  }

  /** Returns the board of this week, which is empty on Monday morning. */
  Ranking<String> week() {
    return board.window(Window.WEEKLY);
  }

  /**
   * Returns a snapshot of the board of all time that is at most a day old, with who moved since the
   * one before.
   */
  SnapshotView<String> snapshot() {
    return snapshots.latest();
  }

  /** Removes a player from both boards and those of past weeks; false if it was on none. */
  boolean remove(String player) {
    return board.remove(player);
  }
}
