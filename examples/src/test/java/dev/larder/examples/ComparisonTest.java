package dev.larder.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.CacheManager;
import dev.larder.examples.Comparison.Times;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private CityDatabase database;
  private CityService plain;

  @BeforeEach
  void openDatabase() {
    database = CityDatabase.of(TestCities.ALL);
    plain = new CityService(database.dataSource());
  }

  @AfterEach
  void closeDatabase() {
    database.close();
  }

  @Test
  void of_sameAnswers() {
    Comparison comparison =
        Comparison.of(List.of(Call.find(1), Call.countries(), Call.find(2)), plain, plain);

    assertThat(comparison.different()).isEmpty();
    assertThat(comparison.times()).containsOnlyKeys("countries", "find");
  }

  @Test
  void of_otherAnswers_areNamedAndReported() {
    Call<?> call = Call.find(1);
    Comparison comparison =
        Comparison.of(List.of(Call.countries(), call), plain, new Forgetful(database.dataSource()));

    assertThat(comparison.different()).isEqualTo(List.of(call));
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    try (CacheManager caches = CacheManager.local()) {
      assertThat(new CallReport(out).print(comparison, caches)).isFalse();
    }
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("WRONG: 1 other answers when cached, such as that of find(1)");
  }

  @Test
  void changeReport_staleReads_areReported() {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    CityService stale = new Stale(database.dataSource());
    try (CacheManager caches = CacheManager.local()) {
      assertThat(new ChangeReport(plain, stale, caches, out).print()).isFalse();
    }
    assertThat(printed.toString(StandardCharsets.UTF_8)).contains("WRONG: a read after");
  }

  @Test
  void times_total() {
    Times find = new Times(Duration.ofMillis(5), Duration.ofMillis(1));
    Times rank = new Times(Duration.ofMillis(7), Duration.ofMillis(10));
    Comparison comparison = new Comparison(Map.of("find", find, "rank", rank), List.of());

    assertThat(comparison.total())
        .isEqualTo(new Times(Duration.ofMillis(12), Duration.ofMillis(11)));
    assertThat(comparison.total().saved()).isEqualTo(Duration.ofMillis(1));
  }

  /** Finds nothing. */
  private static final class Forgetful extends CityService {
    Forgetful(DataSource db) {
      super(db);
    }

    @Override
    public Optional<City> find(long id) {
      return Optional.empty();
    }
  }

  /** Never forgets a rank. */
  private static final class Stale extends CityService {
    private Optional<Integer> rank = Optional.empty();

    Stale(DataSource db) {
      super(db);
    }

    @Override
    public int rank(City city) {
      rank = Optional.of(rank.orElseGet(() -> super.rank(city)));
      return rank.get();
    }
  }
}
