package dev.larder.spi;

import java.time.Duration;

/**
 * A wish for the lease of a key.
 *
 * @param token unique for all time: who knows it holds the lease
 * @param duration how long the lease lasts at most
 * @param notAfter until when the wish holds, in milliseconds of the store's clock: a request that
 *     is held up on its way must not take a lease that nobody waits for any more
 */
public record LeaseRequest(String token, Duration duration, long notAfter) {}
