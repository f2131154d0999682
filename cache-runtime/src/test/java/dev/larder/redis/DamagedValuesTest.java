package dev.larder.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.Cache;
import dev.larder.CacheSpec;
import dev.larder.LoadingCache;
import dev.larder.Seeds;
import dev.larder.annotation.Tier;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Guarantee 7, of garbage: what something else has done to a value in Redis reaches no caller, and
 * is overwritten. 10 000 damaged values in all.
 */
@Timeout(60)
final class DamagedValuesTest {
  private static final int ROWS = 100;
  private static final int ROUNDS = 15;
  private static final int MAX_BYTES = 1_000;

  /** The first eight bytes of a stored value are its end; what follows is the envelope. */
  private static final String DAMAGE =
      """
      local stored, kind, n = redis.call('HGET', KEYS[1], 'v0'), ARGV[1], tonumber(ARGV[2])
      local function put(bytes) redis.call('HSET', KEYS[1], 'v0', bytes) end
      local function replaced(at, by)
        return string.sub(stored, 1, at - 1) .. string.char(by) .. string.sub(stored, at + 1)
      end
      if kind == 'truncated' then put(string.sub(stored, 1, n % #stored))
      elseif kind == 'bit_flipped' then
        local at = 9 + math.floor(n / 8) % (#stored - 8)
        put(replaced(at, bit.bxor(string.byte(stored, at), bit.lshift(1, n % 8))))
      elseif kind == 'other_version' then put(replaced(9, (string.byte(stored, 9) + 1 + n % 255) % 256))
      elseif kind == 'huge' then put(stored .. string.rep('x', 1000 + n % 10000))
      elseif kind == 'empty' then put('')
      elseif kind == 'garbage' then put(string.sub(stored, 1, 8) .. string.rep(string.char(n % 256), n % 300))
      else
        redis.call('DEL', KEYS[1])
        if n % 2 == 0 then redis.call('SET', KEYS[1], stored) else redis.call('RPUSH', KEYS[1], stored) end
      end
      return 1
      """;

  private static RedisProcess redis;

  private final Database database = new Database(ROWS);
  private Managers managers;
  private LoadingCache<Integer, Long> cache;

  private enum Damage {
    TRUNCATED,
    BIT_FLIPPED,
    OTHER_VERSION,
    HUGE,
    EMPTY,
    GARBAGE,
    FOREIGN_TYPE
  }

  @BeforeAll
  static void startRedis() {
    redis = new RedisProcess("appendonly no").start();
  }

  @AfterAll
  static void closeRedis() {
    redis.close();
  }

  @BeforeEach
  void open() {
    managers = new Managers(redis);
    cache =
        managers
            .open(builder -> builder.maxValueBytes(MAX_BYTES))
            .cache(Node.spec(300, Tier.REMOTE), database::read);
  }

  @AfterEach
  void close() {
    managers.close();
  }

  @ParameterizedTest
  @EnumSource(Damage.class)
  void damaged_isAMissAndOverwritten(Damage damage) throws Exception {
    Random random = new Random(Seeds.next(DamagedValuesTest.class));
    for (int key = 0; key < ROWS; key++) {
      database.change(key);
    }
    assertAllReadAndStored();
    long reads = database.reads();
    for (int round = 0; round < ROUNDS; round++) {
      damageAll(damage, random);
      assertAllReadAndStored();
      reads += ROWS;
      assertThat(database.reads()).isEqualTo(reads);
    }
    assertThat(cache.stats().remote().errors()).isZero();
  }

  private void damageAll(Damage damage, Random random) {
    String kind = damage.name().toLowerCase(Locale.ROOT);
    try (RespConnection connection = redis.connect()) {
      for (int key = 0; key < ROWS; key++) {
        String number = String.valueOf(random.nextInt(1 << 20));
        connection.send("EVAL", DAMAGE, "1", managers.slot(Node.CACHE, key), kind, number);
      }
      for (int key = 0; key < ROWS; key++) {
        assertThat(connection.receive()).isEqualTo(1L);
      }
    }
  }

  private void assertAllReadAndStored() throws Exception {
    for (int key = 0; key < ROWS; key++) {
      assertThat(cache.get(key)).isEqualTo(1);
    }
    for (int key = 0; key < ROWS; key++) {
      int stored = key;
      Eventually.holds("stored", () -> cache.peek(stored).isPresent());
      assertThat(cache.peek(key).value()).isEqualTo(1);
    }
  }

  /** Well formed, but for another type: as if a fingerprint were wrong. */
  @Test
  void valueOfAnotherType_isAMissAndOverwritten() throws Exception {
    Cache<Integer, String> others =
        managers
            .open()
            .cache(
                CacheSpec.builder(Node.CACHE, Integer.class, String.class)
                    .tier(Tier.REMOTE)
                    .build());
    assertThat(others.get(1, key -> "one")).isEqualTo("one");
    Eventually.holds("stored", () -> others.peek(1).isPresent());

    assertThat(cache.get(1)).isZero();
    Eventually.holds("overwritten", () -> cache.peek(1).isPresent());
    assertThat(cache.stats().remote().damaged()).isPositive();
  }
}
