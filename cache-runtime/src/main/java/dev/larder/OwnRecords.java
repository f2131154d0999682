package dev.larder;

import dev.larder.spi.Invalidation;
import dev.larder.spi.LogPosition;
import dev.larder.spi.LogRecord;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * The records that this process has appended and not yet read back. That is how it notices the loss
 * of a record that nobody else has seen.
 */
final class OwnRecords {
  /** The nonces of records under way, and whether they were read back already. */
  private final Map<Long, Boolean> sent = new HashMap<>();

  private final Map<LogPosition, Sent> acknowledged = new HashMap<>();
  private LogPosition read = new LogPosition(0, 0);

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
    boolean readBefore = position.epoch() == read.epoch() && position.sequence() <= read.sequence();
    if (!readBefore) {
      Sent earlier = acknowledged.putIfAbsent(position, new Sent(nonce, invalidation));
      return earlier == null; // else a number was given to us twice: one of the two is lost
    }
    return wasRead;
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
   * Begins again at the end of a log: what is before it counts as read.
   *
   * @param unread takes the numbers and the contents of what is not before it
   */
  synchronized void restart(LogPosition end, BiConsumer<Long, Invalidation> unread) {
    read = end;
    // Under way: if one of them is before the end, that was read just now.
    sent.replaceAll((nonce, wasRead) -> true);
    acknowledged
        .keySet()
        .removeIf(
            position -> position.epoch() != end.epoch() || position.sequence() <= end.sequence());
    acknowledged.forEach((position, own) -> unread.accept(position.sequence(), own.invalidation()));
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
