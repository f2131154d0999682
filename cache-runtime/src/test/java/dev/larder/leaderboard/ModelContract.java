package dev.larder.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random operations do to a board what they do to a sorted list. */
abstract class ModelContract extends BoardContract {
  private static final int MEMBERS = 200;
  private static final int BOUND = 150;

  /** How often a board is changed and asked in each of 16 setups: 200 000 operations in all. */
  int rounds() {
    return 6_500;
  }

  @ParameterizedTest
  @MethodSource("setups")
  void randomOperations_doWhatTheyDoToASortedList(Setup setup) {
    Random random = new Random(Seeds.next(getClass()));
    Leaderboard<String> board = board(setup.spec().maxMembers(BOUND));
    NaiveBoard naive = new NaiveBoard(setup, BOUND);
    for (int i = 0; i < rounds(); i++) {
      change(random, board, naive);
      ask(random, board, naive.entries());
    }
  }

  private static void change(Random random, Leaderboard<String> board, NaiveBoard naive) {
    int kind = random.nextInt(100);
    if (kind < 80) {
      submit(List.of(submission(random)), board, naive);
    } else if (kind < 88) {
      submit(Stream.generate(() -> submission(random)).limit(5).toList(), board, naive);
    } else if (kind < 96) {
      String member = member(random);
      assertThat(board.remove(member)).isEqualTo(naive.remove(member));
    } else if (kind < 99) {
      double min = score(random);
      double max = min + random.nextInt(2);
      assertThat(board.removeByScore(min, max)).isEqualTo(naive.removeByScore(min, max));
    } else {
      int size = random.nextInt(MEMBERS);
      assertThat(board.trim(size)).isEqualTo(naive.trim(size));
    }
  }

  private static void submit(
      List<Submission<String>> submissions, Leaderboard<String> board, NaiveBoard naive) {
    List<Optional<Standing>> before =
        submissions.stream().map(each -> naive.entry(each.member()).map(Entry::standing)).toList();
    List<Outcome> outcomes = board.submitAll(submissions);
    List<Boolean> accepted = submissions.stream().map(naive::submit).toList();
    naive.trimToBound();
    assertThat(outcomes).extracting(Outcome::accepted).isEqualTo(accepted);
    assertThat(outcomes).extracting(Outcome::before).isEqualTo(before);
    assertThat(outcomes)
        .extracting(Outcome::after)
        .isEqualTo(
            submissions.stream()
                .map(each -> naive.entry(each.member()).map(Entry::standing))
                .toList());
  }

  private static Submission<String> submission(Random random) {
    Submission<String> submission = Submission.of(member(random), score(random));
    submission = submission.policy(oneOf(random, SubmitPolicy.values()));
    if (random.nextInt(3) == 0) {
      submission = submission.metadata("metadata " + random.nextInt());
    }
    return switch (random.nextInt(8)) {
      case 0 -> submission.onlyIf(Condition.ifAbsent());
      case 1 -> submission.onlyIf(Condition.ifPresent());
      case 2 -> submission.onlyIf(Condition.ifScoreIs(score(random)));
      default -> submission;
    };
  }

  private static void ask(Random random, Leaderboard<String> board, List<Entry<String>> expected) {
    int size = expected.size();
    int offset = random.nextInt(size + 5);
    int limit = random.nextInt(20);
    switch (random.nextInt(8)) {
      case 0 -> assertThat(board.all()).isEqualTo(expected);
      case 1 -> assertThat(board.range(offset, limit)).isEqualTo(slice(expected, offset, limit));
      case 2 -> askForMember(member(random), board, expected);
      case 3 -> askForScores(score(random), random.nextInt(4), board, expected);
      case 4 -> askAround(member(random), limit, board, expected);
      case 5 -> assertThat(board.size()).isEqualTo(size);
      case 6 -> askForSeveral(random, board, expected);
      default ->
          assertThat(board.byPosition(offset, offset + limit))
              .isEqualTo(
                  slice(
                      expected, Math.max(1, offset) - 1, offset + limit - Math.max(1, offset) + 1));
    }
  }

  private static void askForMember(
      String member, Leaderboard<String> board, List<Entry<String>> expected) {
    Optional<Entry<String>> entry = find(member, expected);
    assertThat(board.entry(member)).isEqualTo(entry);
    if (entry.isPresent()) {
      ScoreOrder order = board.spec().order();
      double score = entry.get().score();
      long n = expected.size();
      long worse = expected.stream().filter(one -> order.isBetter(score, one.score())).count();
      int percentile = (int) Math.min(99, (worse * 100 + n - 1) / n);
      assertThat(board.percentile(member)).hasValue(percentile);
    }
  }

  private static void askForScores(
      double min, int width, Leaderboard<String> board, List<Entry<String>> expected) {
    double max = min + width;
    List<Entry<String>> inside =
        expected.stream().filter(one -> one.score() >= min && one.score() <= max).toList();
    assertThat(board.byScore(min, max, 0, 1000)).isEqualTo(inside);
    assertThat(board.byScore(min, max, 1, 2)).isEqualTo(slice(inside, 1, 2));
    assertThat(board.countByScore(min, max)).isEqualTo(inside.size());
    ScoreOrder order = board.spec().order();
    Stream<Double> better =
        expected.stream().map(Entry::score).filter(score -> order.isBetter(score, min));
    boolean isDense = board.spec().tiePolicy() == TiePolicy.DENSE;
    assertThat(board.rankOfScore(min))
        .isEqualTo(1 + (isDense ? better.distinct() : better).count());
  }

  private static void askAround(
      String member, int size, Leaderboard<String> board, List<Entry<String>> expected) {
    Optional<Entry<String>> entry = find(member, expected);
    List<Entry<String>> around = board.around(member, size);
    if (entry.isEmpty()) {
      assertThat(around).isEmpty();
    } else {
      long first = entry.get().position() - 1 - size / 2;
      first = Math.max(0, Math.min(first, expected.size() - size));
      assertThat(around).isEqualTo(slice(expected, (int) first, size));
    }
  }

  private static void askForSeveral(
      Random random, Leaderboard<String> board, List<Entry<String>> expected) {
    List<String> names = Stream.generate(() -> member(random)).limit(6).toList();
    assertThat(board.members(names).members())
        .extracting(Selection.Selected::entry)
        .isEqualTo(names.stream().map(name -> find(name, expected)).toList());
  }

  private static Optional<Entry<String>> find(String member, List<Entry<String>> entries) {
    return entries.stream().filter(entry -> entry.member().equals(member)).findFirst();
  }

  private static <T> List<T> slice(List<T> all, int offset, int limit) {
    return new ArrayList<>(all.stream().skip(offset).limit(Math.max(0, limit)).toList());
  }

  private static String member(Random random) {
    return "m" + random.nextInt(MEMBERS);
  }

  /** Few different scores, so that there are ties. */
  private static double score(Random random) {
    return random.nextInt(-12, 13) / 2.0;
  }

  private static <T> T oneOf(Random random, T[] values) {
    return values[random.nextInt(values.length)];
  }
}
