package dev.larder.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every implementation refuses, writing nothing. */
abstract class ArgumentsContract extends BoardContract {

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void score_thatIsNotFinite_isRefused(double score) {
    Leaderboard<String> board = board(PLAIN, 1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> board.submit("a", score))
        .withMessage("a score must be a finite number, was " + score);
    assertThatIllegalArgumentException().isThrownBy(() -> board.increment("a", score));
    assertThatIllegalArgumentException().isThrownBy(() -> board.rankOfScore(score));
    assertThatIllegalArgumentException().isThrownBy(() -> Condition.ifScoreIs(score));
    assertThat(board.score("a")).hasValue(1);
  }

  @Test
  void integer_beyondExactDoubles_isRefused() {
    Leaderboard<String> board = board(PLAIN);
    long greatest = 1L << 53;
    board.submit("a", greatest);
    board.submit("b", -greatest);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> board.submit("a", greatest + 1))
        .withMessageContaining("from -2^53 to 2^53")
        .withMessageContaining("was 9007199254740993");
    assertThatIllegalArgumentException().isThrownBy(() -> board.submit("a", Long.MIN_VALUE));
    assertThatIllegalArgumentException().isThrownBy(() -> board.increment("c", greatest + 1));
    assertThat(board.score("a")).hasValue(9007199254740992.0);
    assertThat(board.size()).isEqualTo(2);
  }

  @Test
  void sum_thatIsNoScore_isRefused_andNothingWritten() {
    Leaderboard<String> board = board(PLAIN);
    board.submit("max", Double.MAX_VALUE);
    board.submit("int", 1L << 53);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> board.increment("max", Double.MAX_VALUE))
        .withMessageContaining("'max'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> board.increment("int", 1))
        .withMessageContaining("9.007199254740992E15 + 1.0");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                board.submitAll(
                    List.of(
                        Submission.of("new", 1),
                        Submission.<String>of("c", 1L << 53).policy(SubmitPolicy.SUM),
                        Submission.<String>of("c", 1).policy(SubmitPolicy.SUM))));
    assertThat(names(board.all())).containsExactly("max", "int");
    assertThat(board.increment("int", 2).after().orElseThrow().score()).isEqualTo(0x1p53 + 2);
    assertThat(board.increment("int", 0.5).accepted()).isTrue();
  }

  @Test
  void minusZero_isZero() {
    Leaderboard<String> board = board(PLAIN.spec().order(ScoreOrder.ASCENDING));
    board.submit("a", 0.0);
    board.submit("b", -0.0);
    board.submit("c", 1);
    board.increment("c", -1);

    assertThat(ranks(board.all())).containsExactly(1L, 1L, 1L);
    assertThat(board.all())
        .extracting(entry -> 1 / entry.score())
        .containsOnly(Double.POSITIVE_INFINITY);
    assertThat(board.countByScore(-0.0, -0.0)).isEqualTo(3);
  }

  @Test
  void memberName_thatIsNoName_isRefused() {
    Leaderboard<String> board = board(PLAIN.spec().maxMemberLength(4));
    board.submit("four", 1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> board.submit("", 1))
        .withMessage("leaderboard test: the name of a member must not be empty");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> board.submit("fives", 1))
        .withMessageContaining("at most 4 UTF-16 code units")
        .withMessageContaining("has 5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> board.submit("x\ud83d", 1))
        .withMessageContaining("surrogate");
    assertThatIllegalArgumentException().isThrownBy(() -> board.rank(""));
    assertThatIllegalArgumentException().isThrownBy(() -> board.members(List.of("")));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> board.submitAll(List.of(Submission.of("ok", 1), Submission.of("fives", 1))));
    assertThat(names(board.all())).containsExactly("four");
  }

  @Test
  @SuppressWarnings("NullAway") // the point of the test
  void null_isRefused() {
    Leaderboard<String> board = board(PLAIN);

    assertThatThrownBy(() -> board.submit(null, 1)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> board.rank(null)).isInstanceOf(NullPointerException.class);
    assertThat(board.size()).isZero();
  }

  @Test
  void limits_outOfRange_areRefused() {
    Leaderboard<String> board = board(PLAIN.spec().maxLimit(10));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> board.top(11))
        .withMessage("leaderboard test: a call takes at most 10 members (maxLimit), not 11");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> board.top(-1))
        .withMessageContaining("-1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> board.range(-1, 5))
        .withMessage("offset must not be negative, was -1");
    assertThatIllegalArgumentException().isThrownBy(() -> board.byScore(0, 1, -1, 5));
    assertThatIllegalArgumentException().isThrownBy(() -> board.byScore(1, 0, 0, 11));
    assertThatIllegalArgumentException().isThrownBy(() -> board.page(1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> board.page(1, 11));
    assertThatIllegalArgumentException().isThrownBy(() -> board.around("a", 11));
    assertThatIllegalArgumentException().isThrownBy(() -> board.byPosition(1, 11));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> board.byPosition(Long.MIN_VALUE, Long.MAX_VALUE));
    assertThatIllegalArgumentException().isThrownBy(() -> board.trim(-1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> board.members(Collections.nCopies(11, "a")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> board.submitAll(Collections.nCopies(11, Submission.of("a", 1))));
    assertThat(board.page(1).size()).isEqualTo(10);
    assertThat(board.size()).isZero();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, 100.1, Double.NaN, Double.POSITIVE_INFINITY})
  void topPercent_outOfRange_isRefused(double percent) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> board(PLAIN).topPercent(percent, 10))
        .withMessage("percent must be more than 0 and at most 100, was " + percent);
  }

  @Test
  void scoreBounds_thatAreNaN_areRefused() {
    Leaderboard<String> board = board(PLAIN, 1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> board.byScore(Double.NaN, 1, 0, 10))
        .withMessageContaining("min");
    assertThatIllegalArgumentException().isThrownBy(() -> board.countByScore(0, Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> board.removeByScore(0, Double.NaN));
    assertThat(board.size()).isEqualTo(1);
  }
}
