package dev.larder;

import dev.larder.spi.Invalidation;
import dev.larder.spi.LogPosition;
import dev.larder.spi.LogRecord;
import dev.larder.spi.LogStart;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What this process knows of the invalidation log, in one epoch: how far it has come, and the
 * number of the last record that covered a key (<em>floor</em>) or more (<em>mark</em>). A value
 * that was born before a record that covers it is not served.
 *
 * <p>Its numbers only grow. After a loss it is replaced as a whole, never changed to an earlier
 * state.
 *
 * <h2>Bounds</h2>
 *
 * A mark is kept for as long as the log keeps it, counted here from later on, so at least as long.
 * Where there are too many patterns or tags, they are folded into a mark that covers more: costs
 * loads, and is safe.
 *
 * <p>Floors are kept for as many records as the log retains. Values are removed before the record
 * is appended, so a floor is needed only for a value that comes back: a failover to a replica that
 * lacked the removal. What a replica can lack is its lag, the writes of the last moments before the
 * failover; floors suffice as long as these held fewer invalidations than the log retains.
 */
final class Horizon {
  private static final int MAX_PATTERNS = 1_000;
  private static final int MAX_TAGS = 10_000;

  private final long epoch;
  private final TimeSource time;
  private final int maxFloors;
  private final AtomicLong known = new AtomicLong();
  private volatile long applied;
  private volatile long nonce;

  private final ConcurrentMap<Invalidation.OfKey, Long> floors = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<Floor> floorsInOrder = new ConcurrentLinkedQueue<>();
  private final AtomicInteger floorCount = new AtomicInteger();
  private final AtomicLong all = new AtomicLong();
  private final ConcurrentMap<String, Mark> caches = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Mark> tags = new ConcurrentHashMap<>();
  private final ConcurrentMap<Invalidation.OfPattern, PatternMark> patterns =
      new ConcurrentHashMap<>();

  /**
   * @param start what the log answered when this process joined
   * @param maxFloors how many records the log retains
   */
  Horizon(LogStart start, TimeSource time, int maxFloors) {
    this.epoch = start.end().epoch();
    this.time = time;
    this.maxFloors = maxFloors;
    start
        .marks()
        .forEach(mark -> raise(mark.invalidation(), mark.sequence(), start.clock().life()));
    start.keys().forEach(key -> raise(key.invalidation(), key.sequence(), start.clock().life()));
    this.applied = start.end().sequence();
    this.nonce = start.nonce();
    this.known.set(applied);
  }

  /** The position up to which all records have taken effect on this process. */
  LogPosition applied() {
    return new LogPosition(epoch, applied);
  }

  /** The nonce of the record at {@link #applied}. */
  long nonce() {
    return nonce;
  }

  /**
   * The birth of what is loaded from now on: the last record known to be in the log, whether or not
   * it has taken effect here. Whatever was changed before any record up to there, a load that
   * begins now sees, since changes come before their records.
   */
  LogPosition birth() {
    return new LogPosition(epoch, known.get());
  }

  /** Says that there is a record of this number, this process's own. */
  void know(LogPosition position) {
    if (position.epoch() == epoch) {
      known.accumulateAndGet(position.sequence(), Math::max);
    }
  }

  /** Moves on, after a record has taken effect. */
  void advance(LogRecord record) {
    nonce = record.nonce();
    applied = record.sequence();
    known.accumulateAndGet(record.sequence(), Math::max);
  }

  /** Writes down the number of a record that covers values. */
  void raise(Invalidation invalidation, long sequence, Duration life) {
    if (invalidation instanceof Invalidation.OfKey key) {
      raiseFloor(key, sequence);
      return;
    }
    Mark mark = new Mark(sequence, time.nanoTime() + life.toNanos());
    if (invalidation instanceof Invalidation.OfCache wide) {
      caches.merge(wide.cache(), mark, Mark::later);
    } else if (invalidation instanceof Invalidation.OfTag wide) {
      tags.merge(wide.tag(), mark, Mark::later);
    } else if (invalidation instanceof Invalidation.OfPattern wide) {
      patterns.merge(wide, new PatternMark(Glob.of(wide.glob()), mark), PatternMark::later);
    } else {
      raiseAll(sequence);
    }
    prune();
  }

  /** Tells whether a record is known that covers the key and that the value is not newer than. */
  boolean covers(
      LogPosition birth, long putBy, String cache, String text, Collection<String> valueTags) {
    if (birth.epoch() != epoch) {
      return true;
    }
    long sequence = birth.sequence();
    return sequence < all.get()
        || isBefore(sequence, caches.get(cache))
        || Math.max(sequence, putBy) < floors.getOrDefault(new Invalidation.OfKey(cache, text), 0L)
        || valueTags.stream().anyMatch(tag -> isBefore(sequence, tags.get(tag)))
        || patterns.entrySet().stream()
            .anyMatch(
                entry ->
                    sequence < entry.getValue().mark().sequence()
                        && matches(entry.getKey(), entry.getValue().glob(), cache, text));
  }

  static boolean matches(Invalidation.OfPattern pattern, Glob glob, String cache, String text) {
    return pattern.cache().isEmpty()
        ? glob.matches(cache + ":" + text)
        : pattern.cache().equals(cache) && glob.matches(text);
  }

  private static boolean isBefore(long sequence, @Nullable Mark mark) {
    return mark != null && sequence < mark.sequence();
  }

  private void raiseFloor(Invalidation.OfKey key, long sequence) {
    Long known = floors.get(key);
    boolean isNew = known == null || known < sequence; // own ones come twice
    if (isNew && floors.merge(key, sequence, Math::max) == sequence) {
      floorsInOrder.add(new Floor(key, sequence));
      if (floorCount.incrementAndGet() > maxFloors) {
        Floor oldest = floorsInOrder.poll();
        if (oldest != null) {
          floorCount.decrementAndGet();
          floors.remove(oldest.key(), oldest.sequence());
        }
      }
    }
  }

  private void raiseAll(long sequence) {
    all.accumulateAndGet(sequence, Math::max);
  }

  private void prune() {
    if (patterns.size() + tags.size() + caches.size() <= 64) {
      return;
    }
    long now = time.nanoTime();
    caches.values().removeIf(mark -> mark.isOver(now));
    tags.values().removeIf(mark -> mark.isOver(now));
    patterns.values().removeIf(pattern -> pattern.mark().isOver(now));
    if (patterns.size() > MAX_PATTERNS) {
      patterns.forEach(
          (pattern, found) -> {
            // The wider mark first: at no time is the pattern's value judged by neither.
            if (pattern.cache().isEmpty()) {
              raiseAll(found.mark().sequence());
            } else {
              caches.merge(pattern.cache(), found.mark(), Mark::later);
            }
            patterns.remove(pattern, found);
          });
    }
    if (tags.size() > MAX_TAGS) {
      tags.forEach(
          (tag, mark) -> {
            raiseAll(mark.sequence());
            tags.remove(tag, mark);
          });
    }
  }

  private record Floor(Invalidation.OfKey key, long sequence) {}

  private record Mark(long sequence, long until) {
    boolean isOver(long now) {
      return now - until >= 0;
    }

    Mark later(Mark other) {
      return new Mark(
          Math.max(sequence, other.sequence), other.until - until > 0 ? other.until : until);
    }
  }

  private record PatternMark(Glob glob, Mark mark) {
    PatternMark later(PatternMark other) {
      return new PatternMark(glob, mark.later(other.mark));
    }
  }
}
