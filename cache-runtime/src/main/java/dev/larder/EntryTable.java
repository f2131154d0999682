package dev.larder;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A hash table whose nodes are the entries themselves, so that a hit touches as little memory as
 * can be. Any thread may look up, without a lock (but for a miss while the table grows); those that
 * change it hold its monitor.
 *
 * <h2>Why a look-up is right</h2>
 *
 * An entry is written before it is published, by a volatile or release write of the link to it, and
 * links are read with acquire. A new entry comes first in its bucket, or takes the place of the one
 * it replaces. One that is removed is taken out of the chain and keeps its own link, so that a
 * look-up that stands on it goes on to what followed. So while a table is not growing, an entry
 * that is in it for the whole of a look-up is reached: those before it are in the chain, or were
 * when the look-up came by. And what had been removed or replaced before the look-up began is not:
 * the links that led to it were changed, in all entries that were in the chain then.
 *
 * <p>A growing table relinks its entries, and a look-up may be led into another bucket and miss
 * what it looks for (it ends nevertheless: an entry that has been moved leads only to those moved
 * before it). What it finds is right, since it compares keys. When it finds nothing, {@link #get}
 * asks whether a table is growing, and <em>then</em> whether its table is still in use. If neither
 * has changed, no growth had begun when it came to the end of the chain. Else it looks again,
 * holding the monitor. The other order would be wrong: growth could end between the two questions.
 *
 * <p>Keys with the same hash code are looked through one by one.
 */
final class EntryTable<V extends @Nullable Object> {
  private static final VarHandle BUCKET = MethodHandles.arrayElementVarHandle(LocalEntry[].class);
  private static final int FIRST_CAPACITY = 16;
  private static final int MAX_CAPACITY = 1 << 30;

  private volatile @Nullable LocalEntry<V>[] buckets = newBuckets(FIRST_CAPACITY);
  private volatile boolean growing;
  private int size;

  @SuppressWarnings("unchecked") // an empty array
  private static <V extends @Nullable Object> @Nullable LocalEntry<V>[] newBuckets(int capacity) {
    return (LocalEntry<V>[]) new LocalEntry<?>[capacity];
  }

  /** Returns the hash code by which an entry of this key is to be found. */
  static int hash(Object key) {
    int hash = key.hashCode();
    return hash ^ hash >>> 16; // buckets are chosen by the low bits
  }

  /**
   * Like {@link #get}, but may return null for an entry that is there if the table grows meanwhile.
   */
  @Nullable LocalEntry<V> find(Object key) {
    int hash = hash(key);
    return find(buckets, key, hash);
  }

  /** Returns the entry of a key. */
  @Nullable LocalEntry<V> get(Object key) {
    int hash = hash(key);
    @Nullable LocalEntry<V>[] table = buckets;
    LocalEntry<V> found = find(table, key, hash);
    if (found == null && (growing || table != buckets)) {
      return getLocked(key, hash);
    }
    return found;
  }

  private synchronized @Nullable LocalEntry<V> getLocked(Object key, int hash) {
    return find(buckets, key, hash);
  }

  private @Nullable LocalEntry<V> find(@Nullable LocalEntry<V>[] table, Object key, int hash) {
    LocalEntry<V> entry = first(table, index(table, hash));
    while (entry != null && !entry.hasKey(key, hash)) {
      entry = entry.next;
    }
    return entry;
  }

  /** Adds an entry whose hash is set; returns the one that had the same key. */
  @Nullable LocalEntry<V> put(LocalEntry<V> entry) {
    @Nullable LocalEntry<V>[] table = buckets;
    LocalEntry<V> former = find(table, entry.key(), entry.hash);
    if (former != null) {
      entry.next = former.next;
      replace(table, former, entry);
      return former;
    }
    // About half full: no processor foresees how far a look-up has to go along a chain. A bound
    // that is a power of two is just reached without another table.
    if (size > table.length / 2 && table.length < MAX_CAPACITY) {
      table = grow(table); // before anything is changed: there may be no memory for it
    }
    int index = index(table, entry.hash);
    entry.next = first(table, index);
    BUCKET.setRelease(table, index, entry);
    size++;
    return null;
  }

  /** Removes an entry that is in this table. */
  void remove(LocalEntry<V> entry) {
    replace(buckets, entry, entry.next);
    size--;
  }

  /** Has what leads to an entry lead to another. */
  @SuppressWarnings("ReferenceEquality") // this very entry
  private void replace(
      @Nullable LocalEntry<V>[] table, LocalEntry<V> entry, @Nullable LocalEntry<V> by) {
    int index = index(table, entry.hash);
    LocalEntry<V> before = first(table, index);
    if (before == entry) {
      BUCKET.setRelease(table, index, by);
      return;
    }
    while (before != null && before.next != entry) {
      before = before.next;
    }
    if (before == null) {
      throw new IllegalStateException("not in this table: the entry of " + entry.key());
    }
    before.next = by;
  }

  private @Nullable LocalEntry<V>[] grow(@Nullable LocalEntry<V>[] table) {
    @Nullable LocalEntry<V>[] larger = newBuckets(2 * table.length);
    growing = true;
    for (int i = 0; i < table.length; i++) {
      LocalEntry<V> entry = first(table, i);
      while (entry != null) {
        LocalEntry<V> next = entry.next;
        int index = index(larger, entry.hash);
        entry.next = larger[index];
        larger[index] = entry;
        entry = next;
      }
    }
    buckets = larger;
    growing = false;
    return larger;
  }

  int size() {
    return size;
  }

  /** Returns the entries that are in this table now. */
  List<LocalEntry<V>> entries() {
    List<LocalEntry<V>> entries = new ArrayList<>(size);
    @Nullable LocalEntry<V>[] table = buckets;
    for (int i = 0; i < table.length; i++) {
      for (LocalEntry<V> entry = first(table, i); entry != null; entry = entry.next) {
        entries.add(entry);
      }
    }
    return entries;
  }

  private static int index(@Nullable Object[] table, int hash) {
    return hash & (table.length - 1);
  }

  @SuppressWarnings("unchecked") // of this table
  private @Nullable LocalEntry<V> first(@Nullable LocalEntry<V>[] table, int index) {
    return (LocalEntry<V>) BUCKET.getAcquire(table, index);
  }
}
