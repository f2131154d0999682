package dev.larder;

import org.jspecify.annotations.Nullable;

/**
 * The clock of the remote store, as it can be told from here: its last reading, and the readings of
 * our own between which it was taken.
 *
 * <p>Clocks of different processes are never compared. A value is dated by the store's clock, by
 * its writer no later and by its reader no earlier than is right, so the doubt shortens its life.
 */
final class RemoteClock {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final TimeSource time;
  private volatile @Nullable Reading last;

  RemoteClock(TimeSource time) {
    this.time = time;
  }

  /**
   * Takes a reading.
   *
   * @param sentAt our time when we asked
   * @param millis the answer
   */
  void set(long sentAt, long millis) {
    last = new Reading(sentAt, time.nanoTime(), millis);
  }

  boolean isSet() {
    return last != null;
  }

  /** The latest time that it may have been there at a time of ours. */
  long latest(long nanoTime) {
    Reading reading = reading();
    return reading.millis + Math.floorDiv(nanoTime - reading.sentAt, NANOS_PER_MILLI) + 1;
  }

  /** The earliest time that it may have been there at a time of ours. */
  long earliest(long nanoTime) {
    Reading reading = reading();
    return reading.millis + Math.floorDiv(nanoTime - reading.receivedAt, NANOS_PER_MILLI);
  }

  private Reading reading() {
    Reading reading = last;
    if (reading == null) {
      throw new IllegalStateException("the remote clock was never read");
    }
    return reading;
  }

  private record Reading(long sentAt, long receivedAt, long millis) {}
}
