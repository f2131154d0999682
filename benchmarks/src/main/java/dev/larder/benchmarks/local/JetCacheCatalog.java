package dev.larder.benchmarks.local;

import static dev.larder.benchmarks.local.Limits.MAX_ENTRIES;
import static dev.larder.benchmarks.local.Limits.SECONDS;

import com.alicp.jetcache.anno.CacheType;
import com.alicp.jetcache.anno.Cached;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** JetCache in memory, with the key that it makes of all arguments. */
class JetCacheCatalog implements Catalog {
  private final Source source;

  JetCacheCatalog(Source source) {
    this.source = source;
  }

  @Override
  @Cached(name = "item", cacheType = CacheType.LOCAL, expire = SECONDS, localLimit = MAX_ENTRIES)
  public Item item(long id) {
    return source.item(id);
  }

  @Override
  @Cached(name = "variant", cacheType = CacheType.LOCAL, expire = SECONDS, localLimit = MAX_ENTRIES)
  public Item variant(long id, int size) {
    return source.variant(id, size);
  }

  @Override
  @Cached(name = "offer", cacheType = CacheType.LOCAL, expire = SECONDS, localLimit = MAX_ENTRIES)
  public Item offer(long id, int size, String country, boolean business, Level level) {
    return source.offer(id, size, country, business, level);
  }

  @Override
  @Cached(name = "named", cacheType = CacheType.LOCAL, expire = SECONDS, localLimit = MAX_ENTRIES)
  public Item named(String name) {
    return source.named(name);
  }

  @Override
  @Cached(name = "newest", cacheType = CacheType.LOCAL, expire = SECONDS, localLimit = MAX_ENTRIES)
  public Item newest() {
    return source.newest();
  }

  @Override
  @Cached(name = "best", cacheType = CacheType.LOCAL, expire = SECONDS, localLimit = MAX_ENTRIES)
  public Item best(boolean business) {
    return source.best(business);
  }

  @Override
  @Cached(name = "typical", cacheType = CacheType.LOCAL, expire = SECONDS, localLimit = MAX_ENTRIES)
  public Item typical(Level level) {
    return source.typical(level);
  }

  @Override
  @Cached(name = "find", cacheType = CacheType.LOCAL, expire = SECONDS, localLimit = MAX_ENTRIES)
  public Optional<Item> find(long id) {
    return source.find(id);
  }

  @Override
  @Cached(
      name = "itemAsync",
      cacheType = CacheType.LOCAL,
      expire = SECONDS,
      localLimit = MAX_ENTRIES)
  public CompletableFuture<Item> itemAsync(long id) {
    return source.itemAsync(id);
  }
}
