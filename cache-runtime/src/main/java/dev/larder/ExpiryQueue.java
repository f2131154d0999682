package dev.larder;

import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Entries by the time at which they expire, in slots of about a second. There are as many slots as
 * different times, however long lives are. Adding an entry to the slot that was used last, as most
 * are, and removing one take constant time; making and ending a slot takes time in proportion to
 * the logarithm of their number. Not thread-safe.
 */
final class ExpiryQueue<V extends @Nullable Object> {
  /** A slot spans 2 to the power of this many nanoseconds: 1.07 s. */
  private static final int SLOT_BITS = 30;

  private final long origin;
  private final TreeMap<Long, Slot<V>> slots = new TreeMap<>();

  /** Stands for no slot: no entry expires that long before the clock was read first. */
  private final Slot<V> none = new Slot<>(Long.MIN_VALUE);

  private Slot<V> last = none;

  /**
   * @param origin a reading of the clock; those of the entries may be before it
   */
  ExpiryQueue(long origin) {
    this.origin = origin;
  }

  void add(LocalEntry<V> entry) {
    long number = number(entry.expiresAt());
    if (last.number == number) {
      last.add(entry);
      return;
    }
    // No lambda here: it might have to be linked where no stack is left.
    Slot<V> slot = slots.get(number);
    if (slot == null) {
      slot = new Slot<>(number);
      slot.add(entry);
      slots.put(number, slot);
    } else {
      slot.add(entry);
    }
    last = slot;
  }

  /** Removes an entry that was added and not removed since. */
  void remove(LocalEntry<V> entry) {
    Slot<V> slot = entry.slot;
    if (slot == null) {
      throw new IllegalStateException("not in this queue: the entry of " + entry.key());
    }
    slot.remove(entry);
    if (slot.first == null) {
      slots.remove(slot.number);
      last = none;
    }
  }

  /** Returns an entry that expired in a slot before now's; null if there is none. */
  @Nullable LocalEntry<V> expired(long now) {
    if (slots.isEmpty()) {
      return null;
    }
    Slot<V> earliest = slots.firstEntry().getValue();
    return earliest.number < number(now) ? earliest.first : null;
  }

  /**
   * Returns how many entries have expired by now: takes time in proportion to those in the slots up
   * to now's.
   */
  long countExpired(long now) {
    return slots.headMap(number(now), /* inclusive= */ true).values().stream()
        .mapToLong(slot -> slot.countExpired(now))
        .sum();
  }

  private long number(long time) {
    return (time - origin) >> SLOT_BITS;
  }

  /**
   * Entries that expire at about the same time. The links are in the entries: an array would be old
   * soon, and garbage collectors take note of each young entry that is written into an old array.
   */
  static final class Slot<V extends @Nullable Object> {
    /** A box, so that to remove the slot needs no memory. */
    private final Long number;

    private @Nullable LocalEntry<V> first;

    private Slot(Long number) {
      this.number = number;
    }

    private void add(LocalEntry<V> entry) {
      LocalEntry<V> second = first;
      entry.slot = this;
      entry.nextInSlot = second;
      if (second != null) {
        second.previousInSlot = entry;
      }
      first = entry;
    }

    private void remove(LocalEntry<V> entry) {
      LocalEntry<V> next = entry.nextInSlot;
      LocalEntry<V> previous = entry.previousInSlot;
      if (previous == null) {
        first = next;
      } else {
        previous.nextInSlot = next;
      }
      if (next != null) {
        next.previousInSlot = previous;
      }
      entry.slot = null;
      entry.nextInSlot = null;
      entry.previousInSlot = null;
    }

    private long countExpired(long now) {
      long count = 0;
      for (LocalEntry<V> entry = first; entry != null; entry = entry.nextInSlot) {
        count += entry.isLive(now) ? 0 : 1;
      }
      return count;
    }
  }
}
