package dev.larder.benchmarks.local;

import static dev.larder.benchmarks.local.Limits.MAX_ENTRIES;
import static dev.larder.benchmarks.local.Limits.SECONDS;

import dev.larder.CacheManager;
import dev.larder.annotation.Cached;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Larder: an annotation, and the subclass that the compiler wrote. */
class LarderCatalog implements Catalog {
  private final Source source;

  LarderCatalog(Source source) {
    this.source = source;
  }

  static Opened open(Source source) {
    CacheManager caches = CacheManager.local();
    return new Opened(new LarderCatalog_Cached(caches, source), caches);
  }

  @Override
  @Cached(seconds = SECONDS, maxEntries = MAX_ENTRIES)
  public Item item(long id) {
    return source.item(id);
  }

  @Override
  @Cached(seconds = SECONDS, maxEntries = MAX_ENTRIES)
  public Item variant(long id, int size) {
    return source.variant(id, size);
  }

  @Override
  @Cached(seconds = SECONDS, maxEntries = MAX_ENTRIES)
  public Item offer(long id, int size, String country, boolean business, Level level) {
    return source.offer(id, size, country, business, level);
  }

  @Override
  @Cached(seconds = SECONDS, maxEntries = MAX_ENTRIES)
  public Item named(String name) {
    return source.named(name);
  }

  @Override
  @Cached(seconds = SECONDS, maxEntries = MAX_ENTRIES)
  public Item newest() {
    return source.newest();
  }

  @Override
  @Cached(seconds = SECONDS, maxEntries = MAX_ENTRIES)
  public Item best(boolean business) {
    return source.best(business);
  }

  @Override
  @Cached(seconds = SECONDS, maxEntries = MAX_ENTRIES)
  public Item typical(Level level) {
    return source.typical(level);
  }

  @Override
  @Cached(seconds = SECONDS, maxEntries = MAX_ENTRIES)
  public Optional<Item> find(long id) {
    return source.find(id);
  }

  @Override
  @Cached(seconds = SECONDS, maxEntries = MAX_ENTRIES)
  public CompletableFuture<Item> itemAsync(long id) {
    return source.itemAsync(id);
  }
}
