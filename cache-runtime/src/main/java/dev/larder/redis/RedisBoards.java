package dev.larder.redis;

import dev.larder.leaderboard.BoardOptions;
import dev.larder.leaderboard.BoardStore;
import dev.larder.leaderboard.BoardStores;
import dev.larder.leaderboard.LeaderboardSpec;
import dev.larder.spi.Codec;
import org.jspecify.annotations.Nullable;

/** The leaderboards of one namespace in Redis. */
final class RedisBoards implements BoardStores {
  private final RedisConnection connection;
  private final BoardOptions options;
  private final BoardWatch watch = new BoardWatch();

  RedisBoards(RedisConnection connection, BoardOptions options) {
    this.connection = connection;
    this.options = options;
  }

  @Override
  public <M> BoardStore<M> store(LeaderboardSpec<M> spec, @Nullable Codec<M> codec) {
    return new RedisBoardStore<>(spec, new BoardScripts(spec, connection, options), codec, watch);
  }

  @Override
  public void close() {
    watch.close();
    connection.close();
  }
}
