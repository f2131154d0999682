package dev.larder.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every implementation does with submissions, also by several threads. */
abstract class SubmitContract extends BoardContract {

  @ParameterizedTest
  @MethodSource("setups")
  void submit_tellsBeforeAndAfter(Setup setup) {
    Leaderboard<String> board = board(setup, 3, 2, 1);

    Outcome first = board.submit("new", setup.score(0));
    Outcome second = board.submit("new", setup.score(9));

    assertThat(first.before()).isEmpty();
    assertThat(first.after()).contains(new Standing(setup.score(0), 4, 4));
    assertThat(second.before()).isEqualTo(first.after());
    assertThat(second.after()).contains(new Standing(setup.score(9), 1, 1));
    assertThat(second.member()).isEqualTo("new");
    assertThat(second.in(Window.ALL_TIME).window()).isEqualTo(board.window());
  }

  @ParameterizedTest
  @MethodSource("setups")
  void submit_best_changesNothingUnlessStrictlyBetter(Setup setup) {
    Leaderboard<String> board = board(setup.spec().policy(SubmitPolicy.BEST));
    board.submit(Submission.<String>of("a", setup.score(5)).metadata("first"));
    board.submit("b", setup.score(5));

    Outcome equal = board.submit(Submission.<String>of("a", setup.score(5)).metadata("equal"));
    Outcome worse = board.submit(Submission.<String>of("a", setup.score(4)).metadata("worse"));

    assertThat(equal.accepted()).isFalse();
    assertThat(worse.accepted()).isFalse();
    assertThat(worse.after()).isEqualTo(worse.before());
    assertThat(board.entry("a").orElseThrow().details()).contains("first");
    assertThat(names(board.all())).containsExactly("a", "b");

    Outcome better = board.submit(Submission.<String>of("a", setup.score(6)).metadata("better"));

    assertThat(better.accepted()).isTrue();
    assertThat(board.entry("a").orElseThrow().details()).contains("better");
  }

  @Test
  void submit_latest_replacesAWorseScoreToo() {
    Leaderboard<String> board = board(PLAIN, 5);

    board.submit("a", 3);

    assertThat(board.score("a")).hasValue(3);
  }

  @Test
  void submit_sum_adds() {
    Leaderboard<String> board = board(PLAIN.spec().policy(SubmitPolicy.SUM));
    board.submit("a", 5);
    board.submit("a", -2);

    assertThat(board.score("a")).hasValue(3);
  }

  @Test
  void increment_ofAbsentMember_startsAtZero() {
    Leaderboard<String> board = board(PLAIN);

    assertThat(board.increment("a", 2).before()).isEmpty();
    assertThat(board.increment("b", 0).after()).contains(new Standing(0, 2, 2));
    assertThat(board.increment("a", 0.5).after()).contains(new Standing(2.5, 1, 1));
    assertThat(board.size()).isEqualTo(2);
  }

  @Test
  void submit_withCondition_isMadeOnlyIfItHolds() {
    Leaderboard<String> board = board(PLAIN);
    Submission<String> ten = Submission.of("a", 10);
    Submission<String> five = Submission.of("a", 5);

    assertThat(board.submit(ten.onlyIf(Condition.ifPresent())).accepted()).isFalse();
    assertThat(board.size()).isZero();
    assertThat(board.submit(ten.onlyIf(Condition.ifAbsent())).accepted()).isTrue();
    assertThat(board.submit(five.onlyIf(Condition.ifAbsent())).accepted()).isFalse();
    assertThat(board.submit(five.onlyIf(Condition.ifScoreIs(9))).accepted()).isFalse();
    assertThat(board.score("a")).hasValue(10);
    assertThat(board.submit(five.onlyIf(Condition.ifScoreIs(10))).accepted()).isTrue();
    assertThat(board.submit(ten.onlyIf(Condition.ifPresent())).accepted()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("setups")
  void submitAll_appliesInOrder_andTellsStandingsOfTheWhole(Setup setup) {
    Leaderboard<String> board = board(setup, 3);

    List<Outcome> outcomes =
        board.submitAll(
            List.of(
                Submission.of("b", setup.score(5)),
                Submission.of("a", setup.score(4)),
                Submission.of("b", setup.score(1)),
                Submission.<String>of("b", setup.score(9)).onlyIf(Condition.ifAbsent())));

    assertThat(outcomes).extracting(Outcome::member).containsExactly("b", "a", "b", "b");
    assertThat(outcomes).extracting(Outcome::accepted).containsExactly(true, true, true, false);
    assertThat(outcomes.get(0).before()).isEmpty();
    assertThat(outcomes.get(2).before()).isEmpty();
    Optional<Standing> after = Optional.of(new Standing(setup.score(1), 2, 2));
    assertThat(outcomes.get(0).after()).isEqualTo(after);
    assertThat(outcomes.get(2).after()).isEqualTo(after);
    assertThat(outcomes.get(3).after()).isEqualTo(after);
    assertThat(outcomes.get(1).after()).contains(new Standing(setup.score(4), 1, 1));
  }

  @Test
  void submitAll_refusedAndAcceptedForANewMember_tellWhereItStands() {
    Leaderboard<String> board = board(PLAIN);

    List<Outcome> outcomes =
        board.submitAll(
            List.of(
                Submission.of("a", 1), Submission.<String>of("a", 2).onlyIf(Condition.ifAbsent())));

    assertThat(outcomes.get(1).after()).contains(new Standing(1, 1, 1));
  }

  @Test
  void submitAll_withoutSubmissions_doesNothing() {
    Leaderboard<String> board = board(PLAIN);

    assertThat(board.submitAll(List.of())).isEmpty();
    assertThat(board.size()).isZero();
  }

  @ParameterizedTest
  @MethodSource("setups")
  void boundedBoard_appliesTheWholeBatch_thenTrims(Setup setup) {
    Leaderboard<String> board = board(setup.spec().maxMembers(2));
    board.submit(Submission.<String>of("a", setup.score(1)).metadata("of a"));
    board.submit("b", setup.score(2));

    List<Outcome> outcomes =
        board.submitAll(
            List.of(
                Submission.of("c", setup.score(0)),
                Submission.of("d", setup.score(3)),
                Submission.of("c", setup.score(9))));

    assertThat(names(board.all())).containsExactly("c", "d");
    assertThat(outcomes.get(0).after()).contains(new Standing(setup.score(9), 1, 1));
    assertThat(board.submit("b", setup.score(1)).after()).isEmpty();

    board.clear();
    board.submit("a", setup.score(1));
    assertThat(board.entry("a").orElseThrow().details()).isEmpty();
  }

  @Test
  void submit_byManyThreads_endsInTheSameBoard() throws Exception {
    Leaderboard<String> board = board(PLAIN.spec().policy(SubmitPolicy.SUM).ties(TiePolicy.DENSE));
    int threads = 4;
    int rounds = 250;
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> futures = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        futures.add(pool.submit(() -> submitMany(board, rounds)));
      }
      for (Future<?> future : futures) {
        future.get();
      }
    } finally {
      pool.shutdownNow();
    }

    assertThat(board.size()).isEqualTo(10);
    for (int i = 0; i < 10; i++) {
      assertThat(board.entry("m" + i).orElseThrow().score())
          .isEqualTo((double) threads * rounds * i);
      assertThat(board.rank("m" + i)).hasValue(10 - i);
    }
  }

  private static void submitMany(Leaderboard<String> board, int rounds) {
    for (int round = 0; round < rounds; round++) {
      board.submitAll(
          IntStream.range(0, 10).mapToObj(i -> Submission.<String>of("m" + i, i)).toList());
      // Each batch is seen whole: all scores are the same multiple of their index.
      List<Entry<String>> all = board.all();
      double unit = all.get(0).score() / 9;
      all.forEach(e -> assertThat(e.score()).isEqualTo(unit * (e.member().charAt(1) - '0')));
    }
  }

  @Test
  void board_ofTheSameDescription_isTheSame() {
    Leaderboards boards = boards();
    Leaderboard<String> board = boards.board(PLAIN.spec().build());

    assertThat(boards.board(PLAIN.spec().build())).isSameAs(board);
    assertThatThrownBy(() -> boards.board(PLAIN.spec().maxLimit(7).build()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("must have a name of its own");
  }
}
