package dev.larder.redis;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * A thread that wants to run every few milliseconds, and notes how late it was at worst: so late,
 * on this machine, may any other be through no fault of its own.
 */
final class Stalls implements AutoCloseable {
  private static final long PERIOD_NANOS = 5_000_000;

  private volatile long longestNanos;
  private volatile boolean closed;

  Stalls() {
    Thread thread = new Thread(this::run, "stalls");
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    while (!closed) {
      long began = System.nanoTime();
      LockSupport.parkNanos(PERIOD_NANOS);
      longestNanos = Math.max(longestNanos, System.nanoTime() - began - PERIOD_NANOS);
    }
  }

  Duration longest() {
    return Duration.ofNanos(longestNanos);
  }

  @Override
  public void close() {
    closed = true;
  }
}
