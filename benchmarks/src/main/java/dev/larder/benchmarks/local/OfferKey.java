package dev.larder.benchmarks.local;

/** Five arguments as one key, for the caches that are called by hand. */
record OfferKey(long id, int size, String country, boolean business, Level level) {
  Item load(Catalog source) {
    return source.offer(id, size, country, business, level);
  }
}
