package dev.larder;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Does something again and again, in a daemon thread of its own, as long as it has users. A user is
 * held weakly: one that is garbage needs nothing any more. The thread ends with the last of them
 * and begins again with the next. Thread-safe.
 *
 * @param <U> the type of the users; they are told apart by identity
 */
final class Repeater<U> {
  private final String name;
  private final Duration pause;
  private final Runnable task;
  private final Set<U> users = Collections.newSetFromMap(new WeakHashMap<>());
  private @Nullable Thread thread;

  /**
   * @param name of the thread
   * @param pause how long the thread sleeps between two rounds
   * @param task what it does each round; what it throws is logged
   */
  Repeater(String name, Duration pause, Runnable task) {
    this.name = name;
    this.pause = pause;
    this.task = task;
  }

  synchronized void add(U user) {
    users.add(user);
    if (thread == null) {
      thread = start();
    }
  }

  synchronized void remove(U user) {
    users.remove(user);
  }

  /** Returns the thread; null if there is none at the moment. */
  synchronized @Nullable Thread thread() {
    return thread;
  }

  private Thread start() {
    // It inherits nothing of the thread that happens to be the first, which may belong to an
    // application that ends before others do.
    Thread started =
        new Thread(
            /* group= */ null,
            this::run,
            name,
            /* stackSize= */ 0,
            /* inheritThreadLocals= */ false);
    started.setContextClassLoader(null);
    started.setDaemon(true);
    started.start();
    return started;
  }

  private void run() {
    while (isInUse()) {
      try {
        task.run();
      } catch (Throwable failure) {
        report(failure);
      }
      LockSupport.parkNanos(pause.toNanos());
      boolean unused = Thread.interrupted(); // else it would not park again
    }
  }

  private synchronized boolean isInUse() {
    if (users.isEmpty()) {
      thread = null;
      return false;
    }
    return true;
  }

  synchronized List<U> users() {
    return List.copyOf(users);
  }

  private void report(Throwable failure) {
    try {
      LoggerFactory.getLogger(Repeater.class).warn("{} failed, and goes on", name, failure);
    } catch (Throwable another) {
      // Perhaps there is no memory for a message either. What matters is that it goes on.
    }
  }
}
