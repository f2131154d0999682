package dev.larder;

import java.time.Duration;

/**
 * What happened in a cache since it was made. Each count is exact; read together while others use
 * the cache, they need not be of one instant.
 *
 * <p>{@code hits + misses} is the number of calls. A miss is answered by the remote tier ({@link
 * RemoteStats#hits}), runs the method ({@code loads}), or waits for another caller that is doing
 * either for the same key ({@code waits}).
 *
 * @param hits calls answered from the memory of this process
 * @param misses calls that could not be
 * @param waits misses answered by another caller's load of the same key
 * @param loads times the method was run, refreshes included
 * @param loadFailures loads that ended in an exception
 * @param loadTime time spent in loads, of all threads together
 * @param puts values stored by hand
 * @param invalidations acts of invalidation: one for a key, one for all keys, one for a pattern
 * @param evictions values dropped because the cache was full
 * @param entries values held in memory now, without those that have expired; an estimate while
 *     others write
 * @param remote what happened between the cache and the remote tier
 */
public record CacheStats(
    long hits,
    long misses,
    long waits,
    long loads,
    long loadFailures,
    Duration loadTime,
    long puts,
    long invalidations,
    long evictions,
    long entries,
    RemoteStats remote) {

  /** The statistics of a cache that was never used. */
  public static final CacheStats NONE =
      new CacheStats(0, 0, 0, 0, 0, Duration.ZERO, 0, 0, 0, 0, RemoteStats.NONE);

  /**
   * Returns the number of calls.
   *
   * @return hits and misses together
   */
  public long calls() {
    return hits + misses;
  }

  /**
   * Returns the share of calls that were answered from the cache, in either tier.
   *
   * @return a number from 0 to 1; 1 if there were no calls
   */
  public double hitRatio() {
    return calls() == 0 ? 1.0 : (double) (hits + remote.hits()) / calls();
  }

  /**
   * Returns the mean time of a load.
   *
   * @return the mean; zero if there was none
   */
  public Duration averageLoadTime() {
    return loads == 0 ? Duration.ZERO : loadTime.dividedBy(loads);
  }

  /**
   * Returns these statistics and {@code other} together.
   *
   * @param other those of another cache
   * @return the sums
   */
  public CacheStats plus(CacheStats other) {
    return new CacheStats(
        hits + other.hits,
        misses + other.misses,
        waits + other.waits,
        loads + other.loads,
        loadFailures + other.loadFailures,
        loadTime.plus(other.loadTime),
        puts + other.puts,
        invalidations + other.invalidations,
        evictions + other.evictions,
        entries + other.entries,
        remote.plus(other.remote));
  }

  /**
   * Returns what has happened since {@code earlier}. The number of entries is today's.
   *
   * @param earlier statistics of the same cache, taken before these
   * @return the differences
   */
  public CacheStats minus(CacheStats earlier) {
    return new CacheStats(
        hits - earlier.hits,
        misses - earlier.misses,
        waits - earlier.waits,
        loads - earlier.loads,
        loadFailures - earlier.loadFailures,
        loadTime.minus(earlier.loadTime),
        puts - earlier.puts,
        invalidations - earlier.invalidations,
        evictions - earlier.evictions,
        entries,
        remote.minus(earlier.remote));
  }
}
