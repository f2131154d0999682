package dev.larder.benchmarks.local;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.springframework.cache.annotation.Cacheable;

/** Spring Cache with keys in its expression language. */
class SpringKeyCatalog implements Catalog {
  private final Source source;

  SpringKeyCatalog(Source source) {
    this.source = source;
  }

  @Override
  @Cacheable(cacheNames = "item", key = "#id")
  public Item item(long id) {
    return source.item(id);
  }

  @Override
  @Cacheable(cacheNames = "variant", key = "{#id, #size}")
  public Item variant(long id, int size) {
    return source.variant(id, size);
  }

  @Override
  @Cacheable(cacheNames = "offer", key = "{#id, #size, #country, #business, #level}")
  public Item offer(long id, int size, String country, boolean business, Level level) {
    return source.offer(id, size, country, business, level);
  }

  @Override
  @Cacheable(cacheNames = "named", key = "#name")
  public Item named(String name) {
    return source.named(name);
  }

  @Override
  @Cacheable(cacheNames = "newest", key = "'newest'")
  public Item newest() {
    return source.newest();
  }

  @Override
  @Cacheable(cacheNames = "best", key = "#business")
  public Item best(boolean business) {
    return source.best(business);
  }

  @Override
  @Cacheable(cacheNames = "typical", key = "#level")
  public Item typical(Level level) {
    return source.typical(level);
  }

  @Override
  @Cacheable(cacheNames = "find", key = "#id")
  public Optional<Item> find(long id) {
    return source.find(id);
  }

  @Override
  @Cacheable(cacheNames = "itemAsync", key = "#id")
  public CompletableFuture<Item> itemAsync(long id) {
    return source.itemAsync(id);
  }
}
