package dev.larder;

import org.jspecify.annotations.Nullable;

/**
 * Finds how large a part of a store new entries should have for themselves, by hill climbing. In
 * which direction there are more hits it learns from single events, as ARC and Cliffhanger do:
 *
 * <ul>
 *   <li>An entry was rejected at the end of the window, and is put again soon. In a window larger
 *       by a {@link #MARGIN} it would have been hit: the window grows.
 *   <li>An entry was hit in probation. Were the main part smaller by as much, it would perhaps have
 *       been evicted before: the window shrinks, by what is to be expected for the margin.
 * </ul>
 *
 * <p>To compare the hit ratios of one time and the next, with windows of two sizes, takes longer,
 * and most of the difference comes from what is asked for then.
 *
 * <p>Not thread-safe.
 *
 * @see <a
 *     href="https://www.usenix.org/conference/fast-03/arc-self-tuning-low-overhead-replacement-cache">Megiddo,
 *     Modha: ARC, a self-tuning, low overhead replacement cache</a>
 * @see <a
 *     href="https://www.usenix.org/conference/nsdi16/technical-sessions/presentation/cidon">Cidon,
 *     Eisenman, Alizadeh, Katti: Cliffhanger, scaling performance cliffs in web memory caches</a>
 */
final class WindowClimber {
  private static final double FIRST_SHARE = 0.04;
  private static final double SMALLEST_SHARE = 0.01;

  /** Not all: of a main part without entries nothing could be learnt. */
  private static final double LARGEST_SHARE = 0.99;

  /** How much larger or smaller a window is imagined to be, as a share of the bound. */
  private static final double MARGIN = 1 / 16.0;

  /** By how many entries the window grows for one that it would have kept. */
  private static final double STEP = 2;

  /** Of the hits in a part of probation, how many would be lost with it: others come early. */
  private static final double LOST = 0.75;

  private static final int MAX_SLOTS = 1 << 27;

  private final int bound;
  private final int margin;
  private double size;

  /**
   * The ghosts, as ARC calls them: hash codes of rejected entries, each in the high half of a word,
   * beside the number of the addition that it was rejected for. One takes the place of another if
   * need be.
   */
  private long @Nullable [] rejected;

  private int additions;

  WindowClimber(int bound) {
    this.bound = bound;
    this.margin = Math.max(1, (int) (MARGIN * bound));
    this.size = FIRST_SHARE * bound;
  }

  /** Asks for all memory it needs: before it, no rejection is noted. */
  void makeRoom() {
    // Four slots at least for each entry that counts, up to a bound of half a billion.
    rejected = new long[Math.min(MAX_SLOTS, 8 * Integer.highestOneBit(margin))];
  }

  /** Returns how many entries the window may hold now: at least one. */
  int windowSize() {
    return Math.max(1, (int) size);
  }

  /** Takes note of an entry that is put, as it was not there. */
  void added(int hash) {
    if (rejected == null) {
      return;
    }
    additions++;
    int slot = slot(hash, rejected.length);
    long last = rejected[slot];
    if (last != 0 && (int) (last >>> 32) == hash && additions - (int) last <= margin) {
      rejected[slot] = 0;
      change(STEP);
    }
  }

  /** Takes note of an entry that has to leave the store as it leaves the window. */
  void rejected(int hash) {
    if (rejected != null) {
      rejected[slot(hash, rejected.length)] = (long) hash << 32 | Integer.toUnsignedLong(additions);
    }
  }

  /** Takes note of an entry that was hit in probation, where there are so many. */
  void hitInProbation(int entries) {
    change(-STEP * LOST * margin / entries);
  }

  private void change(double change) {
    size = Math.max(SMALLEST_SHARE * bound, Math.min(LARGEST_SHARE * bound, size + change));
  }

  private static int slot(int hash, int slots) {
    int mixed = hash * 0x9E37_79B1; // odd, next to 2^32 divided by the golden ratio
    return (mixed ^ mixed >>> 15) & (slots - 1);
  }
}
