package dev.larder;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Says which tags a value bears, so that it can be invalidated together with others, of other
 * caches too: {@code (id, order) -> Set.of("customer:" + order.customerId())}.
 *
 * <p>Must be safe for use by several threads at once. What it throws counts as thrown by the load.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
@FunctionalInterface
public interface Tagger<K extends @Nullable Object, V extends @Nullable Object> {

  /**
   * Returns the tags of a value.
   *
   * @param key its key
   * @param value the value, perhaps null
   * @return the tags, none of them null; at most 65 535, each of at most 65 535 bytes in UTF-8
   */
  Collection<String> tags(K key, V value);
}
