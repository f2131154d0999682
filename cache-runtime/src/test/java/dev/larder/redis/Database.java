package dev.larder.redis;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * The source of truth behind the caches of a test: a row for each key, which holds its version.
 * Every change raises it by one, so of two values of a row the smaller is the older.
 *
 * <p>It remembers when each version was replaced, so that an old value that was served can be told
 * by its age. Safe for use by any number of threads.
 */
public final class Database {
  private final Row[] rows;
  private final AtomicLong reads = new AtomicLong();

  /** Makes the rows 0 to {@code size} − 1, all of version 0. */
  public Database(int size) {
    rows = Stream.generate(Row::new).limit(size).toArray(Row[]::new);
  }

  public int size() {
    return rows.length;
  }

  /** Reads a row, and counts that. */
  public long read(int key) {
    reads.incrementAndGet();
    return version(key);
  }

  /** Returns the version of a row without counting it as a read. */
  public long version(int key) {
    return rows[key].version();
  }

  /** Raises the version of a row and returns the new one. */
  public long change(int key) {
    return rows[key].change();
  }

  /** How often rows were read. */
  public long reads() {
    return reads.get();
  }

  /**
   * Returns for how long a version of a row had been replaced at a moment.
   *
   * @param nanoTime the moment, a reading of {@link System#nanoTime}
   * @return zero if it had not been
   */
  public Duration outdatedFor(int key, long version, long nanoTime) {
    return rows[key].outdatedFor(version, nanoTime);
  }

  private static final class Row {
    private long version;

    /** When each version was replaced, by version. */
    private long[] replacedAt = new long[8];

    synchronized long version() {
      return version;
    }

    synchronized long change() {
      int index = Math.toIntExact(version);
      if (index == replacedAt.length) {
        replacedAt = Arrays.copyOf(replacedAt, 2 * index);
      }
      replacedAt[index] = System.nanoTime();
      return ++version;
    }

    synchronized Duration outdatedFor(long old, long nanoTime) {
      return old >= version
          ? Duration.ZERO
          : Duration.ofNanos(Math.max(0, nanoTime - replacedAt[Math.toIntExact(old)]));
    }
  }
}
