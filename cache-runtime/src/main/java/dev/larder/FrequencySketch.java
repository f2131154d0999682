package dev.larder;

/**
 * Estimates how often keys were seen lately: a count-min sketch of four counters a key, each of
 * four bits, which are halved when ten times the number of expected keys were counted. An estimate
 * is too high where keys share all their counters, and never too low, up to the halving.
 *
 * <p>The four counters of a key lie in one block of 64 bytes, so that counting touches one line of
 * memory. Not thread-safe.
 *
 * @see <a href="https://doi.org/10.1016/j.jalgor.2003.12.001">Cormode and Muthukrishnan: An
 *     improved data stream summary: the count-min sketch and its applications</a>
 * @see <a href="https://doi.org/10.1145/3149371">Einziger, Friedman, Manes: TinyLFU, a highly
 *     efficient cache admission policy</a>
 */
final class FrequencySketch {
  static final int MAX_COUNT = 15;

  /** With fewer counters, keys would share them too often, and halvings come too fast. */
  private static final int MIN_KEYS = 256;

  private static final int COUNTERS_PER_KEY = 4;
  private static final int WORDS_PER_BLOCK = 8;

  /** Two GB. */
  private static final int MAX_BLOCKS = 1 << 25;

  /** A word and a place in it: three bits and four. */
  private static final int BITS_PER_CHOICE = 7;

  private static final long LOW_THREE_BITS_OF_EACH = 0x7777_7777_7777_7777L;

  private final long[] words;
  private final int blockMask;
  private final int sampleSize;
  private int counted;

  /**
   * @param keys how many keys it is to tell apart
   */
  FrequencySketch(int keys) {
    int expected = Math.max(MIN_KEYS, keys);
    // At least a word, 16 counters, for each key.
    int blocks = ceilingPowerOfTwo(Math.min(MAX_BLOCKS, expected / WORDS_PER_BLOCK + 1));
    this.words = new long[blocks * WORDS_PER_BLOCK];
    this.blockMask = blocks - 1;
    this.sampleSize = sampleSize(keys);
  }

  /** Returns how many counts make a sample of so many keys. */
  static int sampleSize(int keys) {
    return (int) Math.min(Integer.MAX_VALUE, 10L * Math.max(MIN_KEYS, keys));
  }

  private static int ceilingPowerOfTwo(int number) {
    return number <= 1 ? 1 : Integer.highestOneBit(number - 1) << 1;
  }

  /** Counts a key, by its hash code. */
  void increment(int hash) {
    int mixed = mix(hash);
    int block = block(mixed);
    int choices = mix(mixed);
    boolean changed = false;
    for (int i = 0; i < COUNTERS_PER_KEY; i++) {
      changed |= incrementCounter(block + word(choices), shift(choices));
      choices >>>= BITS_PER_CHOICE;
    }
    if (changed && ++counted >= sampleSize) {
      halve();
    }
  }

  private boolean incrementCounter(int word, int shift) {
    if ((words[word] >>> shift & MAX_COUNT) == MAX_COUNT) {
      return false;
    }
    words[word] += 1L << shift;
    return true;
  }

  /** Returns the estimate for a key, by its hash code: 0 to {@link #MAX_COUNT}. */
  int frequency(int hash) {
    int mixed = mix(hash);
    int block = block(mixed);
    int choices = mix(mixed);
    int least = MAX_COUNT;
    for (int i = 0; i < COUNTERS_PER_KEY; i++) {
      int count = (int) (words[block + word(choices)] >>> shift(choices)) & MAX_COUNT;
      least = Math.min(least, count);
      choices >>>= BITS_PER_CHOICE;
    }
    return least;
  }

  private void halve() {
    for (int i = 0; i < words.length; i++) {
      words[i] = (words[i] >>> 1) & LOW_THREE_BITS_OF_EACH;
    }
    counted /= 2;
  }

  private int block(int mixed) {
    return (mixed & blockMask) * WORDS_PER_BLOCK;
  }

  private static int word(int choices) {
    return choices & (WORDS_PER_BLOCK - 1);
  }

  private static int shift(int choices) {
    return (choices >>> 3 & 15) << 2;
  }

  /**
   * Spreads hash codes, which may differ in a few bits only, over all bits (xor-multiply-shift).
   */
  private static int mix(int hash) {
    int mixed = (hash ^ hash >>> 16) * 0x9E37_79B1; // odd, next to 2^32 divided by the golden ratio
    mixed = (mixed ^ mixed >>> 15) * 0x9E37_79B1;
    return mixed ^ mixed >>> 14;
  }
}
