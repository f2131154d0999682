package dev.larder.benchmarks.remote;

import com.alicp.jetcache.anno.CacheConsts;
import com.alicp.jetcache.anno.CacheType;
import com.alicp.jetcache.anno.Cached;
import com.alicp.jetcache.anno.config.EnableMethodCache;
import com.alicp.jetcache.anno.support.GlobalCacheConfig;
import com.alicp.jetcache.anno.support.JetCacheBaseBeans;
import com.alicp.jetcache.redis.lettuce.RedisLettuceCacheBuilder;
import com.alicp.jetcache.support.Fastjson2KeyConvertor;
import com.alicp.jetcache.support.Fastjson2ValueDecoder;
import com.alicp.jetcache.support.Fastjson2ValueEncoder;
import io.lettuce.core.RedisClient;
import java.util.Map;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** JetCache's annotations, which need Spring, on Redis through Lettuce, with JSON by Fastjson. */
class JetCacheProducts implements Products {
  private final ProductSource source;

  JetCacheProducts(ProductSource source) {
    this.source = source;
  }

  static Shop open(ProductSource source, RedisServer redis) {
    AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    context.register(Caching.class);
    context.registerBean(RedisClient.class, () -> RedisClient.create(redis.url()));
    context.registerBean(JetCacheProducts.class, () -> new JetCacheProducts(source));
    context.refresh();
    return new Shop(context.getBean(JetCacheProducts.class), context);
  }

  @Override
  @Cached(name = "product:", cacheType = CacheType.REMOTE, expire = Shop.SECONDS)
  public Product product(long id) {
    return source.product(id);
  }

  @Configuration
  @EnableMethodCache(basePackages = "dev.larder.benchmarks.remote", proxyTargetClass = true)
  @Import(JetCacheBaseBeans.class)
  static class Caching {
    /** Whether values begin with the number of their encoder; this one's is not registered. */
    private static final boolean NUMBERED = false;

    @Bean
    GlobalCacheConfig config(RedisClient client) {
      GlobalCacheConfig config = new GlobalCacheConfig();
      config.setLocalCacheBuilders(Map.of());
      config.setRemoteCacheBuilders(
          Map.of(
              CacheConsts.DEFAULT_AREA,
              RedisLettuceCacheBuilder.createRedisLettuceCacheBuilder()
                  .keyConvertor(Fastjson2KeyConvertor.INSTANCE)
                  .valueEncoder(new Fastjson2ValueEncoder(NUMBERED))
                  .valueDecoder(new Fastjson2ValueDecoder(NUMBERED))
                  .redisClient(client)));
      return config;
    }
  }
}
