package dev.larder.benchmarks.remote;

/** What is compared where a hit is answered from memory, and Redis holds it for others. */
public enum NearContender {
  /** {@link LarderNearProducts}. */
  LARDER,

  /** {@link RedissonMapProducts}. */
  REDISSON_LOCAL_MAP;

  /** Makes products of this kind that load from {@code source} what {@code redis} lacks. */
  Shop open(ProductSource source, RedisServer redis) {
    return switch (this) {
      case LARDER -> LarderNearProducts.open(source, redis);
      case REDISSON_LOCAL_MAP -> RedissonMapProducts.open(source, redis);
    };
  }
}
