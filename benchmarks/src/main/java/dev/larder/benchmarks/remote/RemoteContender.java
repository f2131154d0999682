package dev.larder.benchmarks.remote;

/** What is compared where every hit asks Redis. */
public enum RemoteContender {
  /** {@link LarderProducts}. */
  LARDER,

  /** {@link RedissonBytesProducts}. */
  REDISSON_BYTES,

  /** {@link RedissonBucketProducts}. */
  REDISSON_BUCKET,

  /** {@link JedisProducts}. */
  JEDIS,

  /** {@link SpringProducts}. */
  SPRING_REDIS,

  /** {@link JetCacheProducts}. */
  JETCACHE_REDIS;

  /** Makes products of this kind that load from {@code source} what {@code redis} lacks. */
  Shop open(ProductSource source, RedisServer redis) {
    // A switch, so that a JVM that measures one contender loads the classes of no other.
    return switch (this) {
      case LARDER -> LarderProducts.open(source, redis);
      case REDISSON_BYTES -> RedissonBytesProducts.open(source, redis);
      case REDISSON_BUCKET -> RedissonBucketProducts.open(source, redis);
      case JEDIS -> JedisProducts.open(source, redis);
      case SPRING_REDIS -> SpringProducts.open(source, redis);
      case JETCACHE_REDIS -> JetCacheProducts.open(source, redis);
    };
  }
}
