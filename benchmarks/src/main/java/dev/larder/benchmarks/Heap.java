package dev.larder.benchmarks;

import java.lang.management.ManagementFactory;

/** What is in memory. */
final class Heap {
  private static final int COLLECTIONS = 4;

  private Heap() {}

  /**
   * Returns how many bytes are in use, without garbage. Collects more than once: the first time may
   * leave what waits for reference processing.
   */
  static long used() {
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
