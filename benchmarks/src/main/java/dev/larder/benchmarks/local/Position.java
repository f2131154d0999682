package dev.larder.benchmarks.local;

import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.ThreadParams;

/** Where a thread is in the calls that have been prepared; after the last it begins again. */
@State(Scope.Thread)
public class Position {
  /** How many calls are prepared: a power of two, and enough to ask for each of 16 384 keys. */
  static final int LENGTH = 1 << 17;

  private int next;

  /** Lets threads begin far from each other: they must not ask for the same key all along. */
  @Setup
  public void begin(ThreadParams threads) {
    next = threads.getThreadIndex() * (LENGTH / threads.getThreadCount());
  }

  /** Returns the index of the next call, less than {@link #LENGTH}. */
  int next() {
    return next++ & (LENGTH - 1);
  }
}
