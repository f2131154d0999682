package dev.larder;

import java.util.concurrent.ForkJoinPool;

/**
 * Makes a stack overflow happen before there is anything to clean up.
 *
 * <p>Code that is cut off by a {@link StackOverflowError} may leave stores half changed and flights
 * in their table: {@code finally} blocks overflow as well. So whoever is about to begin such code
 * first shows that the stack has room for it.
 */
final class StackRoom {
  /**
   * At least 16 bytes each where compiled (about half a microsecond in all), 100 where interpreted.
   * Overflows at any depth left flights behind with a thirty-second part of this; with half of it,
   * a long chain of loads that wait for each other did not end.
   */
  private static final int LEVELS = 512;

  private StackRoom() {}

  /**
   * Does nothing, far down the stack.
   *
   * @throws StackOverflowError if it cannot
   */
  static void require() {
    descend(LEVELS);
  }

  /** Runs {@code task} in this thread, or in another if this one's stack has no room for it. */
  static void runHereOrElsewhere(Runnable task) {
    if (isThere()) {
      task.run();
    } else {
      ForkJoinPool.commonPool().execute(task);
    }
  }

  private static boolean isThere() {
    try {
      require();
      return true;
    } catch (StackOverflowError overflow) {
      return false;
    }
  }

  private static void descend(int levels) {
    if (levels > 0) {
      descend(levels - 1);
    }
  }
}
