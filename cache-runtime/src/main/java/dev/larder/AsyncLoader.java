package dev.larder;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Begins to compute the value of a key that a cache does not hold.
 *
 * <p>It is called in the thread of the call that missed, outside every lock of the cache. Callers
 * that ask for the key before the stage completes share its outcome; a failed stage is not cached.
 *
 * <p>Once it has returned, no thread is known to be busy with the load. So a stage must not depend
 * on its own key, nor a thread wait for a future that depends on a load of this thread: that would
 * never end, and the cache cannot see it.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
@FunctionalInterface
public interface AsyncLoader<K extends @Nullable Object, V extends @Nullable Object> {

  /**
   * Begins the load of {@code key}.
   *
   * @param key the key that was asked for
   * @return the stage that completes with the value
   * @throws Throwable anything; a load that cannot even begin fails for those who asked, and is not
   *     cached
   */
  CompletionStage<? extends V> load(K key) throws Throwable;
}
