package dev.larder;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that keeps a process in step with the log. It waits for a record on a connection that
 * does nothing else, but never relies on it: after {@link #HEARTBEAT} at the latest it polls, and
 * it is the poll that tells what there is. So a connection that is dead without saying so costs a
 * delay, and a poll that is not answered shows that the remote tier is away.
 */
final class RemoteDriver implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(CacheManager.class);
  private static final Duration WAIT = Duration.ofSeconds(1);
  private static final Duration HEARTBEAT = Duration.ofMillis(1_250);
  private static final long FIRST_PAUSE_MILLIS = 50;
  private static final long LONGEST_PAUSE_MILLIS = 200;

  private final Remote remote;
  private final Thread thread;
  private final CountDownLatch firstStep = new CountDownLatch(1);
  private volatile CompletableFuture<Void> wake = new CompletableFuture<>();
  private volatile boolean closed;
  private volatile @Nullable Throwable lastFailure;
  private long pauseMillis = FIRST_PAUSE_MILLIS;
  private @Nullable CompletableFuture<Void> underWay;

  RemoteDriver(Remote remote) {
    this.remote = remote;
    this.thread = new Thread(this::run, "larder-" + remote.settings().options().namespace());
    thread.setDaemon(true);
  }

  /** Starts, and waits until the remote tier is in use, at most for that long. */
  void start(Duration patience) {
    thread.start();
    try {
      boolean started = firstStep.await(patience.toNanos(), TimeUnit.NANOSECONDS);
      if (!started) {
        Throwable why = lastFailure;
        remote.link().down(why == null ? new TimeoutException("no answer in " + patience) : why);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Asks for a step now. */
  void wake() {
    wake.complete(null);
  }

  private void run() {
    while (!closed) {
      try {
        step();
      } catch (InterruptedException interrupted) {
        return; // closed
      } catch (RuntimeException | Error failure) {
        log.error("the thread that follows the invalidation log goes on after a failure", failure);
        remote.link().down(failure);
        try {
          pause();
        } catch (InterruptedException interrupted) {
          return; // closed
        }
      }
    }
  }

  private void step() throws InterruptedException {
    wake = new CompletableFuture<>();
    try {
      // Joining may take longer than a command: it brings all that the log retains.
      Duration atMost = remote.settings().commandTimeout().multipliedBy(8);
      if (underWay == null || underWay.isDone()) {
        underWay = remote.step().toCompletableFuture();
      }
      // One that takes longer is waited for again: two at once would undo each other.
      underWay.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
      underWay = null;
    } catch (ExecutionException | TimeoutException failure) {
      lastFailure = failure;
      remote.link().notFollowed(failure);
      pause();
      return;
    }
    firstStep.countDown();
    pauseMillis = FIRST_PAUSE_MILLIS;
    awaitRecord();
  }

  private void awaitRecord() throws InterruptedException {
    Horizon horizon = remote.horizon();
    if (horizon == null) {
      return;
    }
    CompletionStage<?> record = remote.tier().log().await(horizon.applied().sequence(), WAIT);
    try {
      CompletableFuture.anyOf(wake, record.toCompletableFuture())
          .get(HEARTBEAT.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException failure) {
      pause(); // the poll that follows will tell
    } catch (TimeoutException silence) {
      // Nothing is known; the poll that follows will tell.
    }
  }

  private void pause() throws InterruptedException {
    Thread.sleep(pauseMillis);
    pauseMillis = Math.min(2 * pauseMillis, LONGEST_PAUSE_MILLIS);
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
