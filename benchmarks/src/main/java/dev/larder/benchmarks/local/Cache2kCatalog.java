package dev.larder.benchmarks.local;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.cache2k.Cache;
import org.cache2k.Cache2kBuilder;
import org.cache2k.CacheManager;

/** cache2k, which loads by itself what it lacks. */
final class Cache2kCatalog implements Catalog {
  private static final String NEWEST = "newest";

  private final Cache<Long, Item> items;
  private final Cache<VariantKey, Item> variants;
  private final Cache<OfferKey, Item> offers;
  private final Cache<String, Item> named;
  private final Cache<String, Item> newest;
  private final Cache<Boolean, Item> best;
  private final Cache<Level, Item> typical;
  private final Cache<Long, Optional<Item>> found;
  private final Cache<Long, CompletableFuture<Item>> later;

  private Cache2kCatalog(Source source, CacheManager manager, boolean recordStats) {
    this.items =
        limited(new Cache2kBuilder<Long, Item>() {}, manager, recordStats)
            .loader(source::item)
            .build();
    this.variants =
        limited(new Cache2kBuilder<VariantKey, Item>() {}, manager, recordStats)
            .loader(key -> key.load(source))
            .build();
    this.offers =
        limited(new Cache2kBuilder<OfferKey, Item>() {}, manager, recordStats)
            .loader(key -> key.load(source))
            .build();
    this.named =
        limited(new Cache2kBuilder<String, Item>() {}, manager, recordStats)
            .loader(source::named)
            .build();
    this.newest =
        limited(new Cache2kBuilder<String, Item>() {}, manager, recordStats)
            .loader(key -> source.newest())
            .build();
    this.best =
        limited(new Cache2kBuilder<Boolean, Item>() {}, manager, recordStats)
            .loader(source::best)
            .build();
    this.typical =
        limited(new Cache2kBuilder<Level, Item>() {}, manager, recordStats)
            .loader(source::typical)
            .build();
    this.found =
        limited(new Cache2kBuilder<Long, Optional<Item>>() {}, manager, recordStats)
            .loader(source::find)
            .build();
    this.later =
        limited(new Cache2kBuilder<Long, CompletableFuture<Item>>() {}, manager, recordStats)
            .loader(source::itemAsync)
            .build();
  }

  static Opened open(Source source, boolean recordStats) {
    CacheManager manager = CacheManager.getInstance("catalog-" + System.identityHashCode(source));
    return new Opened(new Cache2kCatalog(source, manager, recordStats), manager);
  }

  private static <K, V> Cache2kBuilder<K, V> limited(
      Cache2kBuilder<K, V> builder, CacheManager manager, boolean recordStats) {
    return builder
        .manager(manager)
        .expireAfterWrite(Limits.SECONDS, TimeUnit.SECONDS)
        .entryCapacity(Limits.MAX_ENTRIES)
        .disableStatistics(!recordStats);
  }

  @Override
  public Item item(long id) {
    return items.get(id);
  }

  @Override
  public Item variant(long id, int size) {
    return variants.get(new VariantKey(id, size));
  }

  @Override
  public Item offer(long id, int size, String country, boolean business, Level level) {
    return offers.get(new OfferKey(id, size, country, business, level));
  }

  @Override
  public Item named(String name) {
    return named.get(name);
  }

  @Override
  public Item newest() {
    return newest.get(NEWEST);
  }

  @Override
  public Item best(boolean business) {
    return best.get(business);
  }

  @Override
  public Item typical(Level level) {
    return typical.get(level);
  }

  @Override
  public Optional<Item> find(long id) {
    return found.get(id);
  }

  @Override
  public CompletableFuture<Item> itemAsync(long id) {
    return later.get(id);
  }
}
