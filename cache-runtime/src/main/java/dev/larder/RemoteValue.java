package dev.larder;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A value that was found in the remote store.
 *
 * @param value the value
 * @param tags its tags
 * @param bornAt reading of the time source when its load began, about
 * @param expiresAt reading of the time source from which it is not served
 */
record RemoteValue<V extends @Nullable Object>(
    V value, Set<String> tags, long bornAt, long expiresAt) {}
