package dev.larder.spi;

/**
 * What an act of invalidation covers. Caches are named as in their specifications, keys by their
 * {@linkplain dev.larder.KeyText texts}. Immutable.
 */
public sealed interface Invalidation {

  /**
   * One key of one cache.
   *
   * @param cache the name of the cache
   * @param text the text of the key
   */
  record OfKey(String cache, String text) implements Invalidation {}

  /**
   * All keys of one cache.
   *
   * @param cache the name of the cache
   */
  record OfCache(String cache) implements Invalidation {}

  /**
   * The keys whose text matches, and those that have none.
   *
   * @param cache the name of the cache; empty for all caches, whose texts then begin with their
   *     name and a colon
   * @param glob the pattern, as in {@link dev.larder.Cache#invalidateMatching}
   */
  record OfPattern(String cache, String glob) implements Invalidation {}

  /**
   * The values that bear a tag, in all caches.
   *
   * @param tag the tag
   */
  record OfTag(String tag) implements Invalidation {}

  /** Everything. */
  record OfAll() implements Invalidation {}

  /**
   * Tells whether this covers a single key. All else is <em>wide</em>: it leaves a mark in the log,
   * by which values in the store are judged, instead of removing them.
   *
   * @return true if this is an {@link OfKey}
   */
  default boolean isKey() {
    return this instanceof OfKey;
  }
}
