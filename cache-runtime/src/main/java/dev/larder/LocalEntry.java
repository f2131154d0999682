package dev.larder;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A value in the local tier. Immutable.
 *
 * @param value the value
 * @param bornAt reading of the time source when its load began
 * @param expiresAt reading of the time source from which it is not served
 * @param text the text of its key, if records of the log are to find it
 * @param tags its tags
 */
record LocalEntry<V extends @Nullable Object>(
    V value, long bornAt, long expiresAt, @Nullable String text, Set<String> tags) {}
