package dev.larder.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.throwable;

import dev.larder.redis.RedisClusterProcesses;
import dev.larder.redis.RedisConnector;
import dev.larder.redis.RedisProcess;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
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

  /** As {@code redis-cli --cluster reshard} does it, but stopping after each key. */
  @Test
  void board_whoseSlotIsBeingMoved_isWholeOrRefused() {
    try (Leaderboards boards = inCluster().namespace("moved").clock(() -> Instant.EPOCH).build()) {
      Leaderboard<String> board =
          boards.board(
              LeaderboardSpec.builder("quiz", String.class)
                  .ties(TiePolicy.DENSE)
                  .window(Window.ALL_TIME)
                  .window(Window.DAILY)
                  .build());
      board.submit(Submission.<String>of("a", 1).metadata("of a"));
      List<Entry<String>> before = board.all();
      String tag = "larder:{moved:quiz}:";
      RedisProcess source = cluster.ownerOf(tag);
      RedisProcess target =
          cluster.nodes().stream().filter(node -> node != source).findFirst().orElseThrow();
      String slot = String.valueOf(source.command("CLUSTER", "KEYSLOT", tag));
      target.command("CLUSTER", "SETSLOT", slot, "IMPORTING", id(source));
      source.command("CLUSTER", "SETSLOT", slot, "MIGRATING", id(target));
      List<String> keys =
          ((List<?>) source.command("KEYS", tag + "*"))
              .stream().map(String.class::cast).sorted().toList();
      assertThat(keys).hasSize(10); // two of the board, four of each window

      for (String key : keys.subList(0, keys.size() - 1)) {
        move(key, source, target);
        assertThatThrownBy(() -> board.submit("b", 2))
            .asInstanceOf(throwable(LeaderboardException.class))
            .satisfies(failure -> assertThat(failure.mayHaveChanged()).isFalse());
        assertRefused(() -> board.remove("a"));
        assertRefused(() -> board.window(Window.DAILY).trim(0));
        assertRefused(() -> board.windowIds(Window.DAILY));
        assertRefused(board::all);
      }
      move(keys.get(keys.size() - 1), source, target);

      assertThat(board.all()).isEqualTo(before);
      assertThat(board.window(Window.DAILY).all()).isEqualTo(before);
      cluster.nodes().forEach(node -> node.command("CLUSTER", "SETSLOT", slot, "NODE", id(target)));
      assertThat(board.submit("b", 2).accepted()).isTrue();
      assertThat(board.window(Window.DAILY).size()).isEqualTo(2);
    }
  }

  private static String id(RedisProcess node) {
    return (String) node.command("CLUSTER", "MYID");
  }

  private static void move(String key, RedisProcess source, RedisProcess target) {
    source.command("MIGRATE", "127.0.0.1", String.valueOf(target.port()), key, "0", "5000");
  }

  private static void assertRefused(ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(LeaderboardException.class);
  }
}
