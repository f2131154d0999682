package dev.larder;

import static java.util.Objects.requireNonNull;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.RemovalCause;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The bounded map of one cache: holds entries until they expire or the bound drops them. It knows
 * nothing of loads or of invalidation races; {@link TieredCache} orders its calls so that none is
 * lost.
 *
 * <p>Records of the log name keys by their text. So there is an index from the text of an entry, if
 * it has one, to its key: changed only together with the entry, within the map's compute of that
 * key, so that no entry is without its text in it. It costs nothing on a hit.
 */
final class LocalStore<V extends @Nullable Object> {
  private final com.github.benmanes.caffeine.cache.Cache<Object, LocalEntry<V>> map;
  private final ConcurrentMap<String, Object> keysByText = new ConcurrentHashMap<>();

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
            // put returns that met no other. Where puts meet, one of them does the work of all, a
            // little later.
            .executor(Runnable::run)
            .evictionListener(
                (@Nullable Object key, @Nullable LocalEntry<V> entry, RemovalCause cause) -> {
                  forgetText(requireNonNull(entry)); // within the map's compute of the key
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
    String text = entry.text();
    if (text == null) {
      map.put(key, entry);
    } else {
      map.asMap()
          .compute(
              key,
              (sameKey, older) -> {
                keysByText.put(text, sameKey);
                return entry;
              });
    }
  }

  void remove(Object key) {
    forget(key);
  }

  private void forget(Object key) {
    map.asMap()
        .computeIfPresent(
            key,
            (sameKey, entry) -> {
              forgetText(entry);
              return null;
            });
  }

  void removeText(String text) {
    Object key = keysByText.get(text);
    if (key != null) {
      forget(key);
    }
  }

  void clear() {
    removeIf(key -> true);
  }

  void removeIf(Predicate<Object> keys) {
    map.asMap().keySet().stream().filter(keys).forEach(this::forget);
  }

  void removeTagged(String tag) {
    map.asMap()
        .forEach(
            (key, entry) -> {
              if (entry.tags().contains(tag)) {
                forget(key);
              }
            });
  }

  private void forgetText(LocalEntry<V> entry) {
    if (entry.text() != null) {
      keysByText.remove(entry.text());
    }
  }

  long size() {
    map.cleanUp();
    return map.estimatedSize();
  }
}
