package dev.larder.benchmarks.local;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.springframework.cache.annotation.Cacheable;

/** Spring Cache that runs one load for callers that miss together. */
class SpringSyncCatalog implements Catalog {
  private final Source source;

  SpringSyncCatalog(Source source) {
    this.source = source;
  }

  @Override
  @Cacheable(cacheNames = "item", sync = true)
  public Item item(long id) {
    return source.item(id);
  }

  @Override
  @Cacheable(cacheNames = "variant", sync = true)
  public Item variant(long id, int size) {
    return source.variant(id, size);
  }

  @Override
  @Cacheable(cacheNames = "offer", sync = true)
  public Item offer(long id, int size, String country, boolean business, Level level) {
    return source.offer(id, size, country, business, level);
  }

  @Override
  @Cacheable(cacheNames = "named", sync = true)
  public Item named(String name) {
    return source.named(name);
  }

  @Override
  @Cacheable(cacheNames = "newest", sync = true)
  public Item newest() {
    return source.newest();
  }

  @Override
  @Cacheable(cacheNames = "best", sync = true)
  public Item best(boolean business) {
    return source.best(business);
  }

  @Override
  @Cacheable(cacheNames = "typical", sync = true)
  public Item typical(Level level) {
    return source.typical(level);
  }

  @Override
  @Cacheable(cacheNames = "find", sync = true)
  public Optional<Item> find(long id) {
    return source.find(id);
  }

  @Override
  @Cacheable(cacheNames = "itemAsync", sync = true)
  public CompletableFuture<Item> itemAsync(long id) {
    return source.itemAsync(id);
  }
}
