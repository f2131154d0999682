package dev.larder.benchmarks.local;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Caffeine as it is written by hand. */
final class CaffeineCatalog implements Catalog {
  private static final String NEWEST = "newest";

  private final Source source;
  private final Cache<Long, Item> items;
  private final Cache<VariantKey, Item> variants;
  private final Cache<OfferKey, Item> offers;
  private final Cache<String, Item> named;
  private final Cache<String, Item> newest;
  private final Cache<Boolean, Item> best;
  private final Cache<Level, Item> typical;
  private final Cache<Long, Optional<Item>> found;
  private final AsyncCache<Long, Item> later;

  CaffeineCatalog(Source source, boolean recordStats) {
    this.source = source;
    this.items = builder(recordStats).build();
    this.variants = builder(recordStats).build();
    this.offers = builder(recordStats).build();
    this.named = builder(recordStats).build();
    this.newest = builder(recordStats).build();
    this.best = builder(recordStats).build();
    this.typical = builder(recordStats).build();
    this.found = builder(recordStats).build();
    this.later = builder(recordStats).buildAsync();
  }

  private static Caffeine<Object, Object> builder(boolean recordStats) {
    Caffeine<Object, Object> builder =
        Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofSeconds(Limits.SECONDS))
            .maximumSize(Limits.MAX_ENTRIES);
    return recordStats ? builder.recordStats() : builder;
  }

  @Override
  public Item item(long id) {
    return items.get(id, source::item);
  }

  @Override
  public Item variant(long id, int size) {
    return variants.get(new VariantKey(id, size), key -> key.load(source));
  }

  @Override
  public Item offer(long id, int size, String country, boolean business, Level level) {
    return offers.get(new OfferKey(id, size, country, business, level), key -> key.load(source));
  }

  @Override
  public Item named(String name) {
    return named.get(name, source::named);
  }

  @Override
  public Item newest() {
    return newest.get(NEWEST, key -> source.newest());
  }

  @Override
  public Item best(boolean business) {
    return best.get(business, source::best);
  }

  @Override
  public Item typical(Level level) {
    return typical.get(level, source::typical);
  }

  @Override
  public Optional<Item> find(long id) {
    return found.get(id, source::find);
  }

  @Override
  public CompletableFuture<Item> itemAsync(long id) {
    return later.get(id, (key, executor) -> source.itemAsync(key));
  }
}
