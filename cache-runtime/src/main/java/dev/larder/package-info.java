/**
 * The runtime of Larder: caches, their manager, and what is known about them.
 *
 * <p>Start at {@link dev.larder.CacheManager}. Generated classes use the same public types as
 * hand-written code does: a {@link dev.larder.CacheSpec} describes a cache, the manager makes it,
 * and a {@link dev.larder.LoadingCache} answers calls.
 */
@NullMarked
package dev.larder;

import org.jspecify.annotations.NullMarked;
