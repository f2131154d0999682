package dev.larder.spi;

import java.util.List;

/** The answer of {@link InvalidationLog#poll}. */
public sealed interface LogPoll {

  /**
   * The log is the one that the caller knows, and here is what follows.
   *
   * @param records the records after the position, in order, without a gap; perhaps not all
   * @param end the number of the last record there is
   * @param clock what the log remembers, and its clock
   */
  record Continued(List<LogRecord> records, long end, LogClock clock) implements LogPoll {}

  /** The record at the position was trimmed, so some of those after it may be missing. */
  record Trimmed() implements LogPoll {}

  /** The log has another epoch than the position. */
  record OtherEpoch() implements LogPoll {}

  /** The record at the position is missing or another: the log has lost something. */
  record Lost() implements LogPoll {}
}
