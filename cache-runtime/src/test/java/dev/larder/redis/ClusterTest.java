package dev.larder.redis;

import dev.larder.Seeds;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.redisson.config.Config;
import org.redisson.config.EqualJitterDelay;

/** Guarantees 2 and 4 to 7 where values and log are on several masters, one of which dies. */
@Timeout(60)
final class ClusterTest {
  private static final int ROWS = 30;
  private static final Duration LEASE = Duration.ofMillis(500);

  private static RedisConnector connector(RedisClusterProcesses redis) {
    Config config = new Config();
    config
        .useClusterServers()
        .addNodeAddress(redis.urls().toArray(String[]::new))
        .setScanInterval(500)
        .setConnectTimeout(1_000)
        .setTimeout(250)
        .setRetryAttempts(0)
        .setPingConnectionInterval(500)
        .setMasterConnectionMinimumIdleSize(2)
        .setReconnectionDelay(new EqualJitterDelay(Duration.ofMillis(50), Duration.ofMillis(500)));
    return RedisConnector.of(config);
  }

  @Test
  void masterOfTheLogDies_andThenOneOfValues() {
    try (RedisClusterProcesses redis = RedisClusterProcesses.start();
        Nodes nodes = Nodes.start(3, ROWS, connector(redis), builder -> builder.lease(LEASE))) {
      nodes.fill();
      RedisProcess ofLog = redis.ownerOf("larder:{" + nodes.namespace() + "}:log");
      RedisProcess ofValues =
          redis.nodes().stream().filter(node -> node != ofLog).findFirst().orElseThrow();
      for (RedisProcess victim : List.of(ofLog, ofValues)) {
        try (Workload workload = Workload.on(nodes.all(), ROWS, 2, Seeds.next(ClusterTest.class))) {
          workload.awaitSteps(300);
          victim.kill();
          workload.awaitSteps(100);
          victim.restartWithData();
        }
        redis.awaitOk();
        nodes.assertAgreeSoon();
      }
      nodes.assertGuarantees(LEASE);
    }
  }
}
