package dev.larder.spi;

/**
 * A record of the log.
 *
 * @param sequence its number, without gaps
 * @param nonce random: tells it from another that bears the same number after a loss
 * @param invalidation what it covers
 */
public record LogRecord(long sequence, long nonce, Invalidation invalidation) {}
