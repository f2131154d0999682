package dev.larder;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * Entries in the order in which they were added. The links are in the entries: an entry is in one
 * queue at a time, and adding and removing take constant time. Not thread-safe.
 */
@SuppressWarnings("ReferenceEquality") // it is about these very entries
final class EntryQueue<V extends @Nullable Object> {
  private @Nullable LocalEntry<V> newest;
  private @Nullable LocalEntry<V> oldest;
  private int size;

  int size() {
    return size;
  }

  /** Returns the entry that was added first; null if there is none. */
  @Nullable LocalEntry<V> oldest() {
    return oldest;
  }

  /** Adds an entry that is in no queue. */
  void add(LocalEntry<V> entry) {
    entry.queue = this;
    entry.older = newest;
    if (newest == null) {
      oldest = entry;
    } else {
      newest.newer = entry;
    }
    newest = entry;
    size++;
  }

  /** Adds an entry that is in a queue, perhaps this one, and takes it out of there. */
  void take(LocalEntry<V> entry) {
    requireNonNull(entry.queue).remove(entry);
    add(entry);
  }

  /** Removes an entry of this queue. */
  void remove(LocalEntry<V> entry) {
    if (entry.newer == null) {
      newest = entry.older;
    } else {
      entry.newer.older = entry.older;
    }
    if (entry.older == null) {
      oldest = entry.newer;
    } else {
      entry.older.newer = entry.newer;
    }
    entry.newer = null;
    entry.older = null;
    entry.queue = null;
    size--;
  }
}
