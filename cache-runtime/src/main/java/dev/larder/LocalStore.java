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
 * <p>It lists its entries a second time, by key and by the text that records of the log name them
 * by. To go through all entries is to go through that list. Caffeine's own views pass over an entry
 * that another thread is about to remove, whereas {@link #get} goes on to find it; if that thread
 * is held up, an invalidation would return and the value be served on. So an entry is listed before
 * it can be found and until it cannot be found any more, and {@link #remove} waits for whoever is
 * removing it. The list costs nothing on a hit.
 */
final class LocalStore<V extends @Nullable Object> {
  private final com.github.benmanes.caffeine.cache.Cache<Object, LocalEntry<V>> map;
  private final ConcurrentMap<Object, LocalEntry<V>> listed = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Listed<V>> listedByText = new ConcurrentHashMap<>();

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
            .removalListener(
                (@Nullable Object key, @Nullable LocalEntry<V> entry, RemovalCause cause) -> {
                  unlist(requireNonNull(key), requireNonNull(entry)); // it is gone by now
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
    map.asMap()
        .compute(
            key,
            (sameKey, older) -> {
              list(sameKey, entry);
              return entry;
            });
  }

  void remove(Object key) {
    forget(key);
  }

  private void forget(Object key) {
    // Not map.invalidate: whether that waits for another removal of the key is not promised.
    map.asMap().computeIfPresent(key, (sameKey, entry) -> null);
  }

  void removeText(String text) {
    Listed<V> found = listedByText.get(text);
    if (found != null) {
      forget(found.key());
    }
  }

  void clear() {
    listed.keySet().forEach(this::forget);
  }

  void removeIf(Predicate<Object> keys) {
    listed.forEach(
        (key, entry) -> {
          if (keys.test(key)) {
            forget(key);
          }
        });
  }

  void removeTagged(String tag) {
    listed.forEach(
        (key, entry) -> {
          // Listed may be what is about to replace the one that can be found.
          if (isTagged(entry, tag) || isTagged(peek(key), tag)) {
            forget(key);
          }
        });
  }

  private static boolean isTagged(@Nullable LocalEntry<?> entry, String tag) {
    return entry != null && entry.tags().contains(tag);
  }

  private void list(Object key, LocalEntry<V> entry) {
    listed.put(key, entry);
    if (entry.text() != null) {
      listedByText.put(entry.text(), new Listed<>(key, entry));
    }
  }

  /** Takes the entry off the list, unless a newer one has taken its place there. */
  @SuppressWarnings("ReferenceEquality") // equal entries are not the same
  private void unlist(Object key, LocalEntry<V> entry) {
    listed.computeIfPresent(key, (sameKey, last) -> last == entry ? null : last);
    if (entry.text() != null) {
      listedByText.computeIfPresent(
          entry.text(), (sameText, last) -> last.entry() == entry ? null : last);
    }
  }

  long size() {
    map.cleanUp();
    return map.estimatedSize();
  }

  private record Listed<V extends @Nullable Object>(Object key, LocalEntry<V> entry) {}
}
