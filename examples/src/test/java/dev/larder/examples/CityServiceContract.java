package dev.larder.examples;

import static dev.larder.examples.TestCities.ANTIPODE;
import static dev.larder.examples.TestCities.DATE_LINE;
import static dev.larder.examples.TestCities.DEGREE;
import static dev.larder.examples.TestCities.EAST;
import static dev.larder.examples.TestCities.POLE;
import static dev.larder.examples.TestCities.QUARTER;
import static dev.larder.examples.TestCities.ZERO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.sql.SQLException;
import java.util.List;
import java.util.NoSuchElementException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link CityService} does, cached or not. */
abstract class CityServiceContract {
  private CityDatabase database;
  private CityService cities;

  abstract CityService service(DataSource db);

  @BeforeEach
  void openDatabase() {
    database = CityDatabase.of(TestCities.ALL);
    cities = service(database.dataSource());
  }

  @AfterEach
  void closeDatabase() {
    database.close();
  }

  @Test
  void find_knownId() {
    assertThat(cities.find(2)).contains(EAST);
  }

  @Test
  void find_unknownId() {
    assertThat(cities.find(99)).isEmpty();
  }

  @Test
  void search_emptyPrefix_largestFirstThenById() {
    assertThat(cities.search("", 10))
        .containsExactly(ANTIPODE, EAST, QUARTER, ZERO, DATE_LINE, POLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"east", "EAS", "Éà", "éa", "ea"})
  void search_ignoresAccentsAndCapitals(String prefix) {
    assertThat(cities.search(prefix, 10)).containsExactly(EAST);
  }

  @Test
  void search_ignoresApostrophes() {
    assertThat(cities.search("alo", 10)).containsExactly(POLE);
  }

  @Test
  void search_limit() {
    assertThat(cities.search("", 2)).containsExactly(ANTIPODE, EAST);
  }

  @Test
  void search_wildcardsAreLetters() {
    assertThat(cities.search("100%", 10)).containsExactly(DATE_LINE);
    assertThat(cities.search("%", 10)).isEmpty();
    assertThat(cities.search("_ero", 10)).isEmpty();
    assertThat(cities.search("!", 10)).isEmpty();
  }

  @Test
  void nearest_orderedByDistance() {
    assertThat(cities.nearest(0, 0, 3))
        .extracting(NearbyCity::city)
        .containsExactly(ZERO, EAST, QUARTER);
  }

  @ParameterizedTest
  @CsvSource({
    // a place, the nearest city, and how many degrees of a great circle are between them
    "0, 0, 1, 0",
    "0, 1.25, 2, 0.25",
    "-3, 0, 1, 3",
    "0, 60, 3, 30",
    "60, 137, 6, 30",
    "0, 179.9, 4, 0.1",
  })
  void nearest_distanceInDegrees(double latitude, double longitude, long id, double degrees) {
    NearbyCity nearest = cities.nearest(latitude, longitude, 1).get(0);

    assertThat(nearest.city().id()).isEqualTo(id);
    assertThat(nearest.kilometres()).isCloseTo(degrees * DEGREE, within(0.001));
  }

  @Test
  void nearest_acrossTheDateLine() {
    List<NearbyCity> nearest = cities.nearest(0, 179.5, 2);

    assertThat(nearest).extracting(NearbyCity::city).containsExactly(ANTIPODE, DATE_LINE);
    assertThat(nearest.get(1).kilometres()).isCloseTo(DEGREE, within(0.001));
  }

  @Test
  void nearest_antipodeIsHalfTheWayAround() {
    List<NearbyCity> all = cities.nearest(0, 0, 10);

    assertThat(all.get(all.size() - 1).city()).isEqualTo(ANTIPODE);
    assertThat(all.get(all.size() - 1).kilometres()).isCloseTo(180 * DEGREE, within(0.01));
  }

  @Test
  void nearest_londonToParis() {
    City paris = new City(2_988_507, "Paris", "FR", "11", 2_138_551, 48.85341, 2.3488);
    try (CityDatabase france = CityDatabase.of(List.of(paris))) {
      List<NearbyCity> nearest = service(france.dataSource()).nearest(51.50853, -0.12574, 1);

      assertThat(nearest.get(0).kilometres()).isCloseTo(343.771, within(0.001));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "90.01, 0, 'latitude must be from -90 to 90, was 90.01'",
    "NaN, 0, 'latitude must be from -90 to 90, was NaN'",
    "0, -180.5, 'longitude must be from -180 to 180, was -180.5'",
  })
  void nearest_noPlaceOnEarth(double latitude, double longitude, String message) {
    assertThatThrownBy(() -> cities.nearest(latitude, longitude, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, CityService.MAX_LIMIT + 1})
  void limit_outOfRange(int limit) {
    String message = "limit must be from 1 to 1000, was " + limit;

    assertThatThrownBy(() -> cities.search("", limit)).hasMessage(message);
    assertThatThrownBy(() -> cities.nearest(0, 0, limit)).hasMessage(message);
    assertThatThrownBy(() -> cities.largest("XA", limit)).hasMessage(message);
  }

  @Test
  void largest_ofACountry() {
    assertThat(cities.largest("XA", 2)).containsExactly(EAST, QUARTER);
  }

  @Test
  void largest_unknownCountry() {
    assertThat(cities.largest("XX", 2)).isEmpty();
  }

  @Test
  void lists_cannotBeChanged() {
    assertThatThrownBy(() -> cities.largest("XA", 2).clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void rank_countsLargerCities() {
    assertThat(cities.rank(ANTIPODE)).isEqualTo(1);
    assertThat(cities.rank(ZERO)).isEqualTo(4);
  }

  @Test
  void rank_sharedByEqualCities() {
    assertThat(cities.rank(DATE_LINE)).isEqualTo(5);
    assertThat(cities.rank(POLE)).isEqualTo(5);
  }

  @Test
  void rank_looksAtTheIdAlone() {
    assertThat(cities.rank(ZERO.withPopulation(9_999))).isEqualTo(4);
  }

  @Test
  void rank_unknownCity() {
    City unknown = new City(99, "Nowhere", "XA", "", 1, 0, 0);

    assertThatThrownBy(() -> cities.rank(unknown))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage("no city has the id 99");
  }

  @Test
  void statistics_oddNumberOfCities() {
    assertThat(cities.statistics("XA"))
        .contains(new CountryStatistics("XA", 3, 6_000, 2_000, 2_000, "Éàst"));
  }

  @Test
  void statistics_evenNumberOfCities_medianBetweenThem() {
    assertThat(cities.statistics("XB"))
        .contains(new CountryStatistics("XB", 2, 5_400, 2_700, 2_700, "Antipode"));
  }

  @Test
  void statistics_meanAndMedianDiffer() {
    cities.updatePopulation(EAST, 4_500);

    assertThat(cities.statistics("XA"))
        .contains(new CountryStatistics("XA", 3, 7_500, 2_500, 2_000, "Éàst"));
  }

  @Test
  void statistics_unknownCountry() {
    assertThat(cities.statistics("XX")).isEmpty();
  }

  @Test
  void countries_mostPeopleFirst() {
    assertThat(cities.countries())
        .extracting(CountryStatistics::country)
        .containsExactly("XA", "XB", "XC");
    assertThat(cities.countries()).contains(cities.statistics("XB").orElseThrow());
  }

  @Test
  void updatePopulation_changesThePopulationAlone() {
    City lie = new City(1, "Another", "XA", "99", 7, 12, 34);

    City updated = cities.updatePopulation(lie, 8_000);

    assertThat(updated).isEqualTo(ZERO.withPopulation(8_000));
    assertThat(cities.find(1)).contains(updated);
  }

  @Test
  void updatePopulation_unknownCity() {
    City unknown = new City(99, "Nowhere", "XA", "", 1, 0, 0);

    assertThatThrownBy(() -> cities.updatePopulation(unknown, 5))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage("no city of XA has the id 99");
  }

  @Test
  void updatePopulation_wrongCountry_changesNothing() {
    City wrong = new City(1, "Zero", "XB", "", 1_000, 0, 0);

    assertThatThrownBy(() -> cities.updatePopulation(wrong, 5))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage("no city of XB has the id 1");
    assertThat(cities.find(1)).contains(ZERO);
  }

  @Test
  void updatePopulation_negative() {
    assertThatThrownBy(() -> cities.updatePopulation(ZERO, -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("population must not be negative, was -1");
  }

  @Test
  void databaseGone_saysWhatFailed() {
    try (CityDatabase other = CityDatabase.of(TestCities.ALL)) {
      CityService orphan = service(other.dataSource());
      new Sql(other.dataSource()).update("DROP TABLE city");

      assertThatThrownBy(orphan::countries)
          .isInstanceOf(DatabaseException.class)
          .hasMessageStartingWith("failed: SELECT c.country")
          .hasCauseInstanceOf(SQLException.class);
    }
  }
}
