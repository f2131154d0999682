package dev.larder;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * An exact count that costs most threads a plain addition. A thread takes a cell for itself and is
 * the only one ever to write it, so that it needs no atomic read-modify-write and contends with
 * nobody. Cells are not given back: threads that find theirs taken, as in programs with more
 * threads than cells or with virtual ones, share a {@link LongAdder}. Thread-safe.
 *
 * <p>A thread is known by its number, which the JVM gives to one thread only. A subclass of {@code
 * Thread} that claims another's number may lose counts.
 */
final class HitCounter {
  private static final int CELLS =
      Math.max(16, Integer.highestOneBit(4 * Runtime.getRuntime().availableProcessors()));

  /** Stands for a cell that is free: no thread has this number. */
  private static final Cell FREE = new Cell(-1);

  // Read without synchronization: a cell is immutable but for its count, which only its owner
  // writes, and who sees FREE for too long looks again in claim.
  private final Cell[] cells = new Cell[CELLS];
  private final LongAdder rest = new LongAdder();

  HitCounter() {
    Arrays.fill(cells, FREE);
  }

  void increment() {
    long thread = Thread.currentThread().getId();
    Cell cell = cells[(int) thread & (CELLS - 1)];
    if (cell.owner == thread) {
      cell.setRelease(cell.getPlain() + 1);
    } else if (cell == FREE && claim(thread)) {
      increment();
    } else {
      rest.increment();
    }
  }

  private synchronized boolean claim(long thread) {
    int index = (int) thread & (CELLS - 1);
    if (cells[index] != FREE) {
      return cells[index].owner == thread;
    }
    cells[index] = new Cell(thread);
    return true;
  }

  /** Returns the count; of increments under way, it may or may not have some. */
  synchronized long sum() {
    long sum = rest.sum();
    for (Cell cell : cells) {
      sum += cell.getAcquire();
    }
    return sum;
  }

  /** A count of one thread. */
  private static final class Cell extends AtomicLong {
    private static final long serialVersionUID = 1;

    final long owner;

    // Keeps the counts of two threads out of one cache line, and out of two that are fetched
    // together.
    @SuppressWarnings("unused")
    private long padding1, padding2, padding3, padding4, padding5, padding6, padding7, padding8;
    @SuppressWarnings("unused")
    private long padding9, padding10, padding11, padding12, padding13, padding14, padding15;

    Cell(long owner) {
      this.owner = owner;
    }
  }
}
