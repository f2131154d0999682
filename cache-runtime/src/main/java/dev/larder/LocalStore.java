package dev.larder;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.RemovalCause;
import java.time.Duration;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The bounded map of one cache: holds entries until they expire or the bound drops them. It knows
 * nothing of loads or of invalidation races; {@link LocalCache} orders its calls so that none is
 * lost.
 */
final class LocalStore<V extends @Nullable Object> {
  private final com.github.benmanes.caffeine.cache.Cache<Object, LocalEntry<V>> map;

  LocalStore(int maxEntries, TimeSource time, Runnable onEviction) {
    this.map =
        Caffeine.newBuilder()
            .maximumSize(maxEntries)
            .ticker(time::nanoTime)
            .expireAfter(
                Expiry.writing(
                    (Object key, LocalEntry<V> entry) ->
                        Duration.ofNanos(entry.expiresAt() - time.nanoTime())))
            // Maintenance in the writing thread: no pool is borrowed, and the bound holds when a
            // put returns that met
            // no other. Where puts meet, one of them does the work of all, a little later.
            .executor(Runnable::run)
            .evictionListener(
                (key, entry, cause) -> {
                  if (cause == RemovalCause.SIZE) {
                    onEviction.run();
                  }
                })
            .build();
  }

  /** Returns the live entry of a key and counts as a use of it. */
  @Nullable LocalEntry<V> get(Object key) {
    return map.getIfPresent(key);
  }

  /** Returns the live entry of a key; leaves no trace. */
  @Nullable LocalEntry<V> peek(Object key) {
    return map.policy().getIfPresentQuietly(key);
  }

  void put(Object key, LocalEntry<V> entry) {
    map.put(key, entry);
  }

  void remove(Object key) {
    map.invalidate(key);
  }

  void clear() {
    map.invalidateAll();
  }

  void removeIf(Predicate<Object> keys) {
    map.asMap().keySet().removeIf(keys);
  }

  long size() {
    map.cleanUp();
    return map.estimatedSize();
  }
}
