package dev.larder;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A value that a cache held in memory when it was asked: see {@link Cache#hit}. Unlike the value
 * itself it tells a cached null from an absent one. The value never changes. To be read at once and
 * not to be kept, since it may hold more than the value.
 *
 * @param <V> the type of the value
 */
public abstract sealed class Hit<V extends @Nullable Object> permits LocalEntry {
  private final V value;

  Hit(V value) {
    this.value = value;
  }

  /**
   * Returns the value.
   *
   * @return the value; null if null is what was cached
   */
  public final V value() {
    return value;
  }

  /**
   * Returns the value as an asynchronous call does.
   *
   * @return a future of the caller's own that has the value already
   */
  public final CompletableFuture<V> future() {
    return CompletableFuture.completedFuture(value);
  }
}
