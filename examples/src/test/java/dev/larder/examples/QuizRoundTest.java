package dev.larder.examples;

import static dev.larder.examples.TestCities.EAST;
import static dev.larder.examples.TestCities.ZERO;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QuizRoundTest {
  private static final Player SAGE = new Player("Sage", "", 1.0);
  private static final Player CHANCE = new Player("Chance", "", 0.0);

  private static QuizRound play(List<City> data, long seed) {
    try (CityDatabase database = CityDatabase.of(data)) {
      QuizService quiz = new QuizService(new CityService(database.dataSource()));
      return QuizRound.play(quiz, List.of(SAGE, CHANCE), new Random(seed));
    }
  }

  @Test
  void play_sameSeedSameRound() {
    assertThat(play(TestCities.ALL, 7))
        .isEqualTo(play(TestCities.ALL, 7))
        .isNotEqualTo(play(TestCities.ALL, 8));
  }

  @Test
  void play_marksEachAnswerOfEachPlayer() {
    QuizRound round = play(TestCities.ALL, 7);

    assertThat(round.marks()).containsOnlyKeys(SAGE, CHANCE);
    assertThat(round.marks().get(SAGE)).hasSameSizeAs(round.questions()).containsOnly(true);
    assertThat(round.marks().get(CHANCE)).hasSameSizeAs(round.questions()).contains(true, false);
  }

  @Test
  void play_noQuestions() {
    QuizRound round = play(List.of(), 7);

    assertThat(round.questions()).isEmpty();
    assertThat(round.results()).containsExactly(new QuizResult(SAGE, 0), new QuizResult(CHANCE, 0));
  }

  @Test
  void results_countRightAnswers() {
    assertThat(round().results()).containsExactly(new QuizResult(SAGE, 1));
  }

  @Test
  void table_questionsAndMarks() {
    assertThat(round().table().lines())
        .containsExactly(
            "which is larger?  in  Sage",
            "----------------  --  ----",
            "Zero or Éàst      XA  ✓",
            "Éàst or Zero      XA  ✗");
  }

  private static QuizRound round() {
    return new QuizRound(
        List.of(new Question(ZERO, EAST), new Question(EAST, ZERO)),
        Map.of(SAGE, List.of(true, false)));
  }
}
