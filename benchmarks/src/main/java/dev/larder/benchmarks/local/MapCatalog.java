package dev.larder.benchmarks.local;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Bare maps, and a field: what no cache can be faster than, and what grows for ever. */
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
    return get(items, id, source::item);
  }

  @Override
  public Item variant(long id, int size) {
    return get(variants, new VariantKey(id, size), key -> key.load(source));
  }

  @Override
  public Item offer(long id, int size, String country, boolean business, Level level) {
    return get(offers, new OfferKey(id, size, country, business, level), key -> key.load(source));
  }

  @Override
  public Item named(String name) {
    return get(named, name, source::named);
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
    return get(best, business, source::best);
  }

  @Override
  public Item typical(Level level) {
    return get(typical, level, source::typical);
  }

  @Override
  public Optional<Item> find(long id) {
    return get(found, id, source::find);
  }

  @Override
  public CompletableFuture<Item> itemAsync(long id) {
    return get(later, id, source::itemAsync);
  }

  /** First get, since computeIfAbsent alone may lock for a key that is there. */
  private static <K, V> V get(ConcurrentMap<K, V> map, K key, Function<K, V> loader) {
    V value = map.get(key);
    return value == null ? map.computeIfAbsent(key, loader) : value;
  }
}
