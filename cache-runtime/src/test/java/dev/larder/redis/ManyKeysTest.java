package dev.larder.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.LoadingCache;
import dev.larder.Seeds;
import dev.larder.annotation.Tier;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The cost of {@code invalidateAll} does not depend on how many keys there are. */
@Timeout(60)
final class ManyKeysTest {
  private static final int FEW = 10;
  private static final int MANY = 1_000_000;
  private static final int BATCH = 20_000;
  private static final int SAMPLES = 2_000;

  /** What the heartbeats of two managers add while we look. */
  private static final long HEARTBEATS = 100;

  /** Copies the value of key 0 to others. */
  private static final String COPY =
      """
      local value = redis.call('HGET', KEYS[1] .. '0', 'v0')
      for key = tonumber(ARGV[1]), tonumber(ARGV[2]) do
        redis.call('HSET', KEYS[1] .. key, 'v0', value)
      end
      return 1
      """;

  private final Database database = new Database(1);

  @Test
  void invalidateAll_costsTheSameForAMillionKeys() throws Exception {
    try (RedisProcess redis = new RedisProcess("appendonly no").start();
        Managers managers = new Managers(redis)) {
      LoadingCache<Integer, Long> issuer = open(managers);
      LoadingCache<Integer, Long> other = open(managers);
      fill(redis, managers, issuer, FEW);
      long few = commandsOfInvalidateAll(redis, issuer);
      fill(redis, managers, issuer, MANY);
      assertThat((Long) redis.command("DBSIZE")).isGreaterThanOrEqualTo(MANY);
      assertSample(issuer, /* present= */ true);
      long many = commandsOfInvalidateAll(redis, issuer);

      assertThat(many).isLessThan(few + HEARTBEATS);
      assertSample(issuer, /* present= */ false);
      Eventually.holdsWithin(Nodes.HEALING, "heard", () -> !other.peek(1).isPresent());
      assertSample(other, /* present= */ false);
    }
  }

  private LoadingCache<Integer, Long> open(Managers managers) {
    return managers.open().cache(Node.spec(300, Tier.REMOTE), key -> database.read(0));
  }

  private static void fill(
      RedisProcess redis, Managers managers, LoadingCache<Integer, Long> cache, int keys)
      throws Exception {
    cache.get(0);
    Eventually.holds("stored", () -> cache.peek(0).isPresent());
    try (RespConnection connection = redis.connect()) {
      for (int first = 1; first <= keys; first += BATCH) {
        connection.command(
            "EVAL",
            COPY,
            "1",
            managers.slot(Node.CACHE, ""),
            String.valueOf(first),
            String.valueOf(Math.min(keys, first + BATCH - 1)));
      }
    }
  }

  /** All that the server was asked to do, by scripts as well. */
  private static long commandsOfInvalidateAll(
      RedisProcess redis, LoadingCache<Integer, Long> cache) {
    redis.command("CONFIG", "RESETSTAT");
    cache.invalidateAll();
    assertThat(redis.calls("keys") + redis.calls("scan") + redis.calls("unlink")).isZero();
    return redis.info("commandstats").values().stream()
        .mapToLong(stats -> Long.parseLong(stats.split("[=,]")[1]))
        .sum();
  }

  private static void assertSample(LoadingCache<Integer, Long> cache, boolean present) {
    Random random = new Random(Seeds.next(ManyKeysTest.class));
    for (int i = 0; i < SAMPLES; i++) {
      assertThat(cache.peek(1 + random.nextInt(MANY)).isPresent()).isEqualTo(present);
    }
  }
}
