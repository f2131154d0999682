package dev.larder.spi;

/**
 * A place in the log: its end as somebody knew it once.
 *
 * @param epoch the identity of the log, random; the log gets a new one when it has lost something
 * @param sequence the number of the last record, from 1; 0 before the first
 */
public record LogPosition(long epoch, long sequence) {}
