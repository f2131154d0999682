package dev.larder;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

/**
 * A key that stops a thread on its way into a method of the cache: when the method, or what it
 * calls, asks for the hash code or the text. Forces interleavings.
 */
final class PausingKey {
  private final Queue<Pause> pauses = new ConcurrentLinkedQueue<>();

  /**
   * Stops {@code body}'s thread the first time that it asks this key within {@code type#method}.
   */
  Pause pauseIn(Class<?> type, String method) {
    Pause pause = new Pause(type, method, new CountDownLatch(1), new CountDownLatch(1));
    pauses.add(pause);
    return pause;
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    pause();
    return 42;
  }

  @Override
  public String toString() {
    pause();
    return "key";
  }

  private void pause() {
    for (Pause pause : pauses) {
      if (pause.isHere() && pauses.remove(pause)) {
        pause.reached.countDown();
        awaitQuietly(pause.resumed);
      }
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** A thread that stands still, or will. */
  record Pause(Class<?> type, String method, CountDownLatch reached, CountDownLatch resumed) {
    private boolean isHere() {
      return StackWalker.getInstance()
          .walk(
              frames ->
                  frames.anyMatch(
                      frame ->
                          frame.getClassName().equals(type.getName())
                              && frame.getMethodName().equals(method)));
    }

    /** Waits until the thread has stopped. */
    void await() throws InterruptedException {
      reached.await();
    }

    void resume() {
      resumed.countDown();
    }
  }
}
