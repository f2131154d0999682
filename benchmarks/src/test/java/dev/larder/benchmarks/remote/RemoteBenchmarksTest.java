package dev.larder.benchmarks.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Each benchmark does with each contender what it says; nothing is timed here. */
class RemoteBenchmarksTest {
  private final Turn turn = new Turn();

  @ParameterizedTest
  @EnumSource
  void remoteHit_loadsNothing(RemoteContender contender) {
    RemoteHitBenchmark benchmark = new RemoteHitBenchmark();
    benchmark.contender = contender;
    benchmark.size = 10_000;

    opened(
        benchmark,
        () -> {
          assertThat(benchmark.oneThread(turn)).isEqualTo(product(10_000, 1));
          assertThat(benchmark.twoThreads(turn)).isEqualTo(product(10_000, 2));
        });
  }

  @ParameterizedTest
  @EnumSource
  void bulk_readsAll(RemoteContender contender) {
    BulkBenchmark benchmark = new BulkBenchmark();
    benchmark.contender = contender;
    benchmark.keys = 100;

    opened(
        benchmark,
        () -> assertThat(benchmark.oneByOne()).isEqualTo(100L * product(200, 0).lines().size()));
  }

  @ParameterizedTest
  @EnumSource
  void nearHit_loadsNothing(NearContender contender) {
    NearHitBenchmark benchmark = new NearHitBenchmark();
    benchmark.contender = contender;

    opened(benchmark, () -> assertThat(benchmark.hit(turn)).isEqualTo(product(200, 1)));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 10_000})
  void product_isAsLongAsWanted(int bytes) {
    assertThat(JsonMapper.shared().writeValueAsBytes(product(bytes, 1))).hasSize(bytes);
  }

  @Test
  void server_isGoneWhenClosed() {
    RedisServer redis = RedisServer.start();
    redis.close();

    assertThat(redis.isAlive()).isFalse();
  }

  private static Product product(int bytes, long turn) {
    return new ProductSource(bytes).product(ProductBenchmark.FIRST_ID + turn);
  }

  @Test
  void open_contenderThatKeepsNothing() {
    RemoteHitBenchmark benchmark =
        new RemoteHitBenchmark() {
          @Override
          Shop open(ProductSource from, RedisServer in) {
            return new Shop(from, () -> {});
          }
        };
    benchmark.size = 200;

    assertThatThrownBy(benchmark::open).hasMessageContaining("does not keep what it has loaded");
    benchmark.close();
  }

  private static void opened(ProductBenchmark benchmark, Runnable check) {
    benchmark.open();
    try {
      long before = benchmark.source.loads();
      check.run();
      assertThat(benchmark.source.loads()).isEqualTo(before);
    } finally {
      benchmark.close();
    }
  }
}
