package dev.larder.benchmarks.local;

import java.util.stream.LongStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Threads;

/**
 * A hit with one {@code long} for key, among 10 000 results and among as many as the bound allows.
 *
 * <pre>{@code
 * mvn -q -Pbenchmark package -pl benchmarks -am -Dbenchmark.args="LongKeyBenchmark -prof gc"
 * }</pre>
 */
@SuppressWarnings("NullAway.Init") // JMH sees to it
public class LongKeyBenchmark extends AllContendersBenchmark {
  @Param({"10000", "16384"})
  public int keys;

  @Param public Draw draw;

  private long[] ids;

  @Override
  void prepare() {
    ids = draw.draw(keys, Position.LENGTH);
    LongStream.of(ids).distinct().forEach(catalog::item);
  }

  @Benchmark
  public Item oneThread(Position position) {
    return catalog.item(ids[position.next()]);
  }

  @Benchmark
  @Threads(2)
  public Item twoThreads(Position position) {
    return catalog.item(ids[position.next()]);
  }
}
