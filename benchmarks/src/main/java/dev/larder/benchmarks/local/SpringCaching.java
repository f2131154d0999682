package dev.larder.benchmarks.local;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.springframework.cache.CacheManager;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.cache.caffeine.CaffeineCacheManager;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Spring's application context with caching on Caffeine; proxies are subclasses, as in Boot. */
@Configuration
@EnableCaching(proxyTargetClass = true)
class SpringCaching {
  /** Returns the proxy of {@code catalog}. */
  static <C extends Catalog> Opened open(C catalog) {
    @SuppressWarnings("unchecked") // getClass() is of a Class<? extends |C|>
    Class<C> type = (Class<C>) catalog.getClass();
    AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    context.register(SpringCaching.class);
    context.registerBean(type, () -> catalog);
    context.refresh();
    return new Opened(context.getBean(type), context);
  }

  @Bean
  CacheManager caches() {
    CaffeineCacheManager caches = new CaffeineCacheManager();
    caches.setCaffeine(caffeine());
    // Only this one, since the results of the others are plain.
    caches.registerCustomCache("itemAsync", caffeine().buildAsync());
    return caches;
  }

  private static Caffeine<Object, Object> caffeine() {
    return Caffeine.newBuilder()
        .expireAfterWrite(Duration.ofSeconds(Limits.SECONDS))
        .maximumSize(Limits.MAX_ENTRIES);
  }
}
