package dev.larder.leaderboard;

import java.time.Duration;
import java.time.InstantSource;

/**
 * What is asked of the place where boards are kept.
 *
 * @param namespace keeps applications that share a server apart: 1 to 64 letters, digits, dots,
 *     hyphens and underscores
 * @param connectTimeout how long to wait for a connection
 * @param commandTimeout how long to wait for the answer to a command
 * @param clock tells when windows have ended
 */
public record BoardOptions(
    String namespace, Duration connectTimeout, Duration commandTimeout, InstantSource clock) {}
