package dev.larder.leaderboard;

import dev.larder.redis.RedisConnector;
import dev.larder.redis.RedisProcess;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Timeout;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;

/** The whole contract, of boards in Redis. */
@Timeout(120)
final class RedisLeaderboardTest {
  private static final AtomicInteger namespaces = new AtomicInteger();
  private static final List<Leaderboards> opened = new ArrayList<>();

  private static RedisProcess redis;
  private static RedissonClient client;

  @BeforeAll
  static void start() {
    redis = new RedisProcess("appendonly no").start();
    Config config = new Config();
    config.useSingleServer().setAddress(redis.url());
    client = Redisson.create(config);
  }

  @AfterAll
  static void close() {
    client.shutdown();
    redis.close();
  }

  /** Returns a maker of boards in a namespace that is new. */
  private static Leaderboards inRedis(InstantSource clock, Executor executor) {
    Leaderboards boards =
        Leaderboards.builder()
            .clock(clock)
            .executor(executor)
            .remote(RedisConnector.of(client))
            .namespace("test" + namespaces.incrementAndGet())
            .commandTimeout(Duration.ofSeconds(20))
            .build();
    opened.add(boards);
    return boards;
  }

  @AfterEach
  void closeBoards() {
    opened.forEach(Leaderboards::close);
    opened.clear();
  }

  @Nested
  final class Ranks extends RankContract {
    @Override
    Leaderboards boards(InstantSource clock, Executor executor) {
      return inRedis(clock, executor);
    }
  }

  @Nested
  final class Submissions extends SubmitContract {
    @Override
    Leaderboards boards(InstantSource clock, Executor executor) {
      return inRedis(clock, executor);
    }
  }

  @Nested
  final class Reads extends ReadContract {
    @Override
    Leaderboards boards(InstantSource clock, Executor executor) {
      return inRedis(clock, executor);
    }
  }

  @Nested
  final class Changes extends ChangeContract {
    @Override
    Leaderboards boards(InstantSource clock, Executor executor) {
      return inRedis(clock, executor);
    }
  }

  @Nested
  final class BadArguments extends ArgumentsContract {
    @Override
    Leaderboards boards(InstantSource clock, Executor executor) {
      return inRedis(clock, executor);
    }
  }

  @Nested
  final class Windows extends WindowsContract {
    @Override
    Leaderboards boards(InstantSource clock, Executor executor) {
      return inRedis(clock, executor);
    }
  }

  @Nested
  final class Listeners extends ListenersContract {
    @Override
    Leaderboards boards(InstantSource clock, Executor executor) {
      return inRedis(clock, executor);
    }
  }

  @Nested
  final class OfSnapshots extends SnapshotsContract {
    @Override
    Leaderboards boards(InstantSource clock, Executor executor) {
      return inRedis(clock, executor);
    }
  }

  @Nested
  final class Model extends ModelContract {
    @Override
    int rounds() {
      return 3_200; // with a round trip for each operation: still 100 000
    }

    @Override
    Leaderboards boards(InstantSource clock, Executor executor) {
      return inRedis(clock, executor);
    }
  }
}
