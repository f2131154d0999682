package dev.larder;

import java.util.concurrent.ConcurrentHashMap;

/**
 * Which thread waits for which flight, over all caches of this process: keeps threads from waiting
 * in a circle.
 *
 * <p>A thread first writes down what it is about to wait for, then follows the chain: flight,
 * thread that loads it, flight which that thread waits for, and so on. If the chain leads back to
 * itself it does not wait.
 *
 * <p>Why no circle escapes: its threads wrote their entries in some order (the map's operations on
 * them are totally ordered with the reads), and the last one wrote before it looked. It found all
 * the others, since a thread removes its entry only after its flight is over, and no flight of a
 * closed circle is. Several may find the circle at once; then several do not wait, which costs a
 * load and is never wrong. The walk itself ends: it could only go round in a circle of others, and
 * that one is being broken by the same argument.
 *
 * <p>All this takes a thread to wait for one flight at a time, which {@link Flight#awaitEnd} sees
 * to. Who waits for a {@code CompletableFuture} is not seen.
 */
final class Waits {
  private static final ConcurrentHashMap<Thread, Flight<?>> WAITING = new ConcurrentHashMap<>();

  private Waits() {}

  /** Waits until {@code flight} is over, or returns false at once if that would never be. */
  static boolean untilOver(Flight<?> flight) throws InterruptedException {
    Thread self = Thread.currentThread();
    WAITING.put(self, flight);
    try {
      if (leadsTo(self, flight)) {
        return false;
      }
      flight.awaitEnd();
      return true;
    } finally {
      WAITING.remove(self);
    }
  }

  /**
   * Tells whether {@code flight} is, directly or through threads that wait, loaded by {@code self}.
   */
  static boolean leadsTo(Thread self, Flight<?> flight) {
    Flight<?> next = flight;
    while (next != null) {
      Thread loading = next.loadingThread();
      Flight<?> awaited = loading == null ? null : WAITING.get(loading);
      if (next.isOver()) {
        // Its thread has gone on: what it waits for now is none of this flight's business.
        return false;
      }
      if (loading == self) {
        return true;
      }
      next = awaited;
    }
    return false;
  }
}
