package dev.larder.redis;

import dev.larder.redis.ReadConnection.FieldAnswer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.redisson.client.RedisClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads fields in the thread that waits for them, over connections of its own. A client that
 * multiplexes, as Redisson is, hands each command to another thread and its answer back, which
 * takes longer than the command does.
 *
 * <p>Redisson knows best who the master of a key is, and how to connect to it: with each read it is
 * asked who it would send a write to <em>now</em>, and that server is read from. So whatever
 * becomes of the servers, this reads from none that Redisson would not have asked. The connections
 * to one that it has given up are not looked at again.
 *
 * <p>Here is no answer but a plain one. Whatever else happens, the caller is told to ask Redisson:
 * no connection is idle or can be made, one is lost, the server moved the key, refuses, or is
 * loading, Redisson is of a version that has other internals. Only an answer that does not come in
 * time is a failure.
 */
final class BlockingReader implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(RedisConnector.class);

  private final RedisConnection connection;
  private final Map<RedisClient, ReadPool> pools = new ConcurrentHashMap<>();

  /** Connects, and closes what is idle: one thread, once there is something to do. */
  private final ScheduledThreadPoolExecutor background =
      new ScheduledThreadPoolExecutor(
          1,
          new DaemonThreadFactory("larder-redis-read"),
          new ThreadPoolExecutor.DiscardPolicy()); // what comes after the end

  /** Whether this Redisson lacks something that this needs and that it does not promise to have. */
  private final AtomicBoolean isIncompatible = new AtomicBoolean();

  private volatile boolean closed;

  BlockingReader(RedisConnection connection) {
    this.connection = connection;
  }

  /**
   * Reads a field of a hash from the master of the key.
   *
   * @param deadline by when the answer has to be there, a reading of {@link System#nanoTime}
   * @return null if Redisson is to be asked
   * @throws TimeoutException if the server is asked, and the answer is not there in time
   */
  @Nullable FieldAnswer read(String key, String field, long deadline) throws TimeoutException {
    if (closed || isIncompatible.get()) {
      return null;
    }
    try {
      return readFromMaster(key, field, deadline);
    } catch (LinkageError missing) {
      if (isIncompatible.compareAndSet(false, true)) {
        log.warn(
            "Redisson reads, as nobody else can with this version of it: {}", missing.toString());
      }
      return null;
    }
  }

  private @Nullable FieldAnswer readFromMaster(String key, String field, long deadline)
      throws TimeoutException {
    RedisClient master = connection.master(key);
    if (master == null || master.isShutdown() || !ReadConnection.isSupported(master.getConfig())) {
      return null;
    }
    byte[] request = ReadConnection.hget(key, field);
    return request == null ? null : pool(master).read(request, deadline);
  }

  private ReadPool pool(RedisClient master) {
    ReadPool pool = pools.get(master);
    if (pool == null) {
      closeAbandoned();
      pool =
          pools.computeIfAbsent(
              master, server -> new ReadPool(server, background, System::nanoTime));
    }
    return pool;
  }

  /** Closes the connections to servers that Redisson has given up. */
  private void closeAbandoned() {
    pools.forEach(
        (server, pool) -> {
          if (server.isShutdown()) {
            pool.close();
            pools.remove(server);
          }
        });
  }

  @Override
  public void close() {
    closed = true;
    pools.values().forEach(ReadPool::close);
    background.shutdownNow();
  }
}
