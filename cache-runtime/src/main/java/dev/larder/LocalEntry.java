package dev.larder;

import org.jspecify.annotations.Nullable;

/**
 * A value in the local tier. Immutable.
 *
 * @param value the value
 * @param bornAt reading of the time source when its load began
 * @param expiresAt reading of the time source from which it is not served
 */
record LocalEntry<V extends @Nullable Object>(V value, long bornAt, long expiresAt) {}
