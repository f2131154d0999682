package dev.larder.benchmarks.remote;

import java.nio.charset.StandardCharsets;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.SetParams;
import tools.jackson.databind.json.JsonMapper;

/** Jedis with its pool of connections, and Jackson called by hand. */
final class JedisProducts implements Products {
  private final JsonMapper json = new JsonMapper();
  private final ProductSource source;
  private final RedisClient client;

  private JedisProducts(ProductSource source, RedisClient client) {
    this.source = source;
    this.client = client;
  }

  static Shop open(ProductSource source, RedisServer redis) {
    RedisClient client = RedisClient.create(redis.url());
    return new Shop(new JedisProducts(source, client), client);
  }

  @Override
  public Product product(long id) {
    byte[] key = ("product:" + id).getBytes(StandardCharsets.UTF_8);
    byte[] known = client.get(key);
    if (known != null) {
      return json.readValue(known, Product.class);
    }
    Product loaded = source.product(id);
    client.set(key, json.writeValueAsBytes(loaded), SetParams.setParams().ex(Shop.SECONDS));
    return loaded;
  }
}
