package dev.larder;

/**
 * Finds how large a part of a store new entries should have for themselves, by hill climbing: it
 * changes the part, and goes on in that direction as long as the hit ratio does not fall. Steps
 * shrink, and are large again after the ratio has jumped.
 *
 * <p>A difference that may as well be chance says nothing, and steps that followed it would lead
 * anywhere. Then the part becomes a little smaller: a small one suits most programs. Should that
 * have been wrong, the ratio falls, slowly; so it is compared with the last one that said
 * something. Not thread-safe.
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
  private static final double DRIFT = STEP / 8;

  /** How many standard deviations of two samples a difference must have to be none of chance. */
  private static final double SIGNIFICANCE = 2;

  private final int bound;
  private final int sampleSize;
  private double share = FIRST_SHARE;
  private double step = STEP;
  private int direction = -1;

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
    if (Math.abs(gain) < SIGNIFICANCE * Math.sqrt(2 * hitRatio * (1 - hitRatio) / requests)) {
      direction = -1;
      change(-DRIFT);
    } else {
      direction = gain >= 0 ? direction : -direction;
      step = Math.abs(gain) >= JUMP ? STEP : STEP_DECAY * step;
      change(direction * step);
      lastHitRatio = hitRatio;
    }
    restart(hits, misses);
  }

  private void change(double change) {
    share = Math.min(LARGEST_SHARE, Math.max(0, share + change));
  }
}
