package dev.larder.redis;

import dev.larder.CacheManager;
import dev.larder.Health;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/**
 * Managers that share a namespace of their own on a Redis, for tests without faults: they are
 * patient, so that on a busy machine nothing is taken for one.
 */
final class Managers implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(2);

  private final RedisProcess redis;
  private final String namespace = "test-" + UUID.randomUUID();
  private final List<CacheManager> open = new CopyOnWriteArrayList<>();

  Managers(RedisProcess redis) {
    this.redis = redis;
  }

  CacheManager open() {
    return open(builder -> builder);
  }

  CacheManager open(UnaryOperator<CacheManager.Builder> settings) {
    CacheManager.Builder builder =
        CacheManager.builder().namespace(namespace).redis(redis.url()).commandTimeout(PATIENCE);
    CacheManager manager = settings.apply(builder).build();
    open.add(manager);
    Eventually.holds("connected", () -> manager.health().remote() == Health.Remote.UP);
    return manager;
  }

  /** Where Redis keeps what belongs to a key. */
  String slot(String cache, Object key) {
    return "larder:" + namespace + ":" + cache + ":" + key;
  }

  /** The slots of values in Redis. */
  Set<String> slots() {
    Set<String> keys = new TreeSet<>();
    for (Object key : (Collection<?>) redis.command("KEYS", "larder:" + namespace + ":*")) {
      keys.add((String) key);
    }
    return keys;
  }

  /** How many records the log has. */
  long records() {
    return (Long) redis.command("XLEN", "larder:{" + namespace + "}:log");
  }

  @Override
  public void close() {
    open.parallelStream().forEach(CacheManager::close);
  }
}
