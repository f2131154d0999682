package dev.larder;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A value in the local tier: immutable, but for the notes that its {@link LocalStore} keeps in it.
 */
final class LocalEntry<V extends @Nullable Object> extends Hit<V> {
  /** Stand for a key that is a {@code Long} or an {@code Integer}. */
  private static final Object LONG = new Object();

  private static final Object INT = new Object();

  /**
   * The key, or what stands for it. Of a number no box is kept: that saves its memory, and a
   * look-up the way to it.
   */
  private final Object key;

  private final long number;
  private final long bornAt;
  private final long expiresAt;
  private final @Nullable String text;
  private final Set<String> tags;

  /**
   * Whether it was read since the eviction policy last looked. Readers set it and the policy clears
   * it, without synchronization: what a race loses is one use of many. Once set it is only read, so
   * that threads which hit the same entry do not contend.
   */
  boolean used;

  /** Set before the entry is published by the {@link EntryTable}. */
  int hash;

  /** What follows in the bucket of the {@link EntryTable}. */
  volatile @Nullable LocalEntry<V> next;

  // Guarded by the lock of the store that the entry is in.
  @Nullable EntryQueue<V> queue;
  @Nullable LocalEntry<V> newer;
  @Nullable LocalEntry<V> older;
  ExpiryQueue.@Nullable Slot<V> slot;
  @Nullable LocalEntry<V> nextInSlot;
  @Nullable LocalEntry<V> previousInSlot;

  /**
   * @param key the key in the store
   * @param value the value
   * @param bornAt reading of the time source when its load began
   * @param expiresAt reading of the time source from which it is not served
   * @param text the text of its key, if records of the log are to find it
   * @param tags its tags
   */
  LocalEntry(
      Object key, V value, long bornAt, long expiresAt, @Nullable String text, Set<String> tags) {
    super(value);
    if (key instanceof Long box) {
      this.key = LONG;
      this.number = box;
    } else if (key instanceof Integer box) {
      this.key = INT;
      this.number = box;
    } else {
      this.key = key;
      this.number = 0;
    }
    this.bornAt = bornAt;
    this.expiresAt = expiresAt;
    this.text = text;
    this.tags = tags;
  }

  Object key() {
    if (key == LONG) {
      return number;
    }
    return key == INT ? (Object) (int) number : key;
  }

  long bornAt() {
    return bornAt;
  }

  long expiresAt() {
    return expiresAt;
  }

  @Nullable String text() {
    return text;
  }

  Set<String> tags() {
    return tags;
  }

  /**
   * Tells whether this is the entry of a key that has this hash. It is the key sought that is
   * asked: its type is often known to the compiler, and then {@code equals} is no virtual call.
   *
   * <p>Numbers are compared here, and not in a method: where other caches have keys of other types,
   * those comparisons are compiled, too, and a method that is not called for keys of this type may
   * not be compiled in. Then the key would have to be made, only to be passed to it.
   */
  boolean hasKey(Object sought, int soughtHash) {
    if (key == LONG) {
      return sought instanceof LongKey other
          ? other.value == number
          : sought instanceof Long box && box == number;
    }
    if (key == INT) {
      return sought instanceof IntKey other
          ? other.value == number
          : sought instanceof Integer box && box == number;
    }
    return hash == soughtHash
        && !(sought instanceof LongKey || sought instanceof IntKey) // they equal numbers alone
        && sought.equals(key);
  }

  boolean isLive(long now) {
    return expiresAt - now > 0;
  }

  void markUsed() {
    if (!used) {
      used = true;
    }
  }
}
