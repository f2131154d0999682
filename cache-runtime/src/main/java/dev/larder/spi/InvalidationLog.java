package dev.larder.spi;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

/**
 * The log of invalidations that several processes share. Its records are numbered without gaps. It
 * has an <em>epoch</em>, a random number, from its creation on. It keeps its newest records, the
 * last one always.
 *
 * <p>Of a wide invalidation (anything but a key) it also keeps a <em>mark</em>: what it covers and
 * its number. A mark lives for the longest life that was ever announced to the log, by the log's
 * own clock; where there are too many, some may be replaced by a mark that covers more.
 *
 * <p>Each operation is atomic, runs at most once, and is answered by the one authority, never by a
 * replica. It returns at once; its stage completes exceptionally if the outcome is not known in
 * time. An operation whose stage has failed may still take effect later.
 *
 * <p>A log need not survive every failure of what it is kept in. But when it has lost records, it
 * must not look as if it had not: a number is never given twice with one nonce, and an epoch never
 * comes back after it was replaced.
 *
 * <p>Implementations are safe for use by several threads at once.
 */
public interface InvalidationLog {

  /**
   * Begins to take part. A log that does not exist is created.
   *
   * @param life how long a value that this process stores may be of use, at most
   * @return all that has to be known
   */
  CompletionStage<LogStart> join(Duration life);

  /**
   * Reads what follows a position, after checking that the log still is what it was there.
   *
   * @param position a position
   * @param nonce the nonce of the record at that position; of no meaning at sequence 0
   * @param life how long a value that this process stores may be of use, at most
   * @return what follows, or why that cannot be known
   */
  CompletionStage<LogPoll> poll(LogPosition position, long nonce, Duration life);

  /**
   * Appends a record and, of a wide invalidation, its mark.
   *
   * @param nonce a number drawn at random for this attempt
   * @param invalidation what it covers
   * @return the position of the record
   */
  CompletionStage<LogPosition> append(long nonce, Invalidation invalidation);

  /**
   * Gives the log a new epoch because it has lost something, unless it has another one already.
   *
   * @param epoch the epoch that is no longer to be trusted
   * @return completes when done
   */
  CompletionStage<?> replaceEpoch(long epoch);

  /**
   * Waits for a record after {@code sequence}. To complete early, or late by some time, does no
   * harm: whoever waits then polls.
   *
   * @param sequence a number
   * @param atMost how long to wait
   * @return completes when there is one, or the time is over
   */
  CompletionStage<?> await(long sequence, Duration atMost);
}
