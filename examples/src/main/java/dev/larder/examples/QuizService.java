package dev.larder.examples;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** A quiz: which of two cities is larger? Asks, and checks the answers. */
public class QuizService {
  /** How many countries the questions are about: those with the most people in cities. */
  private static final int COUNTRIES = 50;

  /** How many cities of each country the questions are about: the largest. */
  private static final int CITIES = 20;

  private final CityService cities;

  /**
   * Makes a quiz.
   *
   * @param cities knows the cities
   */
  public QuizService(CityService cities) {
    this.cities = cities;
  }

  /**
   * Returns a question about two cities of a country that are not of the same size.
   *
   * @param random where the choice comes from: the same numbers give the same question
   * @return the question; empty if there are no two such cities
   */
  public Optional<Question> ask(RandomGenerator random) {
    List<String> countries =
        cities.countries().stream().limit(COUNTRIES).map(CountryStatistics::country).toList();
    if (countries.isEmpty()) {
      return Optional.empty();
    }
    int start = random.nextInt(countries.size());
    for (int i = 0; i < countries.size(); i++) {
      Optional<Question> question = ask(countries.get((start + i) % countries.size()), random);
      if (question.isPresent()) {
        return question;
      }
    }
    return Optional.empty();
  }

  private Optional<Question> ask(String country, RandomGenerator random) {
    List<City> choice = cities.largest(country, CITIES);
    City first = pick(choice, random);
    List<City> others =
        choice.stream().filter(city -> city.population() != first.population()).toList();
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(new Question(first, pick(others, random)));
  }

  /**
   * Checks an answer.
   *
   * @param question the question
   * @param cityId the city that is held for the larger one
   * @return true if no city of the question is larger by now
   * @throws IllegalArgumentException if the question is not about that city
   * @throws NoSuchElementException if a city of the question is gone
   * @throws DatabaseException if the database fails
   */
  public boolean isRight(Question question, long cityId) {
    if (!question.isAbout(cityId)) {
      throw new IllegalArgumentException("the question is not about the city " + cityId);
    }
    int first = population(question.first());
    int second = population(question.second());
    return Math.max(first, second) == (cityId == question.first().id() ? first : second);
  }

  private int population(City city) {
    return cities
        .find(city.id())
        .map(City::population)
        .orElseThrow(() -> new NoSuchElementException("no city has the id " + city.id()));
  }

  private static City pick(List<City> cities, RandomGenerator random) {
    return cities.get(random.nextInt(cities.size()));
  }
}
