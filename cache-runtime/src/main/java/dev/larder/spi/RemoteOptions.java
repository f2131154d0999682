package dev.larder.spi;

import java.time.Duration;

/**
 * What a manager asks of a remote tier.
 *
 * @param namespace keeps applications that share a server apart: 1 to 64 letters, digits, dots,
 *     hyphens and underscores
 * @param connectTimeout how long to wait for a connection
 * @param commandTimeout how long to wait for the answer to a command
 * @param logLength how many records the log retains, about
 */
public record RemoteOptions(
    String namespace, Duration connectTimeout, Duration commandTimeout, int logLength) {}
