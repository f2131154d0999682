package dev.larder.examples;

import static dev.larder.examples.TestCities.EAST;
import static dev.larder.examples.TestCities.ZERO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.Cache;
import dev.larder.CacheManager;
import dev.larder.TimeSource;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@link CityService} with its caches. */
class CachedCityServiceTest extends CityServiceContract {
  private final Clock clock = new Clock();
  private final CacheManager caches = CacheManager.builder().timeSource(clock).build();
  private CityDatabase database;
  private CityService plain;
  private CityService_Cached cached;

  @Override
  CityService service(DataSource db) {
    return new CityService_Cached(CacheManager.local(), db);
  }

  @BeforeEach
  void openServices() {
    database = CityDatabase.of(TestCities.ALL);
    plain = new CityService(database.dataSource());
    cached = new CityService_Cached(caches, database.dataSource());
  }

  @AfterEach
  void closeServices() {
    caches.close();
    database.close();
  }

  /** A call of each cached method whose answer changes with the population of {@code EAST}. */
  static Stream<Call<?>> reads() {
    return Stream.of(
        Call.find(EAST.id()),
        Call.search("ea", 1),
        Call.nearest(0, 1, 1),
        Call.largest("XA", 1),
        Call.rank(EAST),
        Call.statistics("XA"),
        Call.countries());
  }

  @ParameterizedTest
  @MethodSource("reads")
  void read_secondTimeFromTheCache(Call<?> read) {
    Object first = read.on(cached);
    Object second = read.on(cached);

    assertThat(second).isSameAs(first).isEqualTo(read.on(plain));
    assertThat(cache(read).stats().loads()).isEqualTo(1);
    assertThat(cache(read).stats().hits()).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("reads")
  void update_isSeenByTheNextRead(Call<?> read) {
    Object before = read.on(cached);
    cached.updatePopulation(EAST, 100);
    Object after = read.on(cached);
    read.on(cached);

    assertThat(after).isNotEqualTo(before).isEqualTo(read.on(plain));
    assertThat(cache(read).stats().loads()).isEqualTo(2);
    assertThat(cache(read).stats().hits()).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("reads")
  void update_thatFails_leavesTheCache(Call<?> read) {
    City unknown = new City(99, "Nowhere", "XA", "", 1, 0, 0);
    read.on(cached);
    assertThatThrownBy(() -> cached.updatePopulation(unknown, 5))
        .isInstanceOf(NoSuchElementException.class);
    read.on(cached);

    assertThat(cache(read).stats().loads()).isEqualTo(1);
  }

  @Test
  void update_leavesOtherCitiesAndCountries() {
    cached.find(ZERO.id());
    cached.statistics("XB");
    cached.updatePopulation(EAST, 100);
    cached.find(ZERO.id());
    cached.statistics("XB");

    assertThat(cached.findCache().stats().loads()).isEqualTo(1);
    assertThat(cached.statisticsCache().stats().loads()).isEqualTo(1);
  }

  @Test
  void sameCalls_sameAnswersAsPlain() {
    List<Call<?>> calls = new Workload(TestCities.ALL, 1).calls(300);

    assertThat(calls).allSatisfy(call -> assertThat(call.on(cached)).isEqualTo(call.on(plain)));
    assertThat(caches.stats()).allSatisfy((name, s) -> assertThat(s.hits()).isPositive());
  }

  @Test
  void rank_keyIsTheId() {
    cached.rank(ZERO);
    cached.rank(ZERO.withPopulation(5));

    assertThat(cached.rankCache().stats().loads()).isEqualTo(1);
    assertThat(cached.rankCache().peek(ZERO.id()).value()).isEqualTo(4);
  }

  @Test
  void find_unknownIdIsKeptForAShortTime() {
    cached.find(99);
    clock.advanceSeconds(4);
    cached.find(99);
    assertThat(cached.findCache().stats().loads()).isEqualTo(1);

    clock.advanceSeconds(2);
    cached.find(99);
    assertThat(cached.findCache().stats().loads()).isEqualTo(2);
  }

  @Test
  void find_handle() {
    cached.find(ZERO.id());
    cached.findCache().invalidate(ZERO.id());
    cached.findCache().get(ZERO.id());

    assertThat(cached.findCache().stats().loads()).isEqualTo(2);
  }

  private Cache<?, ?> cache(Call<?> read) {
    return caches.cache(CallReport.cacheName(read.method())).orElseThrow();
  }

  /** A clock that the test turns. */
  private static final class Clock implements TimeSource {
    private long nanos;

    void advanceSeconds(int seconds) {
      nanos += TimeUnit.SECONDS.toNanos(seconds);
    }

    @Override
    public long nanoTime() {
      return nanos;
    }

    @Override
    public Instant instant() {
      return Instant.EPOCH.plusNanos(nanos);
    }
  }
}
