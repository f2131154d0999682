package dev.larder.benchmarks.local;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Bare maps, and a field: what no cache can be faster than, and what grows for ever. First {@code
 * get}, since {@code computeIfAbsent} alone may lock for a key that is there.
 */
final class MapCatalog implements Catalog {
  private final Source source;
  private final ConcurrentMap<Long, Item> items = new ConcurrentHashMap<>();
  private final ConcurrentMap<VariantKey, Item> variants = new ConcurrentHashMap<>();
  private final ConcurrentMap<OfferKey, Item> offers = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Item> named = new ConcurrentHashMap<>();
  private final ConcurrentMap<Boolean, Item> best = new ConcurrentHashMap<>();
  private final ConcurrentMap<Level, Item> typical = new ConcurrentHashMap<>();
  private final ConcurrentMap<Long, Optional<Item>> found = new ConcurrentHashMap<>();
  private final ConcurrentMap<Long, CompletableFuture<Item>> later = new ConcurrentHashMap<>();
  private volatile @Nullable Item newest;

  MapCatalog(Source source) {
    this.source = source;
  }

  @Override
  public Item item(long id) {
    Long key = id;
    Item known = items.get(key);
    return known == null ? items.computeIfAbsent(key, source::item) : known;
  }

  @Override
  public Item variant(long id, int size) {
    VariantKey key = new VariantKey(id, size);
    Item known = variants.get(key);
    return known == null ? variants.computeIfAbsent(key, missing -> missing.load(source)) : known;
  }

  @Override
  public Item offer(long id, int size, String country, boolean business, Level level) {
    OfferKey key = new OfferKey(id, size, country, business, level);
    Item known = offers.get(key);
    return known == null ? offers.computeIfAbsent(key, missing -> missing.load(source)) : known;
  }

  @Override
  public Item named(String name) {
    Item known = named.get(name);
    return known == null ? named.computeIfAbsent(name, source::named) : known;
  }

  @Override
  public Item newest() {
    Item known = newest;
    if (known == null) {
      known = source.newest();
      newest = known;
    }
    return known;
  }

  @Override
  public Item best(boolean business) {
    Boolean key = business;
    Item known = best.get(key);
    return known == null ? best.computeIfAbsent(key, source::best) : known;
  }

  @Override
  public Item typical(Level level) {
    Item known = typical.get(level);
    return known == null ? typical.computeIfAbsent(level, source::typical) : known;
  }

  @Override
  public Optional<Item> find(long id) {
    Long key = id;
    Optional<Item> known = found.get(key);
    return known == null ? found.computeIfAbsent(key, source::find) : known;
  }

  @Override
  public CompletableFuture<Item> itemAsync(long id) {
    Long key = id;
    CompletableFuture<Item> known = later.get(key);
    return known == null ? later.computeIfAbsent(key, source::itemAsync) : known;
  }
}
