package dev.larder.benchmarks.remote;

import java.time.Duration;
import org.redisson.Redisson;
import org.redisson.api.RBucket;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.Codec;
import org.redisson.codec.TypedJsonJackson3Codec;
import org.redisson.config.Config;

/** A bucket of Redisson's, with its codec for JSON of one type. */
final class RedissonBucketProducts implements Products {
  private final Codec codec = new TypedJsonJackson3Codec(Product.class);
  private final ProductSource source;
  private final RedissonClient client;

  private RedissonBucketProducts(ProductSource source, RedissonClient client) {
    this.source = source;
    this.client = client;
  }

  static Shop open(ProductSource source, RedisServer redis) {
    Config config = new Config();
    config.useSingleServer().setAddress(redis.url());
    RedissonClient client = Redisson.create(config);
    return new Shop(new RedissonBucketProducts(source, client), client::shutdown);
  }

  @Override
  public Product product(long id) {
    RBucket<Product> bucket = client.getBucket("product:" + id, codec);
    Product known = bucket.get();
    if (known != null) {
      return known;
    }
    Product loaded = source.product(id);
    bucket.set(loaded, Duration.ofSeconds(Shop.SECONDS));
    return loaded;
  }
}
