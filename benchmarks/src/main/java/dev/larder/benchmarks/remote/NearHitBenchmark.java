package dev.larder.benchmarks.remote;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;

/** A hit that memory answers, of a value that is in Redis for other processes too. */
@SuppressWarnings("NullAway.Init") // JMH sees to it
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class NearHitBenchmark extends ProductBenchmark {
  private static final int BYTES = 200;

  @Param public NearContender contender;

  @Override
  Shop open(ProductSource from, RedisServer in) {
    return contender.open(from, in);
  }

  @Override
  int bytes() {
    return BYTES;
  }

  @Benchmark
  public Product hit(Turn turn) {
    return products.product(turn.nextId());
  }
}
