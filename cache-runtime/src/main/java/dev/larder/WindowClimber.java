package dev.larder;

/**
 * Finds how large a part of a store new entries should have for themselves, by hill climbing: it
 * changes the part, and goes on in that direction as long as the hit ratio does not fall. Steps
 * shrink while nothing changes, and are large again after the ratio has jumped. Not thread-safe.
 *
 * @see <a href="https://doi.org/10.1145/3274808.3274816">Einziger, Eytan, Friedman, Manes: Adaptive
 *     software cache management</a>
 */
final class WindowClimber {
  private static final double FIRST_SHARE = 0.01;
  private static final double LARGEST_SHARE = 0.8;
  private static final double STEP = 0.0625;
  private static final double STEP_DECAY = 0.98;
  private static final double JUMP = 0.05;

  private final int bound;
  private final int sampleSize;
  private double share = FIRST_SHARE;
  private double step = -STEP;

  /** More than can be, so that the first step is up: the window begins as small as it gets. */
  private double lastHitRatio = 1;

  private long lastHits;
  private long lastMisses;

  WindowClimber(int bound, int sampleSize) {
    this.bound = bound;
    this.sampleSize = sampleSize;
  }

  /** Returns how many entries the window may hold now: at least one. */
  int windowSize() {
    return Math.max(1, (int) (bound * share));
  }

  /** Forgets the sample under way: the store is far from being full. */
  void restart(long hits, long misses) {
    lastHits = hits;
    lastMisses = misses;
  }

  /**
   * Takes a step, if enough calls were made since the last one.
   *
   * @param hits how many there were ever
   * @param misses how many there were ever
   */
  void climb(long hits, long misses) {
    long newHits = hits - lastHits;
    long requests = newHits + misses - lastMisses;
    if (requests < sampleSize) {
      return;
    }
    double hitRatio = (double) newHits / requests;
    double gain = hitRatio - lastHitRatio;
    double change = gain >= 0 ? step : -step;
    share = Math.min(LARGEST_SHARE, Math.max(0, share + change));
    step = Math.abs(gain) >= JUMP ? Math.copySign(STEP, change) : STEP_DECAY * change;
    lastHitRatio = hitRatio;
    restart(hits, misses);
  }
}
