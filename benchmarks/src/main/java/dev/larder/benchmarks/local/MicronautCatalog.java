package dev.larder.benchmarks.local;

import static java.util.stream.Collectors.toMap;

import io.micronaut.cache.annotation.Cacheable;
import io.micronaut.context.ApplicationContext;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Micronaut Cache on Caffeine, woven by its annotation processor. */
@Singleton
class MicronautCatalog implements Catalog {
  private final Source source;

  MicronautCatalog(Source source) {
    this.source = source;
  }

  static Opened open(Source source) {
    ApplicationContext context =
        ApplicationContext.builder().properties(caches()).singletons(source).start();
    return new Opened(context.getBean(MicronautCatalog.class), context);
  }

  private static Map<String, Object> caches() {
    return Stream.of(
            "item", "variant", "offer", "named", "newest", "best", "typical", "find", "item-async")
        .flatMap(
            cache ->
                Stream.of(
                    Map.entry(property(cache, "maximum-size"), (Object) Limits.MAX_ENTRIES),
                    Map.entry(
                        property(cache, "expire-after-write"), (Object) (Limits.SECONDS + "s"))))
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static String property(String cache, String name) {
    return "micronaut.caches." + cache + "." + name;
  }

  @Override
  @Cacheable("item")
  public Item item(long id) {
    return source.item(id);
  }

  @Override
  @Cacheable("variant")
  public Item variant(long id, int size) {
    return source.variant(id, size);
  }

  @Override
  @Cacheable("offer")
  public Item offer(long id, int size, String country, boolean business, Level level) {
    return source.offer(id, size, country, business, level);
  }

  @Override
  @Cacheable("named")
  public Item named(String name) {
    return source.named(name);
  }

  @Override
  @Cacheable("newest")
  public Item newest() {
    return source.newest();
  }

  @Override
  @Cacheable("best")
  public Item best(boolean business) {
    return source.best(business);
  }

  @Override
  @Cacheable("typical")
  public Item typical(Level level) {
    return source.typical(level);
  }

  @Override
  @Cacheable("find")
  public Optional<Item> find(long id) {
    return source.find(id);
  }

  @Override
  @Cacheable("item-async")
  public CompletableFuture<Item> itemAsync(long id) {
    return source.itemAsync(id);
  }
}
