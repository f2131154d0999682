package dev.larder;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The two ways to load through a cache, so that what holds for both is tested for both. */
enum Access {
  SYNC {
    @Override
    <K, V> V get(Cache<K, V> cache, K key, Loader<? super K, ? extends V> loader) {
      return cache.get(key, loader);
    }

    @Override
    <K, V> V refresh(Cache<K, V> cache, K key, Loader<? super K, ? extends V> loader) {
      return cache.refresh(key, loader);
    }
  },
  ASYNC {
    @Override
    <K, V> V get(Cache<K, V> cache, K key, Loader<? super K, ? extends V> loader) {
      return join(cache.getAsync(key, stageOf(loader)));
    }

    @Override
    <K, V> V refresh(Cache<K, V> cache, K key, Loader<? super K, ? extends V> loader) {
      return join(cache.refreshAsync(key, stageOf(loader)));
    }
  };

  abstract <K, V> V get(Cache<K, V> cache, K key, Loader<? super K, ? extends V> loader);

  abstract <K, V> V refresh(Cache<K, V> cache, K key, Loader<? super K, ? extends V> loader);

  private static <K, V> AsyncLoader<K, V> stageOf(Loader<K, ? extends V> loader) {
    return key -> {
      try {
        return CompletableFuture.completedFuture(loader.load(key));
      } catch (Exception failure) {
        return CompletableFuture.failedFuture(failure);
      }
    };
  }

  private static <V> V join(CompletableFuture<V> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      throw Sneaky.rethrow(e.getCause());
    }
  }
}
