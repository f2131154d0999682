package dev.larder.examples;

import static dev.larder.examples.TestCities.EAST;
import static dev.larder.examples.TestCities.POLE;
import static dev.larder.examples.TestCities.QUARTER;
import static dev.larder.examples.TestCities.ZERO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.CacheManager;
import java.util.List;
import java.util.NoSuchElementException;
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
  private QuizService quiz;

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
    quiz = new QuizService(cities);
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
  void isRight_rightAndWrong() {
    assertThat(quiz.isRight(QUESTION, EAST.id())).isTrue();
    assertThat(quiz.isRight(QUESTION, ZERO.id())).isFalse();
  }

  @Test
  void isRight_countsThePopulationOfNow() {
    cities.updatePopulation(ZERO, 4_000);

    assertThat(quiz.isRight(QUESTION, ZERO.id())).isTrue();
  }

  @Test
  void isRight_equalByNow_bothAreRight() {
    cities.updatePopulation(ZERO, EAST.population());

    assertThat(quiz.isRight(QUESTION, ZERO.id())).isTrue();
    assertThat(quiz.isRight(QUESTION, EAST.id())).isTrue();
  }

  @Test
  void isRight_anotherCity() {
    assertThatThrownBy(() -> quiz.isRight(QUESTION, QUARTER.id()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the question is not about the city 3");
  }

  @Test
  void isRight_cityThatIsGone() {
    City gone = new City(99, "Gone", "XA", "", 500, 0, 0);

    assertThatThrownBy(() -> quiz.isRight(new Question(ZERO, gone), ZERO.id()))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage("no city has the id 99");
  }
}
