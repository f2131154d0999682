package dev.larder.spi;

import java.time.Duration;

/**
 * The time of the log, which all processes share.
 *
 * @param millis the reading of its clock when it answered, in milliseconds
 * @param life how long marks live: the longest life that any process has announced
 */
public record LogClock(long millis, Duration life) {}
