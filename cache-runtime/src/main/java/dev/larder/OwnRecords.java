package dev.larder;

import dev.larder.spi.Invalidation;
import dev.larder.spi.LogPosition;
import dev.larder.spi.LogRecord;
import dev.larder.spi.LogStart;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The records that this process has appended and not yet read back. That is how it notices the loss
 * of a record that nobody else has seen.
 */
final class OwnRecords {
  /** The nonces of records under way, and whether they were read back already. */
  private final Map<Long, Boolean> sent = new HashMap<>();

  private final Map<LogPosition, Sent> acknowledged = new HashMap<>();
  private LogPosition read = new LogPosition(0, 0);
  private @Nullable LogStart joinedAt;

  /** Says that a record of this nonce is about to be appended. */
  synchronized void sending(long nonce) {
    sent.put(nonce, false);
  }

  /** Says that nothing is known of the record; read back, it counts as somebody else's. */
  synchronized void failed(long nonce) {
    sent.remove(nonce);
  }

  /**
   * Takes an acknowledgement.
   *
   * @return false if the record is not there: another one bears its number
   */
  synchronized boolean acknowledged(LogPosition position, long nonce, Invalidation invalidation) {
    boolean wasRead = Boolean.TRUE.equals(sent.remove(nonce));
    if (!isUpTo(read, position)) {
      Sent earlier = acknowledged.putIfAbsent(position, new Sent(nonce, invalidation));
      return earlier == null; // else a number was given to us twice: one of the two is lost
    }
    LogStart start = joinedAt;
    return wasRead
        || (start != null
            && isUpTo(start.end(), position)
            && isIn(start, position, new Sent(nonce, invalidation)));
  }

  /** The number of the last record of an epoch that is not read back yet; 0 if there is none. */
  synchronized long lastAwaited(long epoch) {
    return acknowledged.keySet().stream()
        .filter(position -> position.epoch() == epoch)
        .mapToLong(LogPosition::sequence)
        .max()
        .orElse(0);
  }

  /** Takes a record that was read. */
  synchronized Origin read(long epoch, LogRecord record) {
    read = new LogPosition(epoch, record.sequence());
    Sent own = acknowledged.remove(read);
    if (own != null) {
      return own.nonce() == record.nonce() ? Origin.OWN : Origin.LOST;
    }
    // Faster than the acknowledgement, which is still to come.
    return sent.replace(record.nonce(), true) != null ? Origin.OWN : Origin.OTHER;
  }

  /**
   * Tells whether a record that was acknowledged is not in the log that is to be joined: then it
   * has lost it, though it has come to the same number again.
   */
  synchronized boolean isLostIn(LogStart start) {
    return acknowledged.entrySet().stream()
        .filter(own -> isUpTo(start.end(), own.getKey()))
        .anyMatch(own -> !isIn(start, own.getKey(), own.getValue()));
  }

  /**
   * Begins again at the end of a log: what is before it counts as read, if it is there.
   *
   * @param unread takes the numbers and the contents of what is not before it
   */
  synchronized void restart(LogStart start, BiConsumer<Long, Invalidation> unread) {
    read = start.end();
    joinedAt = start;
    acknowledged
        .keySet()
        .removeIf(
            position -> position.epoch() != start.end().epoch() || isUpTo(start.end(), position));
    acknowledged.forEach((position, own) -> unread.accept(position.sequence(), own.invalidation()));
  }

  private static boolean isUpTo(LogPosition end, LogPosition position) {
    return position.epoch() == end.epoch() && position.sequence() <= end.sequence();
  }

  /** Keys are told by their nonce; of all else a log remembers only the last number. */
  private static boolean isIn(LogStart start, LogPosition position, Sent own) {
    return own.invalidation().isKey()
        ? start.keys().stream().anyMatch(record -> record.nonce() == own.nonce())
        : start.marks().stream()
            .filter(
                mark ->
                    mark.invalidation().equals(own.invalidation())
                        || mark.invalidation() instanceof Invalidation.OfAll)
            .anyMatch(mark -> mark.sequence() >= position.sequence());
  }

  private record Sent(long nonce, Invalidation invalidation) {}

  /** Whose record it is. */
  enum Origin {
    OWN,
    OTHER,
    /** Another record bears the number of our own, so that is lost. */
    LOST
  }
}
