package dev.larder;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
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

  private static final VarHandle COUNT = count();

  /** Stands for a cell that is free: no thread has this number. */
  private static final Cell FREE = new Cell(-1);

  // Read without synchronization: a cell is immutable but for its count, which only its owner
  // writes, and who sees FREE for too long looks again in claim.
  private final Cell[] cells = new Cell[CELLS];
  private final LongAdder rest = new LongAdder();

  private static VarHandle count() {
    try {
      return MethodHandles.lookup().findVarHandle(Count.class, "count", long.class);
    } catch (ReflectiveOperationException impossible) {
      throw new ExceptionInInitializerError(impossible);
    }
  }

  HitCounter() {
    Arrays.fill(cells, FREE);
  }

  void increment() {
    long thread = Thread.currentThread().getId();
    Cell cell = cells[(int) thread & (CELLS - 1)];
    if (cell.owner == thread) {
      cell.increment();
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
      sum += cell.get();
    }
    return sum;
  }

  /**
   * A count of one thread, with room before and behind it: what stands next to it in memory is not
   * to be in its cache line, nor in one that is fetched together with it.
   */
  private static final class Cell extends Count {
    @SuppressWarnings("unused")
    private long behind1, behind2, behind3, behind4, behind5, behind6, behind7, behind8;
    @SuppressWarnings("unused")
    private long behind9, behind10, behind11, behind12, behind13, behind14, behind15;

    Cell(long owner) {
      super(owner);
    }
  }

  /** Fields of superclasses come first. */
  private abstract static class Count extends Before {
    final long owner;
    private long count;

    Count(long owner) {
      this.owner = owner;
    }

    void increment() {
      COUNT.setRelease(this, count + 1);
    }

    long get() {
      return (long) COUNT.getAcquire(this);
    }
  }

  private abstract static class Before {
    @SuppressWarnings("unused")
    private long before1, before2, before3, before4, before5, before6, before7, before8;
    @SuppressWarnings("unused")
    private long before9, before10, before11, before12, before13, before14, before15;
  }
}
