package dev.larder.examples;

import dev.larder.annotation.CacheInvalidate;
import dev.larder.annotation.CacheKey;
import dev.larder.annotation.Cached;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Answers questions about cities from a database.
 *
 * <p>{@code new CityService(db)} asks the database every time; {@code new
 * CityService_Cached(caches, db)} is the same service with the caches that the annotations
 * describe. Lists are immutable, and ordered as each method says, with the smaller id first where
 * that leaves a choice.
 */
public class CityService {
  /** The longest list that a method returns. */
  public static final int MAX_LIMIT = 1_000;

  private static final String COLUMNS =
      "c.id, c.name, c.country, c.admin_code, c.population, c.latitude, c.longitude";

  private final Sql sql;

  /**
   * Makes a service.
   *
   * @param db the database, with the tables of {@link CityDatabase}
   */
  public CityService(DataSource db) {
    this.sql = new Sql(db);
  }

  /**
   * Returns the city of an id. That there is none is remembered for a short time only, since it may
   * be added any moment.
   *
   * @param id an id
   * @return the city, or empty if no city has the id
   * @throws DatabaseException if the database fails
   */
  @Cached(seconds = 60, nullSeconds = 5)
  public Optional<City> find(long id) {
    return sql.first(
        "SELECT " + COLUMNS + " FROM city c WHERE c.id = ?", CityService::readCity, id);
  }

  /**
   * Returns the cities whose names begin with a prefix; accents, apostrophes and capitals do not
   * matter.
   *
   * @param prefix the prefix; if it is empty, all names begin with it
   * @param limit the greatest number of cities, from 1 to {@link #MAX_LIMIT}
   * @return the cities, the largest first
   * @throws DatabaseException if the database fails
   */
  @Cached(seconds = 60, maxEntries = 5_000)
  public List<City> search(String prefix, int limit) {
    requireLimit(limit);
    return sql.list(
        "SELECT "
            + COLUMNS
            + """
             FROM city c
            WHERE c.search_name LIKE ? ESCAPE '!'
            ORDER BY c.population DESC, c.id
            FETCH FIRST ? ROWS ONLY
            """,
        CityService::readCity,
        SearchName.startingWith(prefix),
        limit);
  }

  /**
   * Returns the cities nearest to a point, by great-circle distance on a sphere of the Earth's mean
   * radius.
   *
   * @param latitude degrees north, from -90 to 90
   * @param longitude degrees east, from -180 to 180
   * @param limit the greatest number of cities, from 1 to {@link #MAX_LIMIT}
   * @return the cities, the nearest first
   * @throws DatabaseException if the database fails
   */
  @Cached(seconds = 300, maxEntries = 2_000, jitter = 0.1)
  public List<NearbyCity> nearest(double latitude, double longitude, int limit) {
    require(latitude >= -90 && latitude <= 90, "latitude must be from -90 to 90", latitude);
    require(longitude >= -180 && longitude <= 180, "longitude must be from -180 to 180", longitude);
    requireLimit(limit);
    // The haversine formula. Rounding can lift the root above 1, where ASIN is not defined. Without
    // the cast H2 would compute with decimals, at twice the cost.
    return sql.list(
        "SELECT "
            + COLUMNS
            + """
            , 2 * CAST(6371.0088 AS DOUBLE PRECISION) * ASIN(LEAST(1, SQRT(
                POWER(SIN(RADIANS(c.latitude - ?) / 2), 2)
                + COS(RADIANS(?)) * COS(RADIANS(c.latitude))
                  * POWER(SIN(RADIANS(c.longitude - ?) / 2), 2)))) AS kilometres
            FROM city c
            ORDER BY kilometres, c.id
            FETCH FIRST ? ROWS ONLY
            """,
        row -> new NearbyCity(readCity(row), row.getDouble("kilometres")),
        latitude,
        latitude,
        longitude,
        limit);
  }

  /**
   * Returns the largest cities of a country.
   *
   * @param country an ISO 3166 code
   * @param limit the greatest number of cities, from 1 to {@link #MAX_LIMIT}
   * @return the cities, the largest first; none if the country is not known
   * @throws DatabaseException if the database fails
   */
  @Cached(seconds = 300)
  public List<City> largest(String country, int limit) {
    requireLimit(limit);
    return sql.list(
        "SELECT "
            + COLUMNS
            + """
             FROM city c
            WHERE c.country = ?
            ORDER BY c.population DESC, c.id
            FETCH FIRST ? ROWS ONLY
            """,
        CityService::readCity,
        country,
        limit);
  }

  /**
   * Returns the place of a city among all cities of the world, by population.
   *
   * @param city the city; only its id matters, and so only its id is the key of the cache
   * @return the place: 1 for the largest, the same for cities of the same population
   * @throws NoSuchElementException if there is no such city
   * @throws DatabaseException if the database fails
   */
  @Cached(seconds = 300)
  public int rank(@CacheKey("id") City city) {
    return sql.first(
            """
            SELECT 1 + (SELECT COUNT(*) FROM city larger WHERE larger.population > c.population)
            FROM city c
            WHERE c.id = ?
            """,
            row -> row.getInt(1),
            city.id())
        .orElseThrow(() -> new NoSuchElementException("no city has the id " + city.id()));
  }

  /**
   * Returns the cities of a country in numbers.
   *
   * @param country an ISO 3166 code
   * @return the numbers; empty if the country is not known
   * @throws DatabaseException if the database fails
   */
  @Cached(seconds = 600, nullSeconds = 5, maxEntries = 300, jitter = 0.1)
  public Optional<CountryStatistics> statistics(String country) {
    return sql.first(statisticsWhere("c.country = ?"), CityService::readStatistics, country);
  }

  /**
   * Returns the cities of every country in numbers.
   *
   * @return the numbers, the country with the most people in cities first
   * @throws DatabaseException if the database fails
   */
  @Cached(seconds = 600)
  public List<CountryStatistics> countries() {
    return sql.list(statisticsWhere("TRUE"), CityService::readStatistics);
  }

  /**
   * Changes how many people live in a city. Nothing else of it is changed, whatever {@code city}
   * says.
   *
   * <p>Each annotation names a cache that has the population, or an order by it, in its results.
   * One city and one country are known by their keys; the lists that the city is in, or is in now,
   * are not, and all of them go.
   *
   * @param city the city
   * @param population how many people live there, not negative
   * @return the city as it is now
   * @throws NoSuchElementException if that country has no such city
   * @throws DatabaseException if the database fails
   */
  @CacheInvalidate(method = "find", key = "city.id")
  @CacheInvalidate(method = "statistics", key = "city.country")
  @CacheInvalidate(method = "countries")
  @CacheInvalidate(method = "largest", all = true)
  @CacheInvalidate(method = "nearest", all = true)
  @CacheInvalidate(method = "rank", all = true)
  @CacheInvalidate(method = "search", all = true)
  public City updatePopulation(City city, int population) {
    require(population >= 0, "population must not be negative", population);
    // The country is asked for too: of a wrong one the wrong statistics would be removed.
    int changed =
        sql.update(
            "UPDATE city SET population = ? WHERE id = ? AND country = ?",
            population,
            city.id(),
            city.country());
    if (changed == 0) {
      throw new NoSuchElementException("no city of " + city.country() + " has the id " + city.id());
    }
    return sql.first(
            "SELECT " + COLUMNS + " FROM city c WHERE c.id = ?", CityService::readCity, city.id())
        .orElseThrow();
  }

  private static String statisticsWhere(String condition) {
    return """
        SELECT c.country, COUNT(*) AS cities, SUM(c.population) AS people,
          AVG(CAST(c.population AS DOUBLE PRECISION)) AS mean,
          MEDIAN(CAST(c.population AS DOUBLE PRECISION)) AS median,
          (SELECT l.name FROM city l
            WHERE l.country = c.country
            ORDER BY l.population DESC, l.id
            FETCH FIRST ROW ONLY) AS largest
        FROM city c
        WHERE\s"""
        + condition
        + " GROUP BY c.country ORDER BY people DESC, c.country";
  }

  private static City readCity(ResultSet row) throws SQLException {
    return new City(
        row.getLong("id"),
        row.getString("name"),
        row.getString("country"),
        row.getString("admin_code"),
        row.getInt("population"),
        row.getDouble("latitude"),
        row.getDouble("longitude"));
  }

  private static CountryStatistics readStatistics(ResultSet row) throws SQLException {
    return new CountryStatistics(
        row.getString("country"),
        row.getInt("cities"),
        row.getLong("people"),
        row.getDouble("mean"),
        row.getDouble("median"),
        row.getString("largest"));
  }

  private static void requireLimit(int limit) {
    require(limit >= 1 && limit <= MAX_LIMIT, "limit must be from 1 to " + MAX_LIMIT, limit);
  }

  private static void require(boolean condition, String message, Object value) {
    if (!condition) {
      throw new IllegalArgumentException(message + ", was " + value);
    }
  }
}
