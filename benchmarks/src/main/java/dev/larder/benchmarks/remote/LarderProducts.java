package dev.larder.benchmarks.remote;

import dev.larder.CacheManager;
import dev.larder.annotation.Cached;
import dev.larder.annotation.Tier;

/** Larder with its values in Redis alone, so that each hit asks it. */
class LarderProducts implements Products {
  private final ProductSource source;

  LarderProducts(ProductSource source) {
    this.source = source;
  }

  static Shop open(ProductSource source, RedisServer redis) {
    CacheManager caches = CacheManager.builder().redis(redis.url()).namespace("benchmark").build();
    return new Shop(new LarderProducts_Cached(caches, source), caches);
  }

  @Override
  @Cached(seconds = Shop.SECONDS, tier = Tier.REMOTE)
  public Product product(long id) {
    return source.product(id);
  }
}
