package dev.larder.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/** What tests of every implementation share. */
abstract class BoardContract {
  static final Setup PLAIN =
      new Setup(ScoreOrder.DESCENDING, TiePolicy.COMPETITION, TieBreak.FIRST_ACHIEVED);

  final FakeClock clock = new FakeClock();

  /** Returns a maker of boards without any. */
  abstract Leaderboards boards(InstantSource clock, Executor executor);

  static Stream<Setup> setups() {
    return Setup.all().stream();
  }

  final Leaderboards boards() {
    return boards(clock, Runnable::run);
  }

  final Leaderboard<String> board(LeaderboardSpec.Builder<String> spec) {
    return boards().board(spec.build());
  }

  final Leaderboard<String> board(Setup setup) {
    return board(setup.spec());
  }

  /** Returns a board of members a, b, c… with these points, submitted in this order. */
  final Leaderboard<String> board(Setup setup, double... points) {
    Leaderboard<String> board = board(setup);
    for (int i = 0; i < points.length; i++) {
      board.submit(name(i), setup.score(points[i]));
    }
    return board;
  }

  static String name(int index) {
    return String.valueOf((char) ('a' + index));
  }

  static List<String> names(List<Entry<String>> entries) {
    return entries.stream().map(Entry::member).toList();
  }

  static List<Long> ranks(List<Entry<String>> entries) {
    return entries.stream().map(Entry::rank).toList();
  }

  static List<Long> positions(List<Entry<String>> entries) {
    return entries.stream().map(Entry::position).toList();
  }

  /** Asserts that a board answers every question as one without members does. */
  static void assertEmpty(Ranking<String> board, Setup setup) {
    assertThat(board.entry("a")).isEmpty();
    assertThat(board.rank("a")).isEmpty();
    assertThat(board.position("a")).isEmpty();
    assertThat(board.score("a")).isEmpty();
    assertThat(board.percentile("a")).isEmpty();
    assertThat(board.scoreAtPercentile(50)).isEmpty();
    assertThat(board.rankOfScore(setup.score(1))).isEqualTo(1);
    assertThat(board.top(10)).isEmpty();
    assertThat(board.topPercent(50, 10)).isEmpty();
    assertThat(board.page(1)).isEqualTo(new Page<>(List.of(), 1, 25, 0));
    assertThat(board.page(1).totalPages()).isZero();
    assertThat(board.page(2).hasNext()).isFalse();
    assertThat(board.page(2).hasPrevious()).isFalse();
    assertThat(board.byPosition(1, 10)).isEmpty();
    assertThat(board.byScore(-9, 9, 0, 10)).isEmpty();
    assertThat(board.around("a", 3, Absent.TOP)).isEmpty();
    assertThat(board.around("a", 3, Absent.LAST)).isEmpty();
    assertThat(board.members(List.of("a")).known().members()).isEmpty();
    assertThat(board.size()).isZero();
    assertThat(board.countByScore(-9, 9)).isZero();
    assertThat(board.all()).isEmpty();
    assertThat(board.remove("a")).isFalse();
    assertThat(board.removeByScore(-9, 9)).isZero();
    assertThat(board.trim(0)).isZero();
    assertThat(board.setMetadata("a", "x")).isFalse();
    board.clear();
  }
}
