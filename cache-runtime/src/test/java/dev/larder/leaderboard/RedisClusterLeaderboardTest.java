package dev.larder.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.redis.RedisClusterProcesses;
import dev.larder.redis.RedisConnector;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;

/** A part of the contract, of boards in a cluster: what concerns several keys at once. */
@Timeout(120)
final class RedisClusterLeaderboardTest {
  private static final AtomicInteger namespaces = new AtomicInteger();

  private static RedisClusterProcesses cluster;
  private static RedissonClient client;

  @BeforeAll
  static void start() {
    cluster = RedisClusterProcesses.start("appendonly no");
    Config config = new Config();
    config.useClusterServers().addNodeAddress(cluster.urls().toArray(String[]::new));
    client = Redisson.create(config);
  }

  @AfterAll
  static void close() {
    client.shutdown();
    cluster.close();
  }

  private static Leaderboards.Builder inCluster() {
    return Leaderboards.builder()
        .remote(RedisConnector.of(client))
        .namespace("test" + namespaces.incrementAndGet())
        .commandTimeout(Duration.ofSeconds(20));
  }

  @Nested
  final class Windows extends WindowsContract {
    @Override
    Leaderboards boards(InstantSource clock, Executor executor) {
      return inCluster().clock(clock).build();
    }
  }

  @Nested
  final class Model extends ModelContract {
    @Override
    int rounds() {
      return 100;
    }

    @Override
    Leaderboards boards(InstantSource clock, Executor executor) {
      return inCluster().clock(clock).build();
    }
  }

  @Test
  void boards_areSpreadOverTheNodes_eachOnOne() {
    try (Leaderboards boards = inCluster().namespace("spread").build()) {
      for (int i = 0; i < 60; i++) {
        Leaderboard<Void> board =
            boards.board(
                LeaderboardSpec.builder("board" + i)
                    .ties(TiePolicy.DENSE)
                    .window(Window.ALL_TIME)
                    .window(Window.DAILY)
                    .build());
        board.submit("a", 1);
        assertThat(board.rank("a")).hasValue(1);
      }
    }

    int keysOfABoard = 8; // two of its own, and for each window ranks, sequences and distinct keys
    assertThat(cluster.nodes())
        .allSatisfy(
            node -> {
              List<?> keys = (List<?>) node.command("KEYS", "larder:{spread:*");
              assertThat(keys.size() % keysOfABoard).isZero();
              assertThat(keys.size() / keysOfABoard).isBetween(5, 40);
            });
  }
}
