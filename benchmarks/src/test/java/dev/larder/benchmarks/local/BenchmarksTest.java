package dev.larder.benchmarks.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BrokenBarrierException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Each benchmark does with each contender what it says; nothing is timed here. */
class BenchmarksTest {
  private final Position position = new Position();
  private final CountingSource source = new CountingSource();

  @ParameterizedTest
  @EnumSource
  void longKey_hits(Contender contender) {
    LongKeyBenchmark benchmark = new LongKeyBenchmark();
    benchmark.source = source;
    benchmark.contender = contender;
    benchmark.keys = 100;
    benchmark.draw = Draw.ZIPF;

    opened(
        benchmark,
        () -> {
          assertThat(benchmark.oneThread(position)).isNotEqualTo(benchmark.twoThreads(position));
          assertThat(source.loads()).isEqualTo(100);
        });
  }

  @ParameterizedTest
  @EnumSource
  void sameKey_hits(Contender contender) {
    SameKeyBenchmark benchmark = new SameKeyBenchmark();
    benchmark.source = source;
    benchmark.contender = contender;

    opened(
        benchmark,
        () -> {
          assertThat(benchmark.oneThread()).isEqualTo(benchmark.twoThreads());
          assertThat(source.loads()).isEqualTo(1);
        });
  }

  @ParameterizedTest
  @EnumSource
  void keyShape_hits(Contender contender) {
    KeyShapeBenchmark benchmark = new KeyShapeBenchmark();
    benchmark.source = source;
    benchmark.contender = contender;

    opened(
        benchmark,
        () -> {
          long before = source.loads();
          assertThat(before).isBetween(29_900L, 30_000L);
          assertThat(benchmark.twoParts(position)).isNotNull();
          assertThat(benchmark.fiveParts(position)).isNotNull();
          assertThat(benchmark.text(position)).isNotNull();
          assertThat(source.loads()).isEqualTo(before);
        });
  }

  @ParameterizedTest
  @EnumSource
  void fewKeys_hits(Contender contender) {
    FewKeysBenchmark benchmark = new FewKeysBenchmark();
    benchmark.source = source;
    benchmark.contender = contender;

    opened(
        benchmark,
        () -> {
          assertThat(benchmark.noParameters()).isEqualTo(source.newest());
          assertThat(benchmark.aBoolean(position)).isNotEqualTo(benchmark.aBoolean(position));
          assertThat(benchmark.anEnum(position)).isNotEqualTo(benchmark.anEnum(position));
          assertThat(source.loads()).isEqualTo(1 + 2 + 3 + /* of this test */ 1);
        });
  }

  @ParameterizedTest
  @EnumSource
  void result_hits(Contender contender) {
    ResultBenchmark benchmark = new ResultBenchmark();
    benchmark.source = source;
    benchmark.contender = contender;

    opened(
        benchmark,
        () -> {
          long before = source.loads();
          assertThat(before).isBetween(19_900L, 20_000L);
          assertThat(benchmark.optional(position)).isPresent();
          assertThat(benchmark.async(position)).isNotNull();
          assertThat(source.loads()).isEqualTo(before);
        });
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "MAP")
  void miss_loads(Contender contender) {
    MissBenchmark benchmark = new MissBenchmark();
    benchmark.source = source;
    benchmark.contender = contender;

    opened(
        benchmark,
        () -> {
          assertThat(benchmark.miss()).isNotEqualTo(benchmark.miss());
          assertThat(source.loads()).isEqualTo(Limits.MAX_ENTRIES + 2);
        });
  }

  /** For the largest contender only: the preparation alone is a million calls. */
  @Test
  void evicting_countsLoads() {
    EvictingBenchmark benchmark = new EvictingBenchmark();
    benchmark.contender = Contender.LARDER;
    benchmark.draw = Draw.UNIFORM;
    Loads count = new Loads();

    opened(
        benchmark,
        () -> {
          for (int i = 0; i < 1_000; i++) {
            benchmark.call(count);
          }
        });

    assertThat(count.calls).isEqualTo(1_000);
    assertThat(count.loads).isBetween(650L, 850L); // one key in four has its result kept
  }

  @ParameterizedTest
  @EnumSource
  void stampede_countsLoads(Contender contender) {
    StampedeBenchmark benchmark = new StampedeBenchmark();
    benchmark.contender = contender;
    Loads count = new Loads();

    opened(
        benchmark,
        () -> {
          benchmark.gather();
          try {
            benchmark.stampede(count);
          } catch (InterruptedException | BrokenBarrierException e) {
            throw new AssertionError(e);
          } finally {
            benchmark.disperse();
          }
        });

    assertThat(count.calls).isEqualTo(1);
    assertThat(count.loads).isBetween(1L, 64L);
  }

  private static void opened(CatalogBenchmark benchmark, Runnable check) {
    benchmark.open();
    try {
      check.run();
    } finally {
      benchmark.close();
    }
  }
}
