package dev.larder.benchmarks.remote;

import java.time.Duration;
import org.redisson.Redisson;
import org.redisson.api.RBucket;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.ByteArrayCodec;
import org.redisson.config.Config;
import tools.jackson.databind.json.JsonMapper;

/** Redisson used for bytes alone, and Jackson called by hand. */
final class RedissonBytesProducts implements Products {
  private final JsonMapper json = new JsonMapper();
  private final ProductSource source;
  private final RedissonClient client;

  private RedissonBytesProducts(ProductSource source, RedissonClient client) {
    this.source = source;
    this.client = client;
  }

  static Shop open(ProductSource source, RedisServer redis) {
    Config config = new Config();
    config.useSingleServer().setAddress(redis.url());
    RedissonClient client = Redisson.create(config);
    return new Shop(new RedissonBytesProducts(source, client), client::shutdown);
  }

  @Override
  public Product product(long id) {
    RBucket<byte[]> bucket = client.getBucket("product:" + id, ByteArrayCodec.INSTANCE);
    byte[] known = bucket.get();
    if (known != null) {
      return json.readValue(known, Product.class);
    }
    Product loaded = source.product(id);
    bucket.set(json.writeValueAsBytes(loaded), Duration.ofSeconds(Shop.SECONDS));
    return loaded;
  }
}
