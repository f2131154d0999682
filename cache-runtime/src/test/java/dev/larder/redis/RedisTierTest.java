package dev.larder.redis;

import dev.larder.fake.InvalidationLogContract;
import dev.larder.fake.RemoteStoreContract;
import dev.larder.fake.SharedServer;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Timeout;
import org.redisson.config.Config;

/** The contracts, kept by one Redis. */
@Timeout(60)
final class RedisTierTest {
  private static RedisProcess redis;
  private static RedisServer server;

  @BeforeAll
  static void start() {
    redis = new RedisProcess("appendfsync no").start();
    Config config = new Config();
    config.useSingleServer().setAddress(redis.url());
    server = new RedisServer(List.of(redis), config);
  }

  @AfterAll
  static void close() {
    server.close();
    redis.close();
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
}
