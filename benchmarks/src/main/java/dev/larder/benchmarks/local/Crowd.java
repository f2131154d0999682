package dev.larder.benchmarks.local;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;

/** Threads that all do one thing at once, again and again. */
final class Crowd implements AutoCloseable {
  private final CyclicBarrier start;
  private final CyclicBarrier end;
  private final Thread[] threads;

  /**
   * @param size how many threads
   * @param act what each does, once for each {@link #rush}
   */
  Crowd(int size, Runnable act) {
    this.start = new CyclicBarrier(size + 1);
    this.end = new CyclicBarrier(size + 1);
    this.threads = new Thread[size];
    for (int i = 0; i < size; i++) {
      threads[i] = new Thread(() -> work(act), "crowd-" + i);
      threads[i].setDaemon(true);
      threads[i].start();
    }
  }

  /** Lets all act once, at the same moment, and waits for the last. */
  void rush() throws InterruptedException, BrokenBarrierException {
    start.await();
    end.await();
  }

  private void work(Runnable act) {
    try {
      while (true) {
        start.await();
        act.run();
        end.await();
      }
    } catch (InterruptedException | BrokenBarrierException e) {
      // The crowd has been closed.
    }
  }

  @Override
  public void close() {
    for (Thread thread : threads) {
      thread.interrupt();
    }
  }
}
