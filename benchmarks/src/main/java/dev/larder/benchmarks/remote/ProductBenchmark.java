package dev.larder.benchmarks.remote;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What the benchmarks have in common: a Redis, and 1 000 products of one contender in it. */
@SuppressWarnings("NullAway.Init") // JMH sees to it
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public abstract class ProductBenchmark {
  /** The first of the ids, all of which have as many digits. */
  static final long FIRST_ID = 1_000_000;

  /** How many products there are. */
  static final int PRODUCTS = 1_000;

  private static final int ROUNDS = 100;

  /** What the products are loaded from. */
  ProductSource source;

  /** What is called. */
  Products products;

  private RedisServer redis;
  private Shop shop;

  @Setup
  public final void open() {
    redis = RedisServer.start();
    source = new ProductSource(bytes());
    shop = open(source, redis);
    products = shop.products();
    callUntilAllAreHits();
  }

  /** Some write to Redis after they have answered. */
  private void callUntilAllAreHits() {
    for (int round = 0; round < ROUNDS; round++) {
      long before = source.loads();
      for (int i = 0; i < PRODUCTS; i++) {
        products.product(FIRST_ID + i);
      }
      if (source.loads() == before) {
        return;
      }
    }
    throw new IllegalStateException(products.getClass() + " does not keep what it has loaded");
  }

  @TearDown
  public final void close() {
    shop.close();
    redis.close();
  }

  /** Opens the contender. */
  abstract Shop open(ProductSource from, RedisServer in);

  /** Returns how long a product is as JSON. */
  abstract int bytes();
}
