package dev.larder.examples;

import dev.larder.annotation.CacheInvalidate;
import dev.larder.annotation.Cached;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;

/** A quiz: which of two cities is larger? Keeps the answers of all players in a database. */
public class QuizService {
  /** How many countries the questions are about: those with the most people in cities. */
  private static final int COUNTRIES = 50;

  /** How many cities of each country the questions are about: the largest. */
  private static final int CITIES = 20;

  private static final String SCORES =
      """
      SELECT player, COUNT(*) FILTER (WHERE correct) AS correct, COUNT(*) AS answered
      FROM answer
      """;

  private final Sql sql;
  private final CityService cities;

  /**
   * Makes a quiz.
   *
   * @param db the database of the answers, with the tables of {@link CityDatabase}
   * @param cities knows the cities
   */
  public QuizService(DataSource db, CityService cities) {
    this.sql = new Sql(db);
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
   * Checks an answer, and keeps it.
   *
   * @param player the name of the player
   * @param question the question
   * @param cityId the city that the player holds for the larger one
   * @return true if no city of the question is larger by now
   * @throws IllegalArgumentException if the question is not about that city
   * @throws NoSuchElementException if a city of the question is gone
   * @throws DatabaseException if the database fails
   */
  @CacheInvalidate(method = "score", key = "player")
  @CacheInvalidate(method = "top", all = true)
  public boolean answer(String player, Question question, long cityId) {
    if (!question.isAbout(cityId)) {
      throw new IllegalArgumentException("the question is not about the city " + cityId);
    }
    int first = population(question.first());
    int second = population(question.second());
    boolean correct = Math.max(first, second) == (cityId == question.first().id() ? first : second);
    sql.update("INSERT INTO answer (player, correct) VALUES (?, ?)", player, correct);
    return correct;
  }

  /**
   * Returns how a player did so far. That somebody has not played yet is not kept: names are made
   * up by the users, and would fill the cache.
   *
   * @param player the name of the player
   * @return the score; empty if the player has not answered yet
   * @throws DatabaseException if the database fails
   */
  @Cached(seconds = 300, nullSeconds = 0)
  public Optional<Score> score(String player) {
    return sql.first(SCORES + "WHERE player = ? GROUP BY player", QuizService::readScore, player);
  }

  /**
   * Returns the best players.
   *
   * @param limit the greatest number of players, at least 1
   * @return the players with the most right answers first; of those, the ones who needed fewer;
   *     then by name
   * @throws DatabaseException if the database fails
   */
  @Cached(seconds = 30, maxEntries = 10)
  public List<Score> top(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be at least 1, was " + limit);
    }
    return sql.list(
        SCORES
            + """
            GROUP BY player
            ORDER BY correct DESC, answered, player
            FETCH FIRST ? ROWS ONLY
            """,
        QuizService::readScore,
        limit);
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

  private static Score readScore(ResultSet row) throws SQLException {
    return new Score(row.getString("player"), row.getInt("correct"), row.getInt("answered"));
  }
}
