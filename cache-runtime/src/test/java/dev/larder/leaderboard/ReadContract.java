package dev.larder.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every implementation answers. */
abstract class ReadContract extends BoardContract {

  @ParameterizedTest
  @MethodSource("setups")
  void page_tellsHowMuchThereIs(Setup setup) {
    Leaderboard<String> board = board(setup, 5, 4, 3, 2, 1);

    assertThat(board.page(1, 2)).isEqualTo(new Page<>(board.range(0, 2), 1, 2, 5));
    assertThat(board.page(3, 2)).isEqualTo(new Page<>(board.range(4, 1), 3, 2, 5));
    assertThat(board.page(4, 2)).isEqualTo(new Page<>(List.of(), 4, 2, 5));
    assertThat(board.page(0, 2)).isEqualTo(board.page(1, 2));
    assertThat(board.page(-7, 2)).isEqualTo(board.page(1, 2));
    assertThat(board.page(Integer.MAX_VALUE, 1000).entries()).isEmpty();
    assertThat(board.page(1).size()).isEqualTo(25);
    assertThat(board.page(3, 2).totalPages()).isEqualTo(3);
    assertThat(board.page(2, 2).hasNext()).isTrue();
    assertThat(board.page(3, 2).hasNext()).isFalse();
    assertThat(board.page(3, 2).hasPrevious()).isTrue();
    assertThat(board.page(1, 2).hasPrevious()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("setups")
  void top_isTheBeginning(Setup setup) {
    Leaderboard<String> board = board(setup, 1, 3, 2);

    assertThat(names(board.top(2))).containsExactly("b", "c");
    assertThat(board.top(0)).isEmpty();
    assertThat(board.top(9)).isEqualTo(board.all());
    assertThat(board.range(3, 5)).isEmpty();
    assertThat(board.range(Long.MAX_VALUE, 5)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("setups")
  void byPosition_isClamped(Setup setup) {
    Leaderboard<String> board = board(setup, 3, 2, 1);

    assertThat(board.byPosition(2, 3)).isEqualTo(board.range(1, 2));
    assertThat(board.byPosition(-4, 1)).isEqualTo(board.top(1));
    assertThat(board.byPosition(3, 900)).isEqualTo(board.range(2, 1));
    assertThat(board.byPosition(3, 2)).isEmpty();
    assertThat(board.byPosition(5, 9)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("setups")
  void byScore_isClosed_andHasRanksOfTheBoard(Setup setup) {
    Leaderboard<String> board = board(setup, 5, 4, 4, 3, 1);
    double low = Math.min(setup.score(3), setup.score(4));
    double high = Math.max(setup.score(3), setup.score(4));

    assertThat(board.byScore(low, high, 0, 10)).isEqualTo(board.range(1, 3));
    assertThat(board.byScore(low, high, 1, 1)).isEqualTo(board.range(2, 1));
    assertThat(board.byScore(low, high, 3, 10)).isEmpty();
    assertThat(board.byScore(low, high, Long.MAX_VALUE, 10)).isEmpty();
    assertThat(board.byScore(high, low, 0, 10)).isEmpty();
    assertThat(board.countByScore(low, high)).isEqualTo(3);
    assertThat(board.countByScore(high, low)).isZero();
    double infinity = Double.POSITIVE_INFINITY;
    assertThat(board.byScore(-infinity, infinity, 0, 10)).isEqualTo(board.all());
    assertThat(board.countByScore(-infinity, infinity)).isEqualTo(5);
    assertThat(board.countByScore(infinity, infinity)).isZero();
    assertThat(board.countByScore(-infinity, -infinity)).isZero();
  }

  @ParameterizedTest
  @MethodSource("setups")
  void around_slidesAtTheEnds(Setup setup) {
    Leaderboard<String> board = board(setup, 7, 6, 5, 4, 3, 2, 1);

    assertThat(names(board.around("d", 3))).containsExactly("c", "d", "e");
    assertThat(names(board.around("d", 4))).containsExactly("b", "c", "d", "e");
    assertThat(names(board.around("a", 3))).containsExactly("a", "b", "c");
    assertThat(names(board.around("b", 5))).containsExactly("a", "b", "c", "d", "e");
    assertThat(names(board.around("g", 3))).containsExactly("e", "f", "g");
    assertThat(names(board.around("d", 1))).containsExactly("d");
    assertThat(board.around("d", 0)).isEmpty();
    assertThat(board.around("d", 7)).isEqualTo(board.all());
    assertThat(board.around("a", 100)).isEqualTo(board.all());
  }

  @ParameterizedTest
  @MethodSource("setups")
  void around_unknownMember_isAsChosen(Setup setup) {
    Leaderboard<String> board = board(setup, 3, 2, 1);

    assertThat(board.around("x", 2)).isEmpty();
    assertThat(board.around("x", 2, Absent.TOP)).isEqualTo(board.top(2));
    assertThat(board.around("x", 2, Absent.LAST)).isEqualTo(board.range(1, 2));
    assertThat(board.around("x", 9, Absent.LAST)).isEqualTo(board.all());
  }

  @ParameterizedTest
  @MethodSource("setups")
  void percentile_isSharedByTies(Setup setup) {
    Leaderboard<String> board = board(setup, 4, 3, 3, 1);

    assertThat(board.percentile("a")).hasValue(75);
    assertThat(board.percentile("b")).hasValue(25);
    assertThat(board.percentile("c")).hasValue(25);
    assertThat(board.percentile("d")).hasValue(0);
    assertThat(board.percentile("x")).isEmpty();
  }

  @Test
  void percentile_isRoundedUp_andNever100() {
    Leaderboard<String> board = board(PLAIN);
    for (int i = 0; i < 300; i++) {
      board.submit("m" + i, i);
    }

    assertThat(board.percentile("m0")).hasValue(0);
    assertThat(board.percentile("m1")).hasValue(1);
    assertThat(board.percentile("m3")).hasValue(1);
    assertThat(board.percentile("m4")).hasValue(2);
    assertThat(board.percentile("m299")).hasValue(99);
  }

  @ParameterizedTest
  @MethodSource("setups")
  void scoreAtPercentile_interpolatesFromTheWorst(Setup setup) {
    Leaderboard<String> board = board(setup, 40, 30, 20, 10);

    assertThat(board.scoreAtPercentile(0)).hasValue(setup.score(10));
    assertThat(board.scoreAtPercentile(50)).hasValue(setup.score(25));
    assertThat(board.scoreAtPercentile(100)).hasValue(setup.score(40));
    assertThat(board.scoreAtPercentile(-1)).isEmpty();
    assertThat(board.scoreAtPercentile(100.1)).isEmpty();
    assertThat(board.scoreAtPercentile(Double.NaN)).isEmpty();
  }

  @Test
  void scoreAtPercentile_ofExtremes_doesNotOverflow() {
    Leaderboard<String> board = board(PLAIN, Double.MAX_VALUE, -Double.MAX_VALUE);

    assertThat(board.scoreAtPercentile(50)).hasValue(0);
  }

  @ParameterizedTest
  @MethodSource("setups")
  void topPercent_isAtLeastOne(Setup setup) {
    Leaderboard<String> board = board(setup, 5, 4, 3, 2, 1);

    assertThat(board.topPercent(1, 10)).isEqualTo(board.top(1));
    assertThat(board.topPercent(40, 10)).isEqualTo(board.top(2));
    assertThat(board.topPercent(59.9, 10)).isEqualTo(board.top(2));
    assertThat(board.topPercent(100, 10)).isEqualTo(board.all());
    assertThat(board.topPercent(100, 3)).isEqualTo(board.top(3));
  }

  @Test
  void topPercent_ofAShareThatDoublesRound_isExact() {
    Leaderboard<String> board = board(PLAIN.spec().maxLimit(2_000));
    for (int i = 0; i < 1_000; i++) {
      board.submit("m" + i, i);
    }

    assertThat(board.topPercent(32.3, 500)).hasSize(323);
  }

  @ParameterizedTest
  @MethodSource("setups")
  void members_areRankedAmongAllAndAmongThemselves(Setup setup) {
    double[] points = {6, 5, 4, 4, 4, 1};
    Leaderboard<String> board = board(setup, points);

    Selection<String> selection = board.members(List.of("f", "x", "e", "c", "b", "f"));

    assertThat(selection.members())
        .extracting(Selection.Selected::member)
        .containsExactly("f", "x", "e", "c", "b", "f");
    assertThat(selection.members().get(0).entry()).isEqualTo(board.entry("f"));
    assertThat(selection.members().get(1).entry()).isEmpty();
    assertThat(selection.members().get(1).rankAmong()).isEmpty();
    List<Long> among = setup.ranks(5, 4, 4, 1); // b, c, e, f
    assertThat(ranksAmong(selection.sorted().known()))
        .containsExactly(among.get(0), among.get(1), among.get(2), among.get(3), among.get(3));
    assertThat(selection.sorted().members())
        .extracting(Selection.Selected::member)
        .containsExactly("b", "c", "e", "f", "f", "x");
    assertThat(selection.known().members()).hasSize(5);
    assertThat(board.members(List.of()).members()).isEmpty();
  }

  private static List<Long> ranksAmong(Selection<String> selection) {
    return selection.members().stream().map(one -> one.rankAmong().orElseThrow()).toList();
  }

  @ParameterizedTest
  @MethodSource("setups")
  void allTied_hasOneRankButPositions(Setup setup) {
    Leaderboard<String> board = board(setup, 1, 1, 1);

    assertThat(ranks(board.all())).isEqualTo(setup.ranks(1, 1, 1));
    assertThat(positions(board.all())).containsExactly(1L, 2L, 3L);
    assertThat(board.percentile("a")).hasValue(0);
    assertThat(ranks(board.around("c", 1))).isEqualTo(setup.ranks(1, 1, 1).subList(2, 3));
  }

  @ParameterizedTest
  @MethodSource("setups")
  void emptyBoard_answersEverything(Setup setup) {
    assertEmpty(board(setup), setup);
  }

  @ParameterizedTest
  @MethodSource("setups")
  void boardThatBecameEmpty_answersEverything(Setup setup) {
    Leaderboard<String> board = board(setup, 3, 3, 1);
    board.removeByScore(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    assertEmpty(board, setup);
  }
}
