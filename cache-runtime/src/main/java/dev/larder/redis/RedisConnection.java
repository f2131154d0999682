package dev.larder.redis;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.api.options.ObjectParams;
import org.redisson.client.RedisClient;
import org.redisson.client.RedisConnectionException;
import org.redisson.command.CommandAsyncExecutor;
import org.redisson.config.Config;
import org.redisson.connection.ConnectionManager;
import org.redisson.connection.MasterSlaveEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Redisson client: somebody else's, which is left alone, or one of our own, which is made in a
 * thread of its own, again and again until there is a server, and closed with this.
 */
final class RedisConnection implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(RedisConnector.class);
  private static final long FIRST_PAUSE_MILLIS = 500;
  private static final long LONGEST_PAUSE_MILLIS = 2_000;

  /** How long what is under way may take to end before it is failed. */
  private static final long CLOSE_MILLIS = 250;

  private final @Nullable Thread connecting;
  private @Nullable RedissonClient own;
  private volatile @Nullable CommandAsyncExecutor executor;
  private volatile @Nullable String problem;
  private volatile boolean closed;

  private RedisConnection(@Nullable CommandAsyncExecutor executor, @Nullable Config config) {
    this.executor = executor;
    this.connecting =
        config == null ? null : new Thread(() -> connect(config), "larder-redis-connect");
  }

  /** Uses a client, which is not closed with this. */
  static RedisConnection of(Redisson client) {
    return of(client.getCommandExecutor());
  }

  /** Uses what sends the commands of a client, which is not closed with this. */
  static RedisConnection of(CommandAsyncExecutor executor) {
    return new RedisConnection(executor, /* config= */ null);
  }

  /** Begins to connect; returns at once. */
  static RedisConnection to(Config config) {
    RedisConnection connection = new RedisConnection(/* executor= */ null, config);
    if (connection.connecting != null) {
      connection.connecting.setDaemon(true);
      connection.connecting.start();
    }
    return connection;
  }

  /** Waits until there is a connection, or the time is over. */
  void awaitFirst(Duration atMost) {
    if (connecting == null) {
      return;
    }
    try {
      connecting.join(Math.max(1, atMost.toMillis()));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Returns what sends commands.
   *
   * @param params their time-out, and how often they are repeated
   * @throws RedisConnectionException if there is no connection yet, or none any more
   */
  CommandAsyncExecutor executor(ObjectParams params) {
    CommandAsyncExecutor made = executor;
    if (closed) {
      throw new RedisConnectionException("the connection to Redis is closed");
    }
    if (made == null) {
      throw new RedisConnectionException(
          problem == null ? "not connected to Redis yet" : "not connected to Redis: " + problem);
    }
    return made.copy(params);
  }

  /**
   * Returns the master of a key: who a command that writes would be sent to now.
   *
   * @return null if none is known
   */
  @Nullable RedisClient master(String key) {
    CommandAsyncExecutor made = executor;
    if (closed || made == null) {
      return null;
    }
    ConnectionManager connections = made.getConnectionManager();
    try {
      MasterSlaveEntry entry = connections.getWriteEntry(connections.calcSlot(key));
      return entry == null || !entry.isInit() ? null : entry.getClient();
    } catch (RuntimeException notConnected) {
      return null; // one that connects with its first command
    }
  }

  private void connect(Config config) {
    // Each attempt makes threads, and lets Redisson log its version.
    for (long pause = FIRST_PAUSE_MILLIS;
        !closed;
        pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS)) {
      try {
        keep(Redisson.create(config));
        return;
      } catch (RuntimeException failure) {
        failed(failure);
      }
      try {
        Thread.sleep(pause);
      } catch (InterruptedException interrupted) {
        return; // closed
      }
    }
  }

  private void failed(RuntimeException failure) {
    String reason = Failures.reason(failure);
    if (!closed && !reason.equals(problem)) {
      // That the remote tier is away, the manager says.
      log.info("not connected to Redis yet: {}", reason);
    }
    problem = reason;
    log.debug("an attempt to connect to Redis failed", failure);
  }

  private synchronized void keep(RedissonClient client) {
    if (closed) {
      client.shutdown(0, CLOSE_MILLIS, TimeUnit.MILLISECONDS);
      return;
    }
    own = client;
    executor = ((Redisson) client).getCommandExecutor();
  }

  @Override
  public void close() {
    closed = true;
    if (connecting != null) {
      connecting.interrupt();
    }
    shutdownOwn();
  }

  private synchronized void shutdownOwn() {
    if (own != null) {
      own.shutdown(0, CLOSE_MILLIS, TimeUnit.MILLISECONDS);
      own = null;
    }
  }
}
