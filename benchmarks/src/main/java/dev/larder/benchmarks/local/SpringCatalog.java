package dev.larder.benchmarks.local;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.springframework.cache.annotation.Cacheable;

/** Spring Cache as its users write it first: a name, and the key that Spring makes. */
class SpringCatalog implements Catalog {
  private final Source source;

  SpringCatalog(Source source) {
    this.source = source;
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
  @Cacheable("itemAsync")
  public CompletableFuture<Item> itemAsync(long id) {
    return source.itemAsync(id);
  }
}
