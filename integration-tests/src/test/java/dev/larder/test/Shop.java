package dev.larder.test;

import dev.larder.annotation.CacheInvalidate;
import dev.larder.annotation.Cached;
import java.math.BigInteger;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Classes whose generated subclasses are tested by {@link ShopTest}. */
final class Shop {
  private Shop() {}

  /** A generic base; its subclasses fill in the types. */
  abstract static class Repository<T, I extends Comparable<I>> {
    int loads;

    abstract T read(I id);

    @Cached
    T find(I id) {
      loads++;
      return read(id);
    }

    @Cached
    <X extends T> List<X> all(Class<X> type) {
      loads++;
      return List.of();
    }

    @CacheInvalidate(method = "find")
    void drop(I id) {}
  }

  static class Articles extends Repository<String, Long> {
    @Override
    String read(Long id) {
      return "article " + id;
    }

    @Cached
    int count() {
      return ++loads;
    }
  }

  static class Orders extends Repository<Integer, Long> {
    @Override
    Integer read(Long id) {
      return id.intValue();
    }

    @Cached
    int count() {
      return ++loads;
    }
  }

  /** A generic class used as it is. */
  static class Box<T> {
    @Cached
    T get(T key) {
      return key;
    }
  }

  /** Invalidates what another class caches. */
  static class Admin {
    @CacheInvalidate(type = Articles.class, method = "find", key = "id")
    CompletableFuture<Void> rename(long id, CompletableFuture<Void> change) {
      return change;
    }

    @CacheInvalidate(type = Articles.class, method = "count", before = true)
    void count(Supplier<Integer> body) {
      body.get();
    }

    @CacheInvalidate(type = Articles.class, method = "find", all = true)
    void fail() {
      throw new IllegalStateException("no change");
    }
  }

  /** Calls itself through its cache. */
  static class Fibonacci {
    int loads;

    @Cached
    BigInteger number(int n) {
      loads++;
      return n < 2 ? BigInteger.valueOf(n) : number(n - 1).add(number(n - 2));
    }
  }

  /** Overloads and varargs, also in constructors. */
  static class Overloads {
    final List<String> names;

    Overloads(String... names) {
      this.names = List.of(names);
    }

    @Cached
    synchronized Object find(long id) {
      return new Object();
    }

    @Cached(name = "by-name")
    protected Object find(String name) {
      return new Object();
    }
  }

  /** Uses a name that {@link Overloads} has. */
  static class Impostor {
    @Cached(name = "by-name")
    Object find(String name) {
      return new Object();
    }
  }
}
