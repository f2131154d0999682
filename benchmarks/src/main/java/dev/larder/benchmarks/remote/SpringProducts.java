package dev.larder.benchmarks.remote;

import java.time.Duration;
import org.springframework.cache.CacheManager;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.cache.RedisCacheConfiguration;
import org.springframework.data.redis.cache.RedisCacheManager;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.serializer.JacksonJsonRedisSerializer;
import org.springframework.data.redis.serializer.RedisSerializationContext.SerializationPair;

/** Spring Cache on its manager for Redis, through Lettuce, with Jackson for one type. */
class SpringProducts implements Products {
  private final ProductSource source;

  SpringProducts(ProductSource source) {
    this.source = source;
  }

  static Shop open(ProductSource source, RedisServer redis) {
    AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    context.register(Caching.class);
    context.registerBean(
        LettuceConnectionFactory.class,
        () -> new LettuceConnectionFactory("127.0.0.1", redis.port()));
    context.registerBean(SpringProducts.class, () -> new SpringProducts(source));
    context.refresh();
    return new Shop(context.getBean(SpringProducts.class), context);
  }

  @Override
  @Cacheable("product")
  public Product product(long id) {
    return source.product(id);
  }

  /** Proxies are subclasses, as in Boot. */
  @Configuration
  @EnableCaching(proxyTargetClass = true)
  static class Caching {
    @Bean
    CacheManager caches(RedisConnectionFactory connections) {
      return RedisCacheManager.builder(connections)
          .cacheDefaults(
              RedisCacheConfiguration.defaultCacheConfig()
                  .entryTtl(Duration.ofSeconds(Shop.SECONDS))
                  .serializeValuesWith(
                      SerializationPair.fromSerializer(
                          new JacksonJsonRedisSerializer<>(Product.class))))
          .build();
    }
  }
}
