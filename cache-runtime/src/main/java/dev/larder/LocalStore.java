package dev.larder;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The bounded map of one cache: holds entries until they expire or the bound drops them. It knows
 * nothing of loads or of invalidation races; {@link TieredCache} orders its calls so that none is
 * lost.
 *
 * <p>A hit is a look-up in an {@link EntryTable}, a comparison with the {@link CoarseClock}, and a
 * mark in the entry, if it has none yet: no lock, no write that others contend for.
 *
 * <h2>Invariants</h2>
 *
 * The table, the eviction policy, the expiry queue and the index by text change together, under the
 * monitor of the table: between two changes they hold the same entries, at most as many as the
 * bound. What is outside only looks up. So:
 *
 * <ul>
 *   <li>{@link #get} finds what was put last under a key and not removed since: the table alone
 *       decides;
 *   <li>after {@link #remove} has returned, no call finds an entry that was there when it began. If
 *       it looked and found none, the table had none at that moment;
 *   <li>{@link #clear}, {@link #removeIf} and {@link #removeTagged} list what there is, then remove
 *       one by one what they are about, so that writers need not wait for a long walk. An entry
 *       that was put before them is gone after them; one that is put meanwhile may stay.
 * </ul>
 *
 * <p>Under the monitor no code of users runs, but for {@code hashCode} and {@code equals} of keys,
 * and before anything is changed. What may lack memory or stack comes first as well.
 */
final class LocalStore<V extends @Nullable Object> {
  /** How many expired entries are dropped under one taking of the lock: others wait for it. */
  static final int DROPS_AT_ONCE = 64;

  /** More than come with a put, so that they do not pile up where no clock sweeps. */
  private static final int DROPS_PER_PUT = 2;

  private final CoarseClock clock;
  private final StatsRecorder stats;
  private final EntryTable<V> table = new EntryTable<>();
  private final HitCounter hits = new HitCounter();

  // Guarded by the monitor of the table, as are changes of the table.
  private final EvictionPolicy<V> policy;
  private final ExpiryQueue<V> expiry;
  private final Map<String, LocalEntry<V>> byText = new HashMap<>();

  LocalStore(int maxEntries, CoarseClock clock, StatsRecorder stats) {
    this.clock = clock;
    this.stats = stats;
    this.policy = new EvictionPolicy<>(maxEntries);
    this.expiry = new ExpiryQueue<>(clock.nanoTime());
    clock.useFor(this);
  }

  /**
   * Like {@link #get}, but may return null for an entry that is there if the table grows meanwhile.
   */
  @Nullable LocalEntry<V> hit(Object key) {
    return use(table.find(key));
  }

  /** Returns the live entry of a key, counts a hit and marks the entry as used. */
  @Nullable LocalEntry<V> get(Object key) {
    return use(table.get(key));
  }

  private @Nullable LocalEntry<V> use(@Nullable LocalEntry<V> entry) {
    if (entry == null || !entry.isLive(clock.nanoTime())) {
      return null;
    }
    entry.markUsed();
    hits.increment();
    return entry;
  }

  long hits() {
    return hits.sum();
  }

  /** Returns the live entry of a key; leaves no trace. */
  @Nullable LocalEntry<V> peek(Object key) {
    LocalEntry<V> entry = table.get(key);
    return entry != null && entry.isLive(clock.nanoTime()) ? entry : null;
  }

  void put(LocalEntry<V> entry) {
    int hash = EntryTable.hash(entry.key());
    synchronized (table) {
      entry.hash = hash;
      drop(DROPS_PER_PUT);
      try {
        list(entry);
        policy.makeRoom();
        LocalEntry<V> former = table.put(entry); // the last that may fail
        if (former == null) {
          add(entry);
        } else {
          policy.replace(former, entry);
          unlist(former);
        }
      } catch (Throwable failure) { // no memory
        if (entry.slot != null) {
          unlist(entry);
        }
        throw failure;
      }
    }
  }

  private void add(LocalEntry<V> entry) {
    LocalEntry<V> evicted = policy.add(entry);
    if (evicted != null) {
      table.remove(evicted);
      unlist(evicted);
      if (evicted.isLive(clock.nanoTime())) {
        stats.eviction();
      }
    }
  }

  void remove(Object key) {
    if (table.get(key) == null) {
      return;
    }
    synchronized (table) {
      LocalEntry<V> entry = table.get(key);
      if (entry != null) {
        removeEntry(entry);
      }
    }
  }

  void removeText(String text) {
    synchronized (table) {
      LocalEntry<V> entry = byText.get(text);
      if (entry != null) {
        removeEntry(entry);
      }
    }
  }

  void clear() {
    for (LocalEntry<V> entry : entries()) {
      removeIfThere(entry);
    }
  }

  void removeIf(Predicate<Object> keys) {
    for (LocalEntry<V> entry : entries()) {
      if (keys.test(entry.key())) {
        removeIfThere(entry);
      }
    }
  }

  void removeTagged(String tag) {
    for (LocalEntry<V> entry : entries()) {
      if (entry.tags().contains(tag)) {
        removeIfThere(entry);
      }
    }
  }

  /** Removes this very entry, whatever has become of its key meanwhile. */
  private void removeIfThere(LocalEntry<V> entry) {
    synchronized (table) {
      if (entry.queue != null) {
        removeEntry(entry);
      }
    }
  }

  private void removeEntry(LocalEntry<V> entry) {
    table.remove(entry);
    policy.remove(entry);
    unlist(entry);
  }

  private List<LocalEntry<V>> entries() {
    synchronized (table) {
      return table.entries();
    }
  }

  /**
   * Drops entries that expired a second ago or more, {@link #DROPS_AT_ONCE} at most; returns how
   * many.
   */
  int dropExpired() {
    synchronized (table) {
      return drop(DROPS_AT_ONCE);
    }
  }

  void dropAllExpired() {
    while (dropExpired() > 0) {} // others get their turns in between
  }

  private int drop(int most) {
    long now = clock.nanoTime();
    for (int dropped = 0; dropped < most; dropped++) {
      LocalEntry<V> expired = expiry.expired(now);
      if (expired == null) {
        return dropped;
      }
      removeEntry(expired);
    }
    return most;
  }

  private void list(LocalEntry<V> entry) {
    expiry.add(entry);
    if (entry.text() != null) {
      byText.put(entry.text(), entry);
    }
  }

  private void unlist(LocalEntry<V> entry) {
    expiry.remove(entry);
    if (entry.text() != null) {
      byText.remove(entry.text(), entry); // not that of another with the same text
    }
  }

  /** Removes everything. To be called when no thread will put anything any more. */
  void close() {
    clear();
    clock.releaseFrom(this);
  }

  /** Returns how many live entries there are. */
  long size() {
    synchronized (table) {
      return table.size() - expiry.countExpired(clock.nanoTime());
    }
  }
}
