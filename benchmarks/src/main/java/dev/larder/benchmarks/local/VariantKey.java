package dev.larder.benchmarks.local;

/** Two arguments as one key, for the caches that are called by hand. */
record VariantKey(long id, int size) {
  Item load(Catalog source) {
    return source.variant(id, size);
  }
}
