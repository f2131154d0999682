package dev.larder.benchmarks.remote;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** Many hits that ask Redis, one after the other: what a bulk will have to beat. */
@SuppressWarnings("NullAway.Init") // JMH sees to it
public class BulkBenchmark extends ProductBenchmark {
  private static final int BYTES = 200;

  @Param public RemoteContender contender;

  @Param({"100", "1000"})
  public int keys;

  @Override
  Shop open(ProductSource from, RedisServer in) {
    return contender.open(from, in);
  }

  @Override
  int bytes() {
    return BYTES;
  }

  @Benchmark
  public long oneByOne() {
    long lines = 0;
    for (int i = 0; i < keys; i++) {
      lines += products.product(FIRST_ID + i).lines().size();
    }
    return lines;
  }
}
