package dev.larder.benchmarks.local;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/** A source that counts its loads, and may take its time for each. */
final class CountingSource extends Source {
  private final LongAdder loads = new LongAdder();
  private final long nanos;

  CountingSource() {
    this(/* millis= */ 0);
  }

  /**
   * @param millis how long each load takes
   */
  CountingSource(long millis) {
    this.nanos = TimeUnit.MILLISECONDS.toNanos(millis);
  }

  @Override
  Item load(long number) {
    loads.increment();
    if (nanos > 0) {
      LockSupport.parkNanos(nanos);
    }
    return super.load(number);
  }

  /** Returns the number of loads so far. */
  long loads() {
    return loads.sum();
  }
}
