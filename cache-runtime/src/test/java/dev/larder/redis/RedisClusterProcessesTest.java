package dev.larder.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class RedisClusterProcessesTest {
  private static RedisClusterProcesses cluster;

  @BeforeAll
  static void start() {
    cluster = RedisClusterProcesses.start();
  }

  @AfterAll
  static void close() {
    cluster.close();
  }

  @Test
  void ownerOf_servesItsKeysAlone() {
    List<String> keys = IntStream.range(0, 100).mapToObj(i -> "k" + i).toList();
    for (String key : keys) {
      assertThat(cluster.ownerOf(key).command("SET", key, key)).isEqualTo("OK");
      assertThat(cluster.ownerOf(key).command("GET", key)).isEqualTo(key);
    }

    assertThat(keys.stream().map(cluster::ownerOf).distinct()).hasSize(3);
    assertThat(cluster.urls()).hasSize(3).doesNotHaveDuplicates();
  }

  @Test
  void otherNode_pointsToTheOwner() {
    RedisProcess owner = cluster.ownerOf("k");
    RedisProcess other =
        cluster.nodes().stream().filter(node -> node != owner).findFirst().orElseThrow();

    assertThatThrownBy(() -> other.command("GET", "k"))
        .hasMessageContaining("MOVED")
        .hasMessageContaining("127.0.0.1:" + owner.port());
  }

  @Test
  void node_comesBackWithItsData() {
    RedisProcess owner = cluster.ownerOf("back");
    owner.command("SET", "back", "v");
    owner.kill();
    owner.restartWithData();
    cluster.awaitOk();

    assertThat(owner.command("GET", "back")).isEqualTo("v");
  }
}
