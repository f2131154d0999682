/**
 * The remote tier and leaderboards in Redis, through Redisson. Start at {@link
 * dev.larder.redis.RedisConnector}, or at {@link dev.larder.CacheManager.Builder#redis(String)} and
 * {@link dev.larder.leaderboard.Leaderboards.Builder#redis(String)}, which need nothing of this
 * package.
 *
 * <p>Takes {@code org.redisson:redisson} on the class path, and a Redis of version 5 or later.
 */
@NullMarked
package dev.larder.redis;

import org.jspecify.annotations.NullMarked;
