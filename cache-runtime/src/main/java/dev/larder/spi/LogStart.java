package dev.larder.spi;

import java.util.List;

/**
 * All that a process has to know of the log to take part from now on, read in one step.
 *
 * @param end the position at the end of the log
 * @param nonce the nonce of the last record; 0 where there is none
 * @param marks the latest records of each wide invalidation that still has a mark
 * @param keys the retained records that cover a key
 * @param clock what the log remembers, and its clock
 */
public record LogStart(
    LogPosition end, long nonce, List<LogRecord> marks, List<LogRecord> keys, LogClock clock) {}
