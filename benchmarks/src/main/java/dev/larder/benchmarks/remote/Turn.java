package dev.larder.benchmarks.remote;

import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.ThreadParams;

/** Which product is a thread's turn: all of them, one after the other, again and again. */
@State(Scope.Thread)
public class Turn {
  private int next;

  /** Lets threads begin far from each other: they must not ask for the same product all along. */
  @Setup
  public void begin(ThreadParams threads) {
    next = threads.getThreadIndex() * (ProductBenchmark.PRODUCTS / threads.getThreadCount());
  }

  long nextId() {
    next = next + 1 == ProductBenchmark.PRODUCTS ? 0 : next + 1;
    return ProductBenchmark.FIRST_ID + next;
  }
}
