package dev.larder;

import dev.larder.spi.Invalidation;
import dev.larder.spi.InvalidationLog;
import dev.larder.spi.LogClock;
import dev.larder.spi.LogPoll;
import dev.larder.spi.LogPosition;
import dev.larder.spi.LogRecord;
import dev.larder.spi.LogStart;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the invalidation log and lets its records take effect on this process.
 *
 * <h2>A step</h2>
 *
 * The first step joins: it reads the end of the log, the marks and the retained records of keys in
 * one answer. Every other polls: the log first proves that it still is the one known here (same
 * epoch, same nonce at the position), then answers what follows. A poll without news proves that
 * there are none.
 *
 * <ul>
 *   <li>A record takes effect in this order: mark or floor, then flights and local entries, then
 *       the position. So a value that is judged before the mark was raised belongs to a flight that
 *       is doomed after.
 *   <li>If the record at the position was trimmed, or the epoch has changed, records may have been
 *       missed: join again, and drop all that is held locally.
 *   <li>If it is missing or another, or if a record of our own is, the log has lost something, and
 *       others may not know. So the epoch is replaced, then as above. Values of an old epoch are
 *       not served, wherever they are.
 * </ul>
 *
 * <p>When a join takes effect, the new horizon is there first, then flights are doomed and the
 * local tiers emptied. A flight that is not doomed was born after the horizon was there.
 *
 * <h2>Own records</h2>
 *
 * An invalidation takes effect on its own process before its record is appended, and from then
 * until the record is acknowledged nothing that it covers is read from the store ({@link Outbox}).
 * So all that is here of what it covers was loaded after the change, and when its record is read it
 * only raises mark or floor.
 *
 * <p>Steps are taken one after the other, by one thread. The rest may be called by any.
 */
final class LogFollower {
  private final InvalidationLog log;
  private final OwnRecords own;
  private final RemoteClock clock;
  private final TimeSource time;
  private final LocalTiers local;
  private final int logLength;
  private final Object lock = new Object();
  private final Set<Long> left = ConcurrentHashMap.newKeySet();
  private volatile @Nullable Horizon horizon;
  private volatile Duration announced = Duration.ofHours(1);
  private volatile Duration accepted = Duration.ZERO;

  LogFollower(
      InvalidationLog log,
      OwnRecords own,
      RemoteClock clock,
      TimeSource time,
      LocalTiers local,
      int logLength) {
    this.log = log;
    this.own = own;
    this.clock = clock;
    this.time = time;
    this.local = local;
    this.logLength = logLength;
  }

  /** What is known of the log; null before it has been joined. */
  @Nullable Horizon horizon() {
    return horizon;
  }

  /**
   * Announces how long values of this process are of use, so that marks live as long.
   *
   * @return whether the log knows already
   */
  boolean announce(Duration life) {
    synchronized (lock) {
      announced = max(announced, life);
    }
    return knows(life);
  }

  /** Tells whether marks that are set from now on live that long. */
  boolean knows(Duration life) {
    return accepted.compareTo(life) >= 0;
  }

  /** Reads what is new. When the stage completes, all of it has taken effect. */
  CompletionStage<Void> step() {
    Horizon now = horizon;
    return now == null ? join() : poll(now);
  }

  /**
   * Takes the acknowledgement of a record of this process's own.
   *
   * @param sentAfter the last position known when it was sent; null if none was
   * @return whether it can be relied on; if not, the record has to be sent again
   */
  boolean acknowledged(
      @Nullable LogPosition sentAfter,
      LogPosition position,
      long nonce,
      Invalidation invalidation) {
    synchronized (lock) {
      boolean isThere = own.acknowledged(position, nonce, invalidation);
      boolean numberedAgain =
          !isThere
              || (sentAfter != null
                  && sentAfter.epoch() == position.epoch()
                  && sentAfter.sequence() >= position.sequence());
      Horizon now = horizon;
      if (now == null) {
        return !numberedAgain;
      }
      long epoch = now.applied().epoch();
      if (epoch == position.epoch() && !numberedAgain) {
        now.raise(invalidation, position.sequence(), accepted);
        now.know(position);
        return true;
      }
      // Either the log is another one: our horizon says nothing of it, and its mark says nothing of
      // the values that our horizon lets pass. Or it has lost its end, and begins to number again.
      left.add(epoch);
      horizon = null;
      return !numberedAgain;
    }
  }

  /** The last position that is known to be in the log; null before it has been joined. */
  @Nullable LogPosition known() {
    Horizon now = horizon;
    return now == null ? null : now.birth();
  }

  private CompletionStage<Void> join() {
    long sentAt = time.nanoTime();
    return log.join(announced)
        .thenCompose(
            start -> {
              long epoch = start.end().epoch();
              if (left.contains(epoch) || own.isLostIn(start)) {
                return replaceEpoch(epoch);
              }
              begin(start, sentAt);
              return CompletableFuture.completedStage(null);
            });
  }

  private void begin(LogStart start, long sentAt) {
    Horizon next = new Horizon(start, time, logLength);
    synchronized (lock) {
      keepTime(start.clock(), sentAt);
      own.restart(
          start,
          (sequence, invalidation) -> next.raise(invalidation, sequence, start.clock().life()));
      horizon = next;
    }
    local.clear();
  }

  private CompletionStage<Void> poll(Horizon now) {
    LogPosition position = now.applied();
    long sentAt = time.nanoTime();
    // Asked before the poll is sent: what is acknowledged by then is in its answer.
    long awaited = own.lastAwaited(position.epoch());
    return log.poll(position, now.nonce(), announced)
        .thenCompose(
            answer -> {
              if (answer instanceof LogPoll.Continued news && news.end() >= awaited) {
                keepTime(news.clock(), sentAt);
                return follow(now, news);
              }
              if (answer instanceof LogPoll.OtherEpoch) {
                // Left for good, even if it should be there again when we join.
                left.add(position.epoch());
              }
              boolean lost =
                  answer instanceof LogPoll.Lost
                      || answer instanceof LogPoll.Continued
                      // What we appended may have been lost with what was trimmed.
                      || (answer instanceof LogPoll.Trimmed && awaited > 0);
              return lost ? replaceEpoch(position.epoch()) : join();
            });
  }

  private CompletionStage<Void> follow(Horizon now, LogPoll.Continued news) {
    for (LogRecord record : news.records()) {
      LogPosition position = now.applied();
      OwnRecords.Origin origin = own.read(position.epoch(), record);
      if (origin == OwnRecords.Origin.LOST || record.sequence() != position.sequence() + 1) {
        return replaceEpoch(position.epoch());
      }
      now.raise(record.invalidation(), record.sequence(), news.clock().life());
      if (origin == OwnRecords.Origin.OTHER) {
        local.apply(record.invalidation());
      }
      now.advance(record);
    }
    boolean isMore = !news.records().isEmpty() && now.applied().sequence() < news.end();
    return isMore ? poll(now) : CompletableFuture.completedStage(null);
  }

  private CompletionStage<Void> replaceEpoch(long epoch) {
    left.add(epoch);
    return log.replaceEpoch(epoch).thenCompose(done -> join());
  }

  private void keepTime(LogClock answer, long sentAt) {
    clock.set(sentAt, answer.millis());
    accepted = answer.life();
  }

  private static Duration max(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  /** The local tiers of all caches of a manager. */
  interface LocalTiers {
    /** Dooms the flights and removes the entries that are covered. */
    void apply(Invalidation invalidation);

    /** Dooms all flights and removes all entries. */
    void clear();
  }
}
