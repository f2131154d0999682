package dev.larder.test.other;

import dev.larder.annotation.Cached;

/** A class whose caches are invalidated from another package. */
public class Prices {
  private int calls;

  public Prices() {}

  @Cached
  public int price(long id) {
    return ++calls;
  }

  @Cached
  public int price(String name) {
    return ++calls;
  }

  @Cached
  public int discount(String region, long id) {
    return ++calls;
  }

  @Cached(name = "prices.total")
  public int total() {
    return ++calls;
  }
}
