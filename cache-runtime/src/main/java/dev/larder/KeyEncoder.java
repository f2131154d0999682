package dev.larder;

import org.jspecify.annotations.Nullable;

/**
 * Writes a key, or a component of one, as text: {@code (text, key) ->
 * text.add(key.region()).addAll(key.ids(), KeyText::add)}.
 *
 * <p>An encoder adds what {@code equals} of the key compares, always in the same order, and nothing
 * else: then equal keys have equal texts, and different keys different ones. It must be safe for
 * use by several threads; one that keeps no state is.
 *
 * @param <K> the type of the key
 */
@FunctionalInterface
public interface KeyEncoder<K extends @Nullable Object> {

  /**
   * Adds the parts of {@code key} to {@code text}.
   *
   * @param text takes the parts; it is of no use after the call
   * @param key the key
   */
  void encode(KeyText text, K key);
}
