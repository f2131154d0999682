package dev.larder;

import java.time.Instant;

/**
 * Where a {@link CacheManager} reads the time: one source for the age of values and one for what
 * people are shown.
 *
 * <p>Implementations must be safe for use by several threads at once.
 */
public interface TimeSource {

  /**
   * Returns a reading in nanoseconds that never goes back, relative to an arbitrary origin, as
   * {@link System#nanoTime()} does. Ages and lives are differences of two readings.
   *
   * @return the reading
   */
  long nanoTime();

  /**
   * Returns the wall-clock time. It is only reported ({@link CacheEntry}), never compared.
   *
   * @return the time
   */
  Instant instant();

  /**
   * Returns the clocks of this machine.
   *
   * @return the system's time source
   */
  static TimeSource system() {
    return SystemTimeSource.INSTANCE;
  }
}
