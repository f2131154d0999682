package dev.larder.leaderboard;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has listeners told of changes, off the thread that made them and one at a time.
 *
 * <p>A change only counts up {@code pending}; who counts up from zero hands a round of looks to the
 * executor. The round goes on until no change came in during it, so there is never more than one
 * round at a time, and one begins after every change.
 */
final class Watches<M> {
  private static final Logger log = LoggerFactory.getLogger(Watches.class);

  private final BoardStore<M> store;
  private final Executor executor;
  private final List<Watch> watches = new CopyOnWriteArrayList<>();
  private final AtomicBoolean isAttached = new AtomicBoolean();
  private final AtomicInteger pending = new AtomicInteger();

  Watches(BoardStore<M> store, Executor executor) {
    this.store = store;
    this.executor = executor;
  }

  /** Begins to watch, from what the board is now. */
  Subscription add(Watch watch) {
    if (isAttached.compareAndSet(false, true)) {
      store.afterChange(this::onChange);
    }
    watch.begin();
    watches.add(watch);
    onChange(); // a change since the watch began has not looked at it
    return () -> watches.remove(watch);
  }

  private void onChange() {
    if (watches.isEmpty() || pending.getAndIncrement() > 0) {
      return;
    }
    try {
      executor.execute(this::round);
    } catch (RuntimeException e) { // the change was made: its caller must not be told otherwise
      pending.set(0);
      log.warn("listeners of a leaderboard are not told of a change", e);
    }
  }

  private void round() {
    int seen = pending.get();
    do {
      for (Watch watch : watches) {
        guard(watch::look);
      }
      seen = pending.addAndGet(-seen);
    } while (seen != 0);
  }

  /**
   * Runs what may fail, be it with an error, without harm to what follows: a round that did not
   * come to its end would be the last one.
   */
  static void guard(Runnable action) {
    try {
      action.run();
    } catch (Throwable e) {
      log.warn("a listener of a leaderboard failed", e);
    }
  }
}
