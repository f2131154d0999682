package dev.larder.benchmarks.remote;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Threads;

/**
 * A hit that asks Redis, on a value of 200 bytes of JSON and of 10 000.
 *
 * <pre>{@code
 * mvn -q -Pbenchmark package -pl benchmarks -am -Dbenchmark.args="RemoteHitBenchmark -p size=200"
 * }</pre>
 */
@SuppressWarnings("NullAway.Init") // JMH sees to it
public class RemoteHitBenchmark extends ProductBenchmark {
  @Param public RemoteContender contender;

  @Param({"200", "10000"})
  public int size;

  @Override
  Shop open(ProductSource from, RedisServer in) {
    return contender.open(from, in);
  }

  @Override
  int bytes() {
    return size;
  }

  @Benchmark
  public Product oneThread(Turn turn) {
    return products.product(turn.nextId());
  }

  @Benchmark
  @Threads(2)
  public Product twoThreads(Turn turn) {
    return products.product(turn.nextId());
  }
}
