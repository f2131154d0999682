package dev.larder.redis;

import dev.larder.fake.SharedServer;
import dev.larder.spi.RemoteOptions;
import dev.larder.spi.RemoteTier;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;

/** One or several nodes of Redis, and a client that all tests of a class share. */
final class RedisServer implements SharedServer, AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private static final AtomicInteger namespaces = new AtomicInteger();

  private final List<RedisProcess> nodes;
  private final RedissonClient client;
  private String namespace = "none";

  /**
   * @param nodes where data may be
   * @param config leads a client there
   */
  RedisServer(List<RedisProcess> nodes, Config config) {
    this.nodes = nodes;
    this.client = Redisson.create(config);
  }

  @Override
  public RemoteTier newTier() {
    return newTier(/* logLength= */ 10_000);
  }

  RemoteTier newTier(int logLength) {
    namespace = "test" + namespaces.incrementAndGet();
    return RedisConnector.of(client)
        .open(new RemoteOptions(namespace, TIMEOUT, TIMEOUT, logLength));
  }

  /** Returns the key of the stream with the records. */
  String stream() {
    return "larder:{" + namespace + "}:log";
  }

  /** Returns the key of the hash with all else of the log. */
  String state() {
    return "larder:{" + namespace + "}:state";
  }

  /** Returns the key of a value. */
  String slot(String cache, String text) {
    return "larder:" + namespace + ":" + cache + ":" + text;
  }

  /** Runs a command on the node that has its first argument, a key. */
  Object command(String name, String key, String... arguments) {
    String[] all = new String[arguments.length + 2];
    all[0] = name;
    all[1] = key;
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    for (RedisProcess node : nodes) {
      try {
        return node.command(all);
      } catch (RedisErrorReply reply) {
        if (!reply.code().equals("MOVED")) {
          throw reply;
        }
      }
    }
    throw new IllegalStateException("no node has " + key);
  }

  @Override
  public long now() {
    List<?> time = (List<?>) nodes.get(0).command("TIME");
    return Long.parseLong((String) time.get(0)) * 1_000
        + Long.parseLong((String) time.get(1)) / 1_000;
  }

  @Override
  public void awaitMoment(long millis) {
    Eventually.holds("the time has come", () -> now() >= millis);
  }

  @Override
  public void trim() {
    command("XTRIM", stream(), "MAXLEN", "1");
  }

  @Override
  public void flush() {
    nodes.forEach(node -> node.command("FLUSHALL"));
  }

  @Override
  public void close() {
    client.shutdown();
  }
}
