package dev.larder.benchmarks.local;

import com.alicp.jetcache.anno.CacheConsts;
import com.alicp.jetcache.anno.config.EnableMethodCache;
import com.alicp.jetcache.anno.support.GlobalCacheConfig;
import com.alicp.jetcache.anno.support.JetCacheBaseBeans;
import com.alicp.jetcache.embedded.CaffeineCacheBuilder;
import com.alicp.jetcache.support.Fastjson2KeyConvertor;
import java.util.Map;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * JetCache's annotations, which need Spring, on Caffeine, with the converter of keys that its
 * manual configures.
 */
@Configuration
@EnableMethodCache(basePackages = "dev.larder.benchmarks.local", proxyTargetClass = true)
@Import(JetCacheBaseBeans.class)
class JetCaching {
  /** Returns the proxy of {@code catalog}. */
  static Opened open(JetCacheCatalog catalog) {
    AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    context.register(JetCaching.class);
    context.registerBean(JetCacheCatalog.class, () -> catalog);
    context.refresh();
    return new Opened(context.getBean(JetCacheCatalog.class), context);
  }

  @Bean
  GlobalCacheConfig config() {
    GlobalCacheConfig config = new GlobalCacheConfig();
    config.setLocalCacheBuilders(
        Map.of(
            CacheConsts.DEFAULT_AREA,
            CaffeineCacheBuilder.createCaffeineCacheBuilder()
                .keyConvertor(Fastjson2KeyConvertor.INSTANCE)));
    config.setRemoteCacheBuilders(Map.of());
    return config;
  }
}
