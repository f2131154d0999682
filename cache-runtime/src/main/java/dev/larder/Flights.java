package dev.larder;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The flights of one cache, at most one for a key.
 *
 * <p>Invariant: <em>a flight that is not in this table, and was once, has landed or is doomed.</em>
 * So whoever finds no flight here knows that the store already holds all there will be of older
 * loads. It holds because {@link #remove} is called by the flight itself only after landing, and by
 * everybody else only after {@link Flight#doom} or when it is over. The order matters; with removal
 * first:
 *
 * <pre>
 *   A: invalidate(k)      takes flight F out of the table
 *   B: invalidateAll()    finds no flight, empties the store, returns
 *   F:                    lands: not doomed yet
 *   C: get(k)             begins after B returned, and is served what F loaded before B
 *   A:                    dooms F, too late
 * </pre>
 */
final class Flights<V extends @Nullable Object> {
  private final ConcurrentHashMap<Object, Flight<V>> table = new ConcurrentHashMap<>();

  /** Enters {@code flight}, unless there is one for the key already, which is returned. */
  @Nullable Flight<V> join(Object key, Flight<V> flight) {
    while (true) {
      Flight<V> other = table.putIfAbsent(key, flight);
      if (other == null || !other.isOver()) {
        return other;
      }
      // About to leave; or it could not, since the key has changed under way.
      table.remove(key, other);
    }
  }

  /**
   * Enters {@code flight} in the place of any other, which is doomed: what began earlier must not
   * be stored later.
   */
  void displace(Object key, Flight<V> flight) {
    while (true) {
      Flight<V> older = table.putIfAbsent(key, flight);
      if (older == null) {
        return;
      }
      older.doom();
      if (table.replace(key, older, flight)) {
        return;
      }
    }
  }

  /** Takes out a flight that has landed or failed. */
  void remove(Object key, Flight<V> flight) {
    table.remove(key, flight);
  }

  /** Dooms the flight of a key, if any; later callers begin a new one. */
  void doom(Object key) {
    Flight<V> flight = table.get(key);
    if (flight != null) {
      flight.doom();
      table.remove(key, flight);
    }
  }

  /** Dooms the flight of the key with that text, if any. */
  void doomText(String text) {
    // Few are in the air at once: no index.
    table.forEach(
        (key, flight) -> {
          if (text.equals(flight.text())) {
            flight.doom();
            table.remove(key, flight);
          }
        });
  }

  /**
   * Dooms the flights of the keys that match. A flight entered while this runs may be missed; its
   * load began after the invalidation did, so it need not be found.
   */
  void doomIf(Predicate<Object> keys) {
    table.forEach(
        (key, flight) -> {
          if (keys.test(key)) {
            flight.doom();
            table.remove(key, flight);
          }
        });
  }
}
