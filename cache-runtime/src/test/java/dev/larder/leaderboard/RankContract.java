package dev.larder.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How every implementation orders and numbers members. */
abstract class RankContract extends BoardContract {

  @ParameterizedTest
  @MethodSource("setups")
  void entries_withTies_areNumberedByThePolicy(Setup setup) {
    double[] points = {44, 42, 42, 41, 41, 41, 39};
    Leaderboard<String> board = board(setup, points);

    assertThat(names(board.all())).containsExactly("a", "b", "c", "d", "e", "f", "g");
    assertThat(ranks(board.all())).isEqualTo(setup.ranks(points));
    assertThat(positions(board.all())).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
    for (Entry<String> entry : board.all()) {
      assertThat(board.entry(entry.member())).contains(entry);
      assertThat(board.rank(entry.member())).hasValue(entry.rank());
      assertThat(board.position(entry.member())).hasValue(entry.position());
      assertThat(board.score(entry.member())).hasValue(entry.score());
    }
  }

  @Test
  void ranks_byPolicy_areThoseOfTheTable() {
    double[] points = {44, 42, 42, 41, 41, 41, 39};

    assertThat(tableRow(TiePolicy.COMPETITION, points)).containsExactly(1L, 2L, 2L, 4L, 4L, 4L, 7L);
    assertThat(tableRow(TiePolicy.MODIFIED, points)).containsExactly(1L, 3L, 3L, 6L, 6L, 6L, 7L);
    assertThat(tableRow(TiePolicy.DENSE, points)).containsExactly(1L, 2L, 2L, 3L, 3L, 3L, 4L);
    assertThat(tableRow(TiePolicy.ORDINAL, points)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
  }

  private List<Long> tableRow(TiePolicy ties, double... points) {
    return ranks(
        board(new Setup(ScoreOrder.DESCENDING, ties, TieBreak.FIRST_ACHIEVED), points).all());
  }

  @ParameterizedTest
  @MethodSource("setups")
  void range_thatBeginsInsideATie_hasRanksOfTheBoard(Setup setup) {
    double[] points = {44, 42, 42, 41, 41, 41, 39};
    Leaderboard<String> board = board(setup, points);

    for (int offset = 0; offset <= 7; offset++) {
      for (int limit = 0; limit <= 8; limit++) {
        List<Entry<String>> expected = board.all().stream().skip(offset).limit(limit).toList();
        assertThat(board.range(offset, limit)).isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("setups")
  void rankOfScore_isThatOfSomebodyNew(Setup setup) {
    Leaderboard<String> board = board(setup, 44, 42, 42, 39);
    boolean isDense = setup.ties() == TiePolicy.DENSE;

    assertThat(board.rankOfScore(setup.score(50))).isEqualTo(1);
    assertThat(board.rankOfScore(setup.score(44))).isEqualTo(1);
    assertThat(board.rankOfScore(setup.score(43))).isEqualTo(2);
    assertThat(board.rankOfScore(setup.score(42))).isEqualTo(2);
    assertThat(board.rankOfScore(setup.score(40))).isEqualTo(isDense ? 3 : 4);
    assertThat(board.rankOfScore(setup.score(1))).isEqualTo(isDense ? 4 : 5);
  }

  @Test
  void tie_ofFirstAchieved_isWonByWhoWasThereFirst() {
    Leaderboard<String> board = board(PLAIN);
    board.submit("late", 1);
    board.submit("early", 5);
    board.submit("late", 5);

    assertThat(names(board.all())).containsExactly("early", "late");
  }

  @Test
  void tie_ofEqualScoreSubmittedAgain_keepsItsPlace() {
    Leaderboard<String> board = board(PLAIN, 5, 5);

    Outcome outcome = board.submit("a", 5);

    assertThat(outcome.accepted()).isTrue();
    assertThat(names(board.all())).containsExactly("a", "b");
  }

  @Test
  void tie_ofScoreLostAndRegained_takesANewPlace() {
    Leaderboard<String> board = board(PLAIN, 5, 5);
    board.submit("a", 4);
    board.submit("a", 5);

    assertThat(names(board.all())).containsExactly("b", "a");
  }

  @ParameterizedTest
  @MethodSource("setups")
  void tie_ofMember_goesByCodePoint(Setup setup) {
    if (setup.tieBreak() == TieBreak.MEMBER) {
      Leaderboard<String> board = board(setup);
      // U+FF5E comes after the surrogates of U+1F600 as UTF-16, and before it as a code point.
      List<String> names = List.of("😀", "～", "b", "a", "ab", "B");
      names.forEach(name -> board.submit(name, setup.score(1)));

      assertThat(names(board.all())).containsExactly("B", "a", "ab", "b", "～", "😀");
    }
  }
}
