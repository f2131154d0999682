package dev.larder.test;

import dev.larder.annotation.CacheInvalidate;
import dev.larder.annotation.CacheKey;
import dev.larder.annotation.Cached;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

class Stock {
  record Page(int number, int size) {}

  int calls;

  Stock() {
    price(1); // reaches the override before there are caches
  }

  @Cached(seconds = 10)
  int price(long id) {
    return ++calls;
  }

  @Cached(nullSeconds = 0)
  Optional<String> name(long id) {
    calls++;
    return Optional.empty();
  }

  @Cached
  CompletableFuture<Integer> later(String id) {
    return CompletableFuture.completedFuture(++calls);
  }

  @Cached
  int sum(int... ids) {
    return ++calls;
  }

  @Cached
  int page(@CacheKey("number") Page page, String trace) {
    return ++calls;
  }

  @Cached
  int failing(String id) throws IOException {
    calls++;
    throw new IOException(id);
  }

  @CacheInvalidate(method = "price", key = "id")
  void reprice(int id) {}
}
