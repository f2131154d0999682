package dev.larder.redis;

import dev.larder.redis.ReadConnection.FieldAnswer;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.redisson.client.RedisClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections for reading from one server. Nobody ever waits for one: where none is idle there
 * is none, and another is made meanwhile, elsewhere, one at a time.
 *
 * <p>A connection that has failed takes all others with it. What became of one (the server
 * restarted, the network forgot it) became of all that are as old, and each would fail a caller.
 * For a while no other is made then, lest a server that is in trouble is connected to again and
 * again.
 */
final class ReadPool implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(RedisConnector.class);

  /** What more threads than these ask goes the other way. */
  static final int MAX_CONNECTIONS = 16;

  /**
   * How long one may be idle before it is closed, by the next sweep: so up to twice as long.
   * Shorter than what firewalls on the way forget idle connections after.
   */
  static final Duration LONGEST_IDLE = Duration.ofSeconds(10);

  /** How long no connection is made after one could not be, or has failed. */
  static final Duration PAUSE = Duration.ofSeconds(1);

  private final RedisClient server;
  private final ScheduledExecutorService background;
  private final LongSupplier nanoTime;

  /** Those that may be used again when they come back. */
  private final Set<ReadConnection> open = new HashSet<>();

  /** The last used first, so that those too many stay idle. */
  private final Deque<Idle> idle = new ArrayDeque<>();

  private boolean connecting;
  private boolean sweeping;

  /** Whether the last attempt to connect failed, which is said once. */
  private boolean failed;

  private long pauseEndsAt;
  private boolean closed;

  /**
   * @param background runs what may block
   */
  ReadPool(RedisClient server, ScheduledExecutorService background, LongSupplier nanoTime) {
    this.server = server;
    this.background = background;
    this.nanoTime = nanoTime;
    this.pauseEndsAt = nanoTime.getAsLong();
  }

  /**
   * Sends a request and waits for the answer.
   *
   * @return null if there is no connection, or no answer: who asks has to ask in another way
   * @throws TimeoutException if the deadline passes before the answer is there
   */
  @Nullable FieldAnswer read(byte[] request, long deadline) throws TimeoutException {
    ReadConnection connection = borrow();
    if (connection == null) {
      return null;
    }
    boolean isWhole = false;
    try {
      FieldAnswer answer = connection.read(request, deadline);
      isWhole = true;
      return answer;
    } catch (SocketTimeoutException late) {
      throw new TimeoutException("no answer in time");
    } catch (IOException lost) {
      log.debug("a connection to {} is lost", server.getAddr(), lost);
      return null;
    } finally {
      if (isWhole) {
        giveBack(connection);
      } else {
        discard(connection);
      }
    }
  }

  private synchronized @Nullable ReadConnection borrow() {
    Idle last = idle.poll();
    if (last != null) {
      return last.connection();
    }
    if (!closed
        && !connecting
        && open.size() < MAX_CONNECTIONS
        && nanoTime.getAsLong() - pauseEndsAt >= 0) {
      background.execute(this::connect);
      connecting = true;
    }
    return null;
  }

  private synchronized void giveBack(ReadConnection connection) {
    if (open.contains(connection)) {
      idle.push(new Idle(connection, nanoTime.getAsLong()));
    } else {
      connection.close(); // another has failed meanwhile
    }
  }

  /** Closes one that has failed. */
  private synchronized void discard(ReadConnection connection) {
    connection.close();
    boolean isOld = !open.remove(connection); // what became of it, those of now were made after
    // A virtual thread that is interrupted loses its connection, and the others are as good.
    if (!isOld && !Thread.currentThread().isInterrupted()) {
      closeAll();
      pause();
    }
  }

  private void pause() {
    pauseEndsAt = nanoTime.getAsLong() + PAUSE.toNanos();
  }

  private void connect() {
    ReadConnection connection = null;
    String problem = "";
    try {
      connection = ReadConnection.open(server);
    } catch (IOException | GeneralSecurityException | RuntimeException | LinkageError failure) {
      problem = Failures.reason(failure);
    } finally {
      connected(connection, problem);
    }
  }

  private synchronized void connected(@Nullable ReadConnection connection, String problem) {
    connecting = false;
    if (connection == null) {
      if (!failed && !closed) {
        log.info("Redisson reads from {}, as nobody else can: {}", server.getAddr(), problem);
      }
      failed = true;
      pause();
    } else if (closed) {
      connection.close();
    } else {
      failed = false;
      open.add(connection);
      giveBack(connection);
      sweepLater();
    }
  }

  private void sweepLater() {
    if (!sweeping) {
      var unused = background.schedule(this::sweep, LONGEST_IDLE.toMillis(), TimeUnit.MILLISECONDS);
      sweeping = true;
    }
  }

  /** Closes what nobody has used for a while. */
  synchronized void sweep() {
    sweeping = false;
    long before = nanoTime.getAsLong() - LONGEST_IDLE.toNanos();
    for (Idle oldest = idle.peekLast();
        oldest != null && oldest.since() - before <= 0;
        oldest = idle.peekLast()) {
      idle.removeLast();
      open.remove(oldest.connection());
      oldest.connection().close();
    }
    if (!open.isEmpty()) {
      sweepLater();
    }
  }

  /** Closes those that are idle; those that are lent, when they come back. */
  private synchronized void closeAll() {
    idle.forEach(each -> each.connection().close());
    idle.clear();
    open.clear();
  }

  /** Closes also those that are lent: who reads from them is told that they are lost. */
  @Override
  public synchronized void close() {
    closed = true;
    open.forEach(ReadConnection::close);
    closeAll();
  }

  private record Idle(ReadConnection connection, long since) {}
}
