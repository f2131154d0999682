package dev.larder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class CacheStatsTest {
  private static final CacheStats SOME =
      new CacheStats(
          30, 10, 2, 8, 1, Duration.ofMillis(40), 3, 4, 5, 6, new RemoteStats(1, 2, 3, 4, 5));
  private static final CacheStats OTHER =
      new CacheStats(
          100,
          200,
          300,
          400,
          500,
          Duration.ofMillis(600),
          700,
          800,
          900,
          1000,
          new RemoteStats(10, 20, 30, 40, 50));

  @Test
  void ratios_ofCalls() {
    assertThat(SOME.calls()).isEqualTo(40);
    assertThat(SOME.hitRatio()).isEqualTo(0.775);
    assertThat(SOME.averageLoadTime()).isEqualTo(Duration.ofMillis(5));
  }

  @Test
  void ratios_withoutCalls() {
    assertThat(CacheStats.NONE.calls()).isZero();
    assertThat(CacheStats.NONE.hitRatio()).isEqualTo(1.0);
    assertThat(CacheStats.NONE.averageLoadTime()).isZero();
  }

  @Test
  void plus_addsEach() {
    assertThat(SOME.plus(OTHER))
        .isEqualTo(
            new CacheStats(
                130,
                210,
                302,
                408,
                501,
                Duration.ofMillis(640),
                703,
                804,
                905,
                1006,
                new RemoteStats(11, 22, 33, 44, 55)));
    assertThat(SOME.plus(CacheStats.NONE)).isEqualTo(SOME);
  }

  @Test
  void minus_subtractsAllButEntries() {
    assertThat(SOME.plus(OTHER).minus(OTHER))
        .isEqualTo(
            new CacheStats(
                30,
                10,
                2,
                8,
                1,
                Duration.ofMillis(40),
                3,
                4,
                5,
                1006,
                new RemoteStats(1, 2, 3, 4, 5)));
  }
}
