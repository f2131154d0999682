package dev.larder.benchmarks.local;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/**
 * Calls with four times as many keys as results may be kept: hits, misses and evictions, as many of
 * each as the contender's choice of what to keep makes them. So the time is to be read beside the
 * loads for each call, which are counted too.
 */
@SuppressWarnings("NullAway.Init") // JMH sees to it
public class EvictingBenchmark extends BoundedContendersBenchmark {
  private static final int KEYS = 4 * Limits.MAX_ENTRIES;

  /** More than of hits, for a short round would be learnt by heart. */
  private static final int LENGTH = 1 << 20;

  @Param public Draw draw;

  private final CountingSource counting = new CountingSource();
  private long[] ids;
  private int next = KEYS;

  public EvictingBenchmark() {
    source = counting;
  }

  @Override
  void prepare() {
    ids = draw.draw(KEYS, LENGTH);
    for (int i = 0; i < KEYS; i++) { // until it is full; the warm-up does the rest
      catalog.item(ids[i]);
    }
  }

  @Benchmark
  public Item call(Loads count) {
    long before = counting.loads();
    Item item = catalog.item(ids[next++ & (LENGTH - 1)]);
    count.calls++;
    count.loads += counting.loads() - before;
    return item;
  }
}
