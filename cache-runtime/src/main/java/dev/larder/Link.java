package dev.larder;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the remote tier is worth asking: a circuit breaker. After {@value #MAX_FAILURES} failures
 * in a row nobody asks, until {@link LogFollower} has caught up with the log again.
 */
final class Link {
  private static final Logger log = LoggerFactory.getLogger(CacheManager.class);
  private static final int MAX_FAILURES = 3;

  private final String namespace;
  private final TimeSource time;
  private final AtomicInteger failures = new AtomicInteger();
  private final AtomicInteger logFailures = new AtomicInteger();
  private volatile State state;
  private boolean closed;

  Link(String namespace, TimeSource time) {
    this.namespace = namespace;
    this.time = time;
    this.state = new State(Health.Remote.CONNECTING, time.instant(), null);
  }

  boolean isUp() {
    return state.remote == Health.Remote.UP;
  }

  void succeeded() {
    if (failures.get() != 0) {
      failures.set(0);
    }
  }

  void failed(Throwable failure) {
    if (failures.incrementAndGet() >= MAX_FAILURES) {
      down(failure);
    }
  }

  /**
   * Says that the log could not be followed. Counted by itself: where other commands succeed and
   * these do not, this process would go on without hearing of invalidations. Before the first
   * success the tier may be about to connect.
   */
  void notFollowed(Throwable failure) {
    if (state.remote != Health.Remote.CONNECTING && logFailures.incrementAndGet() >= MAX_FAILURES) {
      down(failure);
    }
  }

  /** Says that the remote tier answers, and that this process knows all of its log. */
  synchronized void up() {
    failures.set(0);
    logFailures.set(0);
    if (state.remote != Health.Remote.UP && !closed) {
      state = new State(Health.Remote.UP, time.instant(), null);
      log.info("the remote tier of namespace {} is in use", namespace);
    }
  }

  /** Says that there is no use in asking. */
  synchronized void down(Throwable failure) {
    String problem = describe(failure);
    if (closed) {
      return; // what fails now was under way
    }
    if (state.remote == Health.Remote.DOWN) {
      state = new State(Health.Remote.DOWN, state.since, problem);
    } else {
      state = new State(Health.Remote.DOWN, time.instant(), problem);
      log.warn(
          "the remote tier of namespace {} cannot be reached, and the local tier works alone: {}",
          namespace,
          problem);
    }
  }

  /** Says that from now on nobody may ask. */
  synchronized void close(int undelivered) {
    if (closed) {
      return;
    }
    closed = true;
    state = new State(Health.Remote.DOWN, time.instant(), "closed");
    if (undelivered > 0) {
      log.warn(
          "closed the remote tier of namespace {} with {} invalidations that other processes were"
              + " not told of; they may serve old values for as long as these live",
          namespace,
          undelivered);
    }
  }

  Health health(int undelivered) {
    State now = state;
    return new Health(now.remote, now.since, undelivered, Optional.ofNullable(now.problem));
  }

  private static String describe(Throwable failure) {
    boolean isWrapper =
        failure instanceof CompletionException || failure instanceof ExecutionException;
    Throwable cause = failure.getCause();
    return isWrapper && cause != null ? describe(cause) : failure.toString();
  }

  private record State(Health.Remote remote, Instant since, @Nullable String problem) {}
}
