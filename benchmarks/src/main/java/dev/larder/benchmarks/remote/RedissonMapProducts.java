package dev.larder.benchmarks.remote;

import java.time.Duration;
import org.redisson.Redisson;
import org.redisson.api.RLocalCachedMap;
import org.redisson.api.RedissonClient;
import org.redisson.api.options.LocalCachedMapOptions;
import org.redisson.codec.TypedJsonJackson3Codec;
import org.redisson.config.Config;

/** Redisson's map that keeps in memory what it has read. */
final class RedissonMapProducts implements Products {
  private static final int MAX_ENTRIES = 10_000;

  private final ProductSource source;
  private final RLocalCachedMap<Long, Product> products;

  private RedissonMapProducts(ProductSource source, RLocalCachedMap<Long, Product> products) {
    this.source = source;
    this.products = products;
  }

  static Shop open(ProductSource source, RedisServer redis) {
    Config config = new Config();
    config.useSingleServer().setAddress(redis.url());
    RedissonClient client = Redisson.create(config);
    LocalCachedMapOptions<Long, Product> options =
        LocalCachedMapOptions.<Long, Product>name("products")
            .codec(new TypedJsonJackson3Codec(Long.class, Product.class))
            .cacheSize(MAX_ENTRIES)
            .evictionPolicy(LocalCachedMapOptions.EvictionPolicy.LRU)
            .timeToLive(Duration.ofSeconds(Shop.SECONDS));
    return new Shop(
        new RedissonMapProducts(source, client.getLocalCachedMap(options)), client::shutdown);
  }

  @Override
  public Product product(long id) {
    Product known = products.get(id);
    if (known != null) {
      return known;
    }
    Product loaded = source.product(id);
    products.fastPut(id, loaded);
    return loaded;
  }
}
