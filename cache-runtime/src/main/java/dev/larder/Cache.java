package dev.larder;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A bounded map from keys to values that expire, and that loads what it lacks.
 *
 * <p>Safe for use by any number of threads. What holds for every cache:
 *
 * <ul>
 *   <li>A value is served for at most {@link CacheSpec#life()}, counted from the moment its load
 *       <em>began</em>.
 *   <li>Concurrent callers of a missing key share one load. Loads of different keys never wait for
 *       each other, and run outside every lock.
 *   <li>An exception of a load reaches those who waited for it as it was thrown, and is not cached.
 *   <li>When an invalidation returns, no call that starts afterwards returns a value whose load
 *       began before it. A load in flight is returned to those who wait for it, and not stored.
 *   <li>A load may call caches, this one included. A call that would wait for itself, directly or
 *       around a cycle of threads, runs the loader instead. So does a waiting thread that is
 *       interrupted; its interrupt stays set.
 *   <li>Null keys and null values are allowed where {@code K} and {@code V} allow them. Absent and
 *       null are different answers: see {@link #peek} and {@link #entry}.
 *   <li>After {@link CacheManager#close()} nothing is stored: every call runs its loader.
 * </ul>
 *
 * @param <K> the type of the keys: immutable while in use, with value semantics
 * @param <V> the type of the values, which all callers share
 */
public interface Cache<K extends @Nullable Object, V extends @Nullable Object> {

  /**
   * Returns the description of this cache.
   *
   * @return the description
   */
  CacheSpec<K, V> spec();

  /**
   * Returns the value of a key if it is in the memory of this process, and counts a hit. If it
   * returns null, nothing is counted and {@link #get} is to be called: it looks in the remote tier,
   * loads, and sees what is rarely not seen here, a value that is in memory while much is being
   * added.
   *
   * <p>Generated code calls this first. All of it is small enough to be compiled into the caller,
   * who can then do without memory for a key that is made for the call.
   *
   * @param key the key; or an object that has its hash code and whose {@code equals} is true of it,
   *     such as {@link LongKey}
   * @return the value; null if it was not seen
   */
  @Nullable Hit<V> hit(@Nullable Object key);

  /**
   * Returns the value of {@code key}, loading it if this cache does not hold it.
   *
   * @param key the key
   * @param loader computes the value of the key; run in this thread, unless another caller is
   *     loading the key already
   * @return the value
   * @throws RuntimeException what the loader throws. It arrives as it was thrown: also a checked
   *     exception, which this signature does not declare.
   */
  V get(K key, Loader<? super K, ? extends V> loader);

  /**
   * Returns a future of the value of {@code key}, loading it if this cache does not hold it. The
   * thread is not blocked.
   *
   * @param key the key
   * @param loader begins to compute the value; not called if another caller is loading the key
   *     already
   * @return a future of the caller's own: to complete or cancel it has no effect on anybody else
   * @throws RuntimeException what the loader throws before it returns a stage, also a checked
   *     exception
   */
  CompletableFuture<V> getAsync(K key, AsyncLoader<? super K, ? extends V> loader);

  /**
   * Returns what this cache holds for {@code key}, without loading, counting or keeping it alive.
   *
   * @param key the key
   * @return the value, or absent
   */
  Lookup<V> peek(K key);

  /**
   * Returns what this cache holds for {@code key} and since when, without loading, counting or
   * keeping it alive.
   *
   * @param key the key
   * @return the entry; empty if there is none
   */
  Optional<CacheEntry<V>> entry(K key);

  /**
   * Stores a value, for a whole life from now. A load of the key that is in flight is not stored
   * afterwards; callers that ask from now on get this value.
   *
   * @param key the key
   * @param value the value; null and an empty {@code Optional} live for {@link
   *     CacheSpec#nullLife()}
   */
  void put(K key, V value);

  /**
   * Loads {@code key} anew and stores the value, whether or not there is one. Until then others are
   * served the present value; if the load fails it stays. A load in flight is not joined, since it
   * may have read an old state, and is not stored.
   *
   * @param key the key
   * @param loader computes the value; run in this thread
   * @return the new value
   * @throws RuntimeException what the loader throws, also a checked exception
   */
  V refresh(K key, Loader<? super K, ? extends V> loader);

  /**
   * Like {@link #refresh}, for a loader that does not block.
   *
   * @param key the key
   * @param loader begins to compute the value
   * @return a future of the caller's own
   * @throws RuntimeException what the loader throws before it returns a stage, also a checked
   *     exception
   */
  CompletableFuture<V> refreshAsync(K key, AsyncLoader<? super K, ? extends V> loader);

  /**
   * Removes the value of {@code key}, and keeps a load of it that is in flight from being stored.
   *
   * @param key the key
   */
  void invalidate(K key);

  /** Removes all values, and keeps loads in flight from being stored. */
  void invalidateAll();

  /**
   * Removes the values whose key text matches, and keeps loads of such keys from being stored. Keys
   * without a text ({@link KeyText#isOpaque()}) are taken to match.
   *
   * @param glob a pattern over the {@linkplain KeyText text} of the key: {@code *} stands for any
   *     run of characters, {@code ?} for one. Text from outside goes through {@link
   *     KeyText#escape}.
   * @throws IllegalArgumentException if the pattern holds a backslash, which no key text does
   */
  void invalidateMatching(String glob);

  /**
   * Returns what happened so far.
   *
   * @return the statistics since the cache was made
   */
  CacheStats stats();
}
