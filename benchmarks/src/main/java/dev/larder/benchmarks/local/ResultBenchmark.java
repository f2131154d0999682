package dev.larder.benchmarks.local;

import java.util.Optional;
import java.util.stream.LongStream;
import org.openjdk.jmh.annotations.Benchmark;

/** A hit among 10 000 results that are wrapped: in an {@code Optional}, in a future. */
@SuppressWarnings("NullAway.Init") // JMH sees to it
public class ResultBenchmark extends AllContendersBenchmark {
  private static final int KEYS = 10_000;

  private long[] ids;

  @Override
  void prepare() {
    ids = Draw.UNIFORM.draw(KEYS, Position.LENGTH);
    LongStream.of(ids).distinct().forEach(this::callAll);
  }

  private void callAll(long id) {
    catalog.find(id);
    catalog.itemAsync(id).join();
  }

  @Benchmark
  public Optional<Item> optional(Position position) {
    return catalog.find(ids[position.next()]);
  }

  @Benchmark
  public Item async(Position position) {
    return catalog.itemAsync(ids[position.next()]).join();
  }
}
