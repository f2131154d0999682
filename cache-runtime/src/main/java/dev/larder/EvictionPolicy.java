package dev.larder;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the entry that leaves a full store: W-TinyLFU, with its orders of access kept as CLOCK
 * keeps them. A hit sets a mark in the entry ({@link LocalEntry#markUsed}) and does nothing else;
 * what it means is made up for when the entry is considered for eviction.
 *
 * <p>New entries come into the <em>window</em>, first in, first out. What leaves it becomes the
 * newest of the main part's <em>probation</em>, and if the store is full it contends with the
 * oldest there: who was seen less often ({@link FrequencySketch}) leaves the store. An entry whose
 * turn comes while it is marked loses its mark, is counted as seen, and gets a second chance: in
 * the window as the newest of the window, in probation as the newest of the <em>protected</em> part
 * (four fifths of the main part), whose oldest go back to probation. {@link WindowClimber} finds
 * out how large the window should be.
 *
 * <p>A new entry is never the one that leaves, so that a value is found after it was put.
 *
 * <p>A call looks at a limited number of marks, so that it takes constant time, but for the halving
 * of the sketch now and then. Not thread-safe, but for the marks.
 *
 * @see <a href="https://doi.org/10.1145/3149371">Einziger, Friedman, Manes: TinyLFU, a highly
 *     efficient cache admission policy</a>
 */
final class EvictionPolicy<V extends @Nullable Object> {
  private static final double PROTECTED_SHARE = 0.8;
  private static final int SECOND_CHANCES = 64;

  /** Most memory is taken when this part of the store is full: most stores never are. */
  private static final int SKETCH_FROM = 8;

  /** An entry seen as often as this may displace one that was seen more often, now and then. */
  private static final int WARM = 6;

  private final int bound;
  private final WindowClimber climber;
  private final EntryQueue<V> window = new EntryQueue<>();
  private final EntryQueue<V> probation = new EntryQueue<>();
  private final EntryQueue<V> protectedPart = new EntryQueue<>();

  /** Null as long as the store is far from being full: it takes a word for each possible entry. */
  private @Nullable FrequencySketch sketch;

  private int random = ThreadLocalRandom.current().nextInt() | 1; // never zero

  /**
   * @param bound how many entries the store may hold: at least one
   */
  EvictionPolicy(int bound) {
    this.bound = bound;
    this.climber = new WindowClimber(bound);
  }

  int size() {
    return window.size() + probation.size() + protectedPart.size();
  }

  /** Asks for the memory that the next addition needs. */
  void makeRoom() {
    if (sketch == null && size() >= bound / SKETCH_FROM) {
      climber.makeRoom();
      sketch = new FrequencySketch(bound); // the last that may fail
    }
  }

  /**
   * Adds a new entry.
   *
   * @return the entry that has to leave for it, which is forgotten here already; null if none has
   */
  @Nullable LocalEntry<V> add(LocalEntry<V> entry) {
    climber.added(entry.hash);
    count(entry);
    if (window.size() > climber.windowSize()) {
      passOn(); // it was made smaller
    }
    LocalEntry<V> candidate = window.size() < climber.windowSize() ? null : passOn();
    LocalEntry<V> evicted = size() < bound ? null : evict(candidate);
    window.add(entry);
    return evicted;
  }

  /** Puts an entry where another of the same key was. */
  void replace(LocalEntry<V> former, LocalEntry<V> entry) {
    count(entry);
    EntryQueue<V> queue = requireNonNull(former.queue);
    queue.remove(former);
    queue.add(entry);
    entry.used = former.used;
  }

  void remove(LocalEntry<V> entry) {
    requireNonNull(entry.queue).remove(entry);
  }

  /** Moves the oldest of the window on to probation. */
  private LocalEntry<V> passOn() {
    int chances = Math.min(SECOND_CHANCES, window.size() - 1);
    LocalEntry<V> oldest = requireNonNull(window.oldest());
    while (oldest.used && chances-- > 0) {
      countUse(oldest);
      window.take(oldest);
      oldest = requireNonNull(window.oldest());
    }
    if (oldest.used) {
      countUse(oldest);
    }
    probation.take(oldest);
    return oldest;
  }

  /** Removes the entry that has to leave the full store. */
  private LocalEntry<V> evict(@Nullable LocalEntry<V> candidate) {
    LocalEntry<V> victim = victim(candidate);
    LocalEntry<V> loser =
        candidate == null || victim == candidate || isToBeAdmitted(candidate, victim)
            ? victim
            : candidate;
    if (loser == candidate) {
      climber.rejected(loser.hash);
    }
    remove(loser);
    return loser;
  }

  private LocalEntry<V> victim(@Nullable LocalEntry<V> candidate) {
    int chances = SECOND_CHANCES;
    chances = demote(chances);
    LocalEntry<V> oldest = probation.oldest();
    while (oldest != null && oldest != candidate && oldest.used && chances-- > 0) {
      countUse(oldest);
      climber.hitInProbation(probation.size());
      protectedPart.take(oldest);
      chances = demote(chances);
      oldest = probation.oldest();
    }
    if (oldest != null) {
      return oldest;
    }
    return requireNonNull(
        protectedPart.size() > 0 ? protectedPart.oldest() : window.oldest(), "an entry to evict");
  }

  /**
   * Moves the oldest of the protected part back to probation, while there are too many of them; not
   * all at once, after the window has grown.
   *
   * @param chances how many may be given second chances
   * @return how many still may
   */
  private int demote(int chances) {
    int remaining = chances;
    int most = (int) (PROTECTED_SHARE * (bound - climber.windowSize()));
    for (int i = 0; i < SECOND_CHANCES && protectedPart.size() > most; i++) {
      LocalEntry<V> oldest = requireNonNull(protectedPart.oldest());
      if (oldest.used && remaining > 0) {
        remaining--;
        countUse(oldest);
        protectedPart.take(oldest);
      } else {
        probation.take(oldest);
      }
    }
    return remaining;
  }

  private boolean isToBeAdmitted(LocalEntry<V> candidate, LocalEntry<V> victim) {
    int frequency = frequency(candidate);
    if (frequency > frequency(victim)) {
      return true;
    }
    // Else keys that were made to share the counters of a popular one could keep others out.
    return frequency >= WARM && (nextRandom() & 127) == 0;
  }

  /**
   * Marsaglia's xorshift: a class that is used first here might be loaded where no stack is left.
   */
  private int nextRandom() {
    random ^= random << 13;
    random ^= random >>> 17;
    random ^= random << 5;
    return random;
  }

  private int frequency(LocalEntry<V> entry) {
    return sketch == null ? 0 : sketch.frequency(entry.hash);
  }

  private void countUse(LocalEntry<V> entry) {
    entry.used = false;
    count(entry);
  }

  private void count(LocalEntry<V> entry) {
    if (sketch != null) {
      sketch.increment(entry.hash);
    }
  }
}
