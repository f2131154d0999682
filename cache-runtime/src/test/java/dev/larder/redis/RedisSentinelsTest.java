package dev.larder.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class RedisSentinelsTest {
  @Test
  void failOver_promotesTheReplica() {
    try (RedisSentinels redis = RedisSentinels.start()) {
      RedisProcess first = redis.master();
      RedisProcess second = redis.replica();
      assertThat(redis.sentinelUrls()).hasSize(3).doesNotHaveDuplicates();
      assertThat(addressOfMaster(redis)).isEqualTo(String.valueOf(first.port()));

      first.command("SET", "k", "v");
      redis.awaitReplicated();
      redis.failOver();
      assertThat(redis.master()).isSameAs(second);
      assertThat(first.isAlive()).isFalse();
      assertThat(addressOfMaster(redis)).isEqualTo(String.valueOf(second.port()));
      assertThat(second.command("GET", "k")).isEqualTo("v");
      assertThat(second.command("SET", "k", "w")).isEqualTo("OK");

      redis.restoreReplica();
      assertThat(redis.replica()).isSameAs(first);
      assertThat(first.command("GET", "k")).isEqualTo("w");
    }
  }

  @Test
  void blockReplication_failoverLosesWhatWasWrittenSince() {
    try (RedisSentinels redis = RedisSentinels.start()) {
      redis.master().command("SET", "before", "1");
      redis.blockReplication();
      redis.master().command("SET", "k", "late");
      assertThat(redis.replica().command("GET", "before")).isEqualTo("1");
      assertThat(redis.replica().command("GET", "k")).isNull();
      redis.unblockReplication();
      assertThat(redis.replica().command("GET", "k")).isEqualTo("late");

      redis.blockReplication();
      redis.master().command("SET", "k", "lost");
      redis.failOver();
      assertThat(redis.master().command("GET", "k")).isEqualTo("late");
    }
  }

  private static Object addressOfMaster(RedisSentinels redis) {
    RedisProcess sentinel = redis.sentinels().get(0);
    Object address =
        sentinel.command("SENTINEL", "GET-MASTER-ADDR-BY-NAME", RedisSentinels.MASTER_NAME);
    return ((List<?>) address).get(1);
  }
}
