package dev.larder;

/**
 * What happened between a cache and the remote tier since the cache was made.
 *
 * @param hits misses of the local tier answered by the remote tier
 * @param errors commands that failed or were not answered in time
 * @param damaged values found that were not what Larder writes, or too large
 * @param unstorable values not written because they are too large, or could not be written so that
 *     they could be read back
 * @param refusedStores values refused because they came too late: their key was invalidated, or
 *     their load took longer than its lease
 */
public record RemoteStats(
    long hits, long errors, long damaged, long unstorable, long refusedStores) {

  /** The statistics of a cache that never used a remote tier. */
  public static final RemoteStats NONE = new RemoteStats(0, 0, 0, 0, 0);

  /**
   * Returns these statistics and {@code other} together.
   *
   * @param other those of another cache
   * @return the sums
   */
  public RemoteStats plus(RemoteStats other) {
    return new RemoteStats(
        hits + other.hits,
        errors + other.errors,
        damaged + other.damaged,
        unstorable + other.unstorable,
        refusedStores + other.refusedStores);
  }

  /**
   * Returns what has happened since {@code earlier}.
   *
   * @param earlier statistics of the same cache, taken before these
   * @return the differences
   */
  public RemoteStats minus(RemoteStats earlier) {
    return new RemoteStats(
        hits - earlier.hits,
        errors - earlier.errors,
        damaged - earlier.damaged,
        unstorable - earlier.unstorable,
        refusedStores - earlier.refusedStores);
  }
}
