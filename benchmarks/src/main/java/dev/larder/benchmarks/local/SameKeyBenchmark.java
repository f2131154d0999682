package dev.larder.benchmarks.local;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Threads;

/** A hit on one and the same key, from one thread and from two. */
public class SameKeyBenchmark extends AllContendersBenchmark {
  private long id;

  @Override
  void prepare() {
    id = Draw.UNIFORM.draw(/* keys= */ 1, /* length= */ 1)[0];
    catalog.item(id);
  }

  @Benchmark
  public Item oneThread() {
    return catalog.item(id);
  }

  @Benchmark
  @Threads(2)
  public Item twoThreads() {
    return catalog.item(id);
  }
}
