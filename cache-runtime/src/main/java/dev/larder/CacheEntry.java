package dev.larder;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a cache holds for one key, at the moment it was asked.
 *
 * @param value the value; null if null is what was cached
 * @param loadedAt when the load of the value began, by this machine's wall clock
 * @param expiresAt when the value will no longer be served
 * @param tier where it is held
 * @param <V> the type of the value
 */
public record CacheEntry<V extends @Nullable Object>(
    V value, Instant loadedAt, Instant expiresAt, Tier tier) {

  /** A place where values are held. */
  public enum Tier {
    /** The memory of this process. */
    LOCAL,

    /** The remote tier. */
    REMOTE
  }
}
