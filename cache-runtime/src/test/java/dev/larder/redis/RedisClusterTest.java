package dev.larder.redis;

import static dev.larder.fake.SharedServer.answer;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.fake.InvalidationLogContract;
import dev.larder.fake.RemoteStoreContract;
import dev.larder.fake.SharedServer;
import dev.larder.redis.ReadConnection.FieldAnswer;
import dev.larder.spi.Claim;
import dev.larder.spi.LeaseRequest;
import dev.larder.spi.RemoteKey;
import dev.larder.spi.RemoteOptions;
import dev.larder.spi.RemoteTier;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;

/** The contracts, kept by a cluster. */
@Timeout(60)
final class RedisClusterTest {
  private static RedisClusterProcesses cluster;
  private static RedisServer server;

  @BeforeAll
  static void start() {
    cluster = RedisClusterProcesses.start("appendfsync no");
    server = new RedisServer(cluster.nodes(), config());
  }

  @AfterAll
  static void close() {
    server.close();
    cluster.close();
  }

  private static Config config() {
    Config config = new Config();
    config
        .useClusterServers()
        .addNodeAddress(cluster.urls().toArray(String[]::new))
        .setMasterConnectionMinimumIdleSize(4);
    return config;
  }

  @Nested
  final class StoreTest extends RemoteStoreContract {
    @Override
    protected SharedServer server() {
      return server;
    }
  }

  @Nested
  final class LogTest extends InvalidationLogContract {
    @Override
    protected SharedServer server() {
      return server;
    }
  }

  @Test
  void eachKey_isReadFromItsMaster_inTheThread() {
    RedissonClient client = Redisson.create(config());
    try (BlockingReader reader = new BlockingReader(RedisConnection.of((Redisson) client))) {
      for (int i = 0; i < 60; i++) {
        String key = "{" + i + "}";
        cluster.ownerOf(key).command("HSET", key, "field", "value of " + i);
        String expected = "value of " + i;
        Eventually.holds(
            "read",
            () -> {
              FieldAnswer answer =
                  reader.read(key, "field", System.nanoTime() + Duration.ofSeconds(5).toNanos());
              return answer != null && new String(answer.value(), UTF_8).equals(expected);
            });
      }
      cluster
          .nodes()
          .forEach(node -> assertThat(BlockingReaderTest.connections(node)).isPositive());
    } finally {
      client.shutdown();
    }
  }

  @Test
  void keysOfOneNamespace_areSpreadOverTheNodes() {
    RemoteOptions options =
        new RemoteOptions("spread", Duration.ofSeconds(5), Duration.ofSeconds(5), 100);
    try (RemoteTier tier = RedisConnector.of(config()).open(options)) {
      Eventually.holds(
          "connected",
          () -> tier.log().join(Duration.ofSeconds(1)).toCompletableFuture().get() != null);
      for (int i = 0; i < 60; i++) {
        RemoteKey key = new RemoteKey("users", "" + i, "v1");
        LeaseRequest request = new LeaseRequest("token" + i, Duration.ofMinutes(1), Long.MAX_VALUE);
        assertThat(answer(tier.store().claim(key, request, new byte[0])))
            .isEqualTo(new Claim.Granted());
        assertThat(answer(tier.store().store(key, "token" + i, new byte[1], Long.MAX_VALUE)))
            .isTrue();
      }
    }

    assertThat(cluster.nodes())
        .allSatisfy(node -> assertThat(node.info("keyspace").get("db0")).startsWith("keys="))
        .allSatisfy(
            node ->
                assertThat(((java.util.List<?>) node.command("KEYS", "larder:spread:*")))
                    .hasSizeBetween(5, 40));
  }
}
