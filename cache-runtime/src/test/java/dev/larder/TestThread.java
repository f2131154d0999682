package dev.larder;

import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A thread of a test and what it comes to.
 *
 * @param thread the thread, a daemon
 * @param ending completes when it ends
 */
record TestThread<T>(Thread thread, CompletableFuture<Ending<T>> ending) {
  private static final long SAFETY_NET_SECONDS = 30;

  static <T> TestThread<T> start(Callable<T> body) {
    return start(body, /* stackSize= */ 0);
  }

  static TestThread<Void> run(Action body) {
    return start(
        () -> {
          body.run();
          return null;
        });
  }

  static <T> TestThread<T> start(Callable<T> body, long stackSize) {
    CompletableFuture<Ending<T>> ending = new CompletableFuture<>();
    Thread thread = new Thread(null, () -> ending.complete(Ending.of(body)), "test", stackSize);
    thread.setDaemon(true);
    thread.start();
    return new TestThread<>(thread, ending);
  }

  boolean isDone() {
    return ending.isDone();
  }

  /** Waits for the end and returns what the body returned. */
  T get() throws Exception {
    Ending<T> reached = ending.get(SAFETY_NET_SECONDS, TimeUnit.SECONDS);
    if (reached.failure() != null) {
      throw new AssertionError("the thread failed", reached.failure());
    }
    return reached.value();
  }

  /** Waits for the end and returns what the body threw; null if it returned. */
  Throwable failure() throws Exception {
    return ending.get(SAFETY_NET_SECONDS, TimeUnit.SECONDS).failure();
  }

  /** Spins until the thread waits for a flight, or has ended. */
  TestThread<T> awaitBlockedOrDone() {
    awaitBlockedOrDone(thread);
    return this;
  }

  static void awaitBlockedOrDone(Thread thread) {
    while (thread.isAlive() && !isBlocked(thread)) {
      if (Thread.interrupted()) {
        throw new AssertionError("not blocked: " + Arrays.toString(thread.getStackTrace()));
      }
      Thread.yield();
    }
  }

  /**
   * It may also wait for a class to be loaded and the like: that does not count. If it is blocked,
   * the topmost frame says by which monitor.
   */
  private static boolean isBlocked(Thread thread) {
    return switch (thread.getState()) {
      case WAITING -> Arrays.stream(thread.getStackTrace()).anyMatch(TestThread::isOfInterest);
      case BLOCKED ->
          Arrays.stream(thread.getStackTrace()).limit(1).anyMatch(TestThread::isOfInterest);
      default -> false;
    };
  }

  private static boolean isOfInterest(StackTraceElement frame) {
    return frame.getClassName().equals(Flight.class.getName())
        || frame.getClassName().equals(PausingKey.class.getName());
  }

  /** What a thread does that returns nothing. */
  @FunctionalInterface
  interface Action {
    void run() throws Exception;
  }

  /** What a body returned or threw, the very same. */
  record Ending<T>(T value, Throwable failure) {
    private static <T> Ending<T> of(Callable<T> body) {
      try {
        return new Ending<>(body.call(), null);
      } catch (Throwable failure) {
        return new Ending<>(null, failure);
      }
    }
  }
}
