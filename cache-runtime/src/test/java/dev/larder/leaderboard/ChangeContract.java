package dev.larder.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every implementation does to remove, annotate and merge members. */
abstract class ChangeContract extends BoardContract {

  @ParameterizedTest
  @MethodSource("setups")
  void remove_takesMetadataAlong(Setup setup) {
    Leaderboard<String> board = board(setup, 3, 2, 1);
    board.setMetadata("b", "of b");

    assertThat(board.remove("b")).isTrue();
    assertThat(board.remove("b")).isFalse();
    assertThat(names(board.all())).containsExactly("a", "c");

    board.submit("b", setup.score(2));
    assertThat(board.entry("b").orElseThrow().metadata()).isNull();
  }

  @ParameterizedTest
  @MethodSource("setups")
  void trim_keepsTheBest(Setup setup) {
    Leaderboard<String> board = board(setup, 4, 3, 3, 1);

    assertThat(board.trim(9)).isZero();
    assertThat(board.trim(2)).isEqualTo(2);
    assertThat(names(board.all())).containsExactly("a", "b");
    assertThat(board.rankOfScore(setup.score(0))).isEqualTo(3);
  }

  @ParameterizedTest
  @MethodSource("setups")
  void removeByScore_isClosed(Setup setup) {
    Leaderboard<String> board = board(setup, 5, 4, 4, 3, 1);

    assertThat(board.removeByScore(setup.score(4), setup.score(4))).isEqualTo(2);
    assertThat(board.removeByScore(9, -9)).isZero();
    assertThat(names(board.all())).containsExactly("a", "d", "e");
    assertThat(ranks(board.all())).containsExactly(1L, 2L, 3L);
  }

  @Test
  void metadata_staysUntilReplaced_andComesWithPages() {
    Leaderboard<String> board = board(PLAIN);
    board.submit(Submission.<String>of("a", 1).metadata("red"));
    board.submit("a", 2);

    assertThat(board.top(1).get(0).details()).contains("red");

    board.submit(Submission.<String>of("a", 2).metadata("blue"));
    assertThat(board.page(1).entries().get(0).details()).contains("blue");

    assertThat(board.setMetadata("a", null)).isTrue();
    assertThat(board.entry("a").orElseThrow().details()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("setups")
  void replaceWith_union_addsWeightedScores(Setup setup) {
    Leaderboards boards = boards();
    Leaderboard<String> one = boards.board(setup.spec().build());
    Leaderboard<String> other =
        boards.board(LeaderboardSpec.builder("other", String.class).build());
    Leaderboard<String> merged =
        boards.board(LeaderboardSpec.builder("merged", String.class).maxMembers(3).build());
    one.submit(Submission.<String>of("a", 1).metadata("of a"));
    one.submit("b", 2);
    other.submit("b", 10);
    other.submit("c", 20);
    other.submit("d", 2);
    merged.submit("old", 99);

    long members = merged.replaceWith(Merge.<String>union().with(one).with(other, 0.5));

    assertThat(members).isEqualTo(4);
    assertThat(names(merged.all())).containsExactly("c", "b", "a");
    assertThat(merged.score("b")).hasValue(7);
    assertThat(merged.entry("a").orElseThrow().details()).contains("of a");
  }

  @Test
  void replaceWith_intersection_hasWhoIsOnAll() {
    Leaderboards boards = boards();
    Leaderboard<Void> one = boards.board(LeaderboardSpec.builder("one").build());
    Leaderboard<Void> two = boards.board(LeaderboardSpec.builder("two").build());
    one.submit("a", 1);
    one.submit("b", 5);
    two.submit("b", 3);
    two.submit("c", 9);

    Merge<Void> merge = Merge.<Void>intersection().with(one).with(two);
    Leaderboard<Void> merged = boards.board(LeaderboardSpec.builder("merged").build());

    merged.replaceWith(merge.aggregate(Merge.Aggregate.MIN));
    assertThat(merged.all()).containsExactly(new Entry<>("b", 3, 1, 1, null));
    merged.replaceWith(merge.aggregate(Merge.Aggregate.MAX));
    assertThat(merged.score("b")).hasValue(5);
    merged.replaceWith(merge);
    assertThat(merged.score("b")).hasValue(8);
    merged.replaceWith(Merge.<Void>union());
    assertThat(merged.size()).isZero();
  }

  @Test
  void replaceWith_scoreThatIsNotFinite_isRefused_andNothingWritten() {
    Leaderboard<String> board = board(PLAIN, Double.MAX_VALUE);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> board.replaceWith(Merge.<String>union().with(board, 2)))
        .withMessageContaining("'a'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Merge.<String>union().with(board, Double.NaN));
    assertThat(board.size()).isEqualTo(1);
  }

  @Test
  void replaceWith_integersThatWouldBeRounded_isRefused_andNothingWritten() {
    Leaderboards boards = boards();
    Leaderboard<String> one = boards.board(LeaderboardSpec.builder("one", String.class).build());
    Leaderboard<String> two = boards.board(LeaderboardSpec.builder("two", String.class).build());
    one.submit("a", Scores.MAX_INTEGER);
    two.submit("a", 1);

    Merge<String> sum = Merge.<String>union().with(one).with(two);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> two.replaceWith(sum))
        .withMessageContaining("'a'")
        .withMessageContaining("exactly");
    one.submit("a", Scores.MAX_INTEGER - 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> two.replaceWith(Merge.<String>union().with(one, 3)))
        .withMessageContaining("exactly");
    assertThat(two.score("a")).hasValue(1);

    two.replaceWith(sum);
    assertThat(two.score("a")).hasValue(Scores.MAX_INTEGER);
  }
}
