package dev.larder.benchmarks.local;

import org.openjdk.jmh.annotations.Benchmark;

/**
 * A miss: a key that was never asked for, a load that costs nothing, and a full cache that lets go
 * of another result.
 */
public class MissBenchmark extends BoundedContendersBenchmark {
  private long id;

  @Override
  void prepare() {
    for (int i = 0; i < Limits.MAX_ENTRIES; i++) {
      miss();
    }
  }

  @Benchmark
  public Item miss() {
    return catalog.item(id++);
  }
}
