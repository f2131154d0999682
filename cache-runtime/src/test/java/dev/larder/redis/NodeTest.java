package dev.larder.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.Seeds;
import dev.larder.annotation.Tier;
import dev.larder.redis.Node.Kind;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
final class NodeTest {
  private static final int ROWS = 8;
  private static RedisProcess redis;

  @BeforeAll
  static void startRedis() {
    redis = new RedisProcess().start();
  }

  @AfterAll
  static void closeRedis() {
    redis.close();
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void change_isSeenByTheOthers(Kind kind) {
    try (Nodes nodes = Nodes.start(2, ROWS, redis)) {
      nodes.fill();
      nodes.get(0).change(3, kind);

      assertThat(nodes.get(0).read(3)).isEqualTo(1);
      nodes.assertAgreeSoon();
    }
  }

  @Test
  void stale_tellsWhatGuarantee2Forbids() {
    Database database = new Database(1);
    try (Node node = Node.behindProxy(database, "stale", redis, Tier.BOTH, builder -> builder)) {
      node.read(0);
      node.change(0, Kind.KEY);
      node.cache().put(0, 0L);
      node.read(0);

      assertThat(node.stale()).containsExactly(new Node.Stale(0, 0, 1));
    }
  }

  @Test
  void outdatedFor_countsFromTheChange() {
    Database database = new Database(1);
    database.change(0);
    database.change(0);
    long now = System.nanoTime();

    assertThat(database.outdatedFor(0, 2, now)).isZero();
    assertThat(database.outdatedFor(0, 0, now)).isGreaterThan(database.outdatedFor(0, 1, now));
  }

  @Test
  void workload_withoutFaults() {
    try (Nodes nodes = Nodes.start(3, ROWS, redis)) {
      try (Workload workload = Workload.on(nodes.all(), ROWS, 2, Seeds.next(NodeTest.class))) {
        workload.awaitSteps(3_000);
      }
      nodes.assertAgreeSoon();
      nodes.assertGuarantees(Duration.ZERO);
    }
  }
}
