package dev.larder.examples;

import static dev.larder.examples.TestCities.EAST;
import static dev.larder.examples.TestCities.POLE;
import static dev.larder.examples.TestCities.QUARTER;
import static dev.larder.examples.TestCities.ZERO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.CacheManager;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QuizServiceTest {
  private static final Question QUESTION = new Question(ZERO, EAST);

  private final CacheManager caches = CacheManager.local();
  private CityDatabase database;
  private CityService_Cached cities;
  private QuizService_Cached quiz;

  @BeforeEach
  void openServices() {
    open(TestCities.ALL);
  }

  @AfterEach
  void closeServices() {
    caches.close();
    database.close();
  }

  private void open(List<City> data) {
    database = CityDatabase.of(data);
    cities = new CityService_Cached(caches, database.dataSource());
    quiz = new QuizService_Cached(caches, database.dataSource(), cities);
  }

  @Test
  void ask_sameSeedSameQuestions() {
    assertThat(questions(7)).isEqualTo(questions(7)).isNotEqualTo(questions(8));
  }

  private List<Question> questions(long seed) {
    Random random = new Random(seed);
    return IntStream.range(0, 20).mapToObj(i -> quiz.ask(random).orElseThrow()).toList();
  }

  @Test
  void ask_twoCitiesOfOneCountryAndOfDifferentSize() {
    assertThat(questions(1))
        .allSatisfy(
            question -> {
              assertThat(question.first().country()).isEqualTo(question.second().country());
              assertThat(question.first().population())
                  .isNotEqualTo(question.second().population());
            });
  }

  @Test
  void ask_noTwoCitiesOfDifferentSize() {
    closeDatabaseAndOpen(List.of(POLE));

    assertThat(quiz.ask(new Random(1))).isEmpty();
  }

  @Test
  void ask_noCities() {
    closeDatabaseAndOpen(List.of());

    assertThat(quiz.ask(new Random(1))).isEmpty();
  }

  private void closeDatabaseAndOpen(List<City> data) {
    database.close();
    open(data);
  }

  @Test
  void answer_rightAndWrong() {
    assertThat(quiz.answer("Ada", QUESTION, EAST.id())).isTrue();
    assertThat(quiz.answer("Ada", QUESTION, ZERO.id())).isFalse();
  }

  @Test
  void answer_countsThePopulationOfNow() {
    cities.updatePopulation(ZERO, 4_000);

    assertThat(quiz.answer("Ada", QUESTION, ZERO.id())).isTrue();
  }

  @Test
  void answer_equalByNow_bothAreRight() {
    cities.updatePopulation(ZERO, EAST.population());

    assertThat(quiz.answer("Ada", QUESTION, ZERO.id())).isTrue();
    assertThat(quiz.answer("Ada", QUESTION, EAST.id())).isTrue();
  }

  @Test
  void answer_anotherCity() {
    assertThatThrownBy(() -> quiz.answer("Ada", QUESTION, QUARTER.id()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the question is not about the city 3");
    assertThat(quiz.score("Ada")).isEmpty();
  }

  @Test
  void score_seesTheNextAnswer() {
    quiz.answer("Ada", QUESTION, EAST.id());
    assertThat(quiz.score("Ada")).contains(new Score("Ada", 1, 1));

    quiz.answer("Ada", QUESTION, ZERO.id());
    assertThat(quiz.score("Ada")).contains(new Score("Ada", 1, 2));
  }

  @Test
  void score_ofAnotherPlayerStaysCached() {
    quiz.answer("Ada", QUESTION, EAST.id());
    quiz.score("Ada");
    quiz.answer("Ben", QUESTION, EAST.id());
    quiz.score("Ada");

    assertThat(quiz.scoreCache().stats().loads()).isEqualTo(1);
  }

  @Test
  void score_ofNobody_isNotKept() {
    assertThat(quiz.score("Nobody")).isEmpty();
    assertThat(quiz.score("Nobody")).isEmpty();

    assertThat(quiz.scoreCache().stats().loads()).isEqualTo(2);
    assertThat(quiz.scoreCache().stats().entries()).isZero();
  }

  @Test
  void top_mostCorrectThenFewestAnswersThenName() {
    answers("Dot", true, false);
    answers("Cyd", true);
    answers("Ben", true, true);
    answers("Ada", true);

    assertThat(quiz.top(3))
        .containsExactly(new Score("Ben", 2, 2), new Score("Ada", 1, 1), new Score("Cyd", 1, 1));
  }

  @Test
  void top_seesTheNextAnswerAndLoadsOnce() {
    answers("Ada", true);
    quiz.top(3);
    answers("Ben", true, true);

    assertThat(quiz.top(3)).extracting(Score::player).containsExactly("Ben", "Ada");
    quiz.top(3);
    assertThat(quiz.topCache().stats().loads()).isEqualTo(2);
    assertThat(quiz.topCache().stats().hits()).isEqualTo(1);
  }

  @Test
  void top_noPlayers() {
    assertThatThrownBy(() -> quiz.top(0)).hasMessage("limit must be at least 1, was 0");
  }

  private void answers(String player, boolean... correct) {
    for (boolean isCorrect : correct) {
      quiz.answer(player, QUESTION, isCorrect ? EAST.id() : ZERO.id());
    }
  }
}
