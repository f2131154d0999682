package dev.larder;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Readings of a time source that cost no more than reading a field: a thread takes them beforehand,
 * as long as the clock is in use. {@link System#nanoTime} would cost more than all the rest of a
 * hit.
 *
 * <p>A reading is ahead of the time source by up to {@link #PERIOD}, so that values expire a little
 * early rather than late. It falls behind by as long as the thread is not given a processor.
 *
 * <p>There is one such clock, for the time of the system. Of any other time source, readings are
 * exact. Thread-safe.
 */
final class CoarseClock {
  static final Duration PERIOD = Duration.ofMillis(10);

  private static final CoarseClock SYSTEM = new CoarseClock(/* exact= */ null);

  /** Apart from the sweeper, which may have to wait for a store. */
  private static final Repeater<LocalStore<?>> TICKER =
      new Repeater<>("larder-clock", PERIOD, SYSTEM::read);

  private static final Repeater<LocalStore<?>> SWEEPER =
      new Repeater<>("larder-sweeper", Duration.ofSeconds(1), CoarseClock::sweep);

  /** Null for the time of the system. */
  private final @Nullable TimeSource exact;

  private volatile long reading;

  private CoarseClock(@Nullable TimeSource exact) {
    this.exact = exact;
    read();
  }

  /** Returns the clock that goes by {@code time}. */
  static CoarseClock of(TimeSource time) {
    return time == TimeSource.system() ? SYSTEM : new CoarseClock(time);
  }

  /**
   * Keeps the clock going for a store, until {@link #releaseFrom} or until the store is garbage. If
   * the clock is that of the system, the store is also made to drop what has expired each second.
   */
  void useFor(LocalStore<?> store) {
    if (exact == null) {
      read(); // it may have stood
      TICKER.add(store);
      SWEEPER.add(store);
    }
  }

  void releaseFrom(LocalStore<?> store) {
    TICKER.remove(store);
    SWEEPER.remove(store);
  }

  /** Returns the time, in nanoseconds, as the time source counts it. */
  long nanoTime() {
    return exact == null ? reading : exact.nanoTime();
  }

  private static void sweep() {
    SWEEPER.users().forEach(LocalStore::dropAllExpired);
  }

  private void read() {
    reading = System.nanoTime() + PERIOD.toNanos();
  }
}
