package dev.larder.benchmarks.remote;

import dev.larder.CacheManager;
import dev.larder.annotation.Cached;
import dev.larder.annotation.Tier;

/** Larder with its values in memory and in Redis. */
class LarderNearProducts implements Products {
  private final ProductSource source;

  LarderNearProducts(ProductSource source) {
    this.source = source;
  }

  static Shop open(ProductSource source, RedisServer redis) {
    CacheManager caches = CacheManager.builder().redis(redis.url()).namespace("benchmark").build();
    return new Shop(new LarderNearProducts_Cached(caches, source), caches);
  }

  @Override
  @Cached(seconds = Shop.SECONDS, tier = Tier.BOTH)
  public Product product(long id) {
    return source.product(id);
  }
}
