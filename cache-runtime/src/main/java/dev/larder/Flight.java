package dev.larder;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A load, refresh or put of one key, in progress.
 *
 * <p>A flight ends in one of two ways, decided under its gate: it <em>lands</em> (its value is
 * stored) or it is <em>doomed</em> (an invalidation or a newer write came first, and its value goes
 * to those who wait for it and nowhere else). Since both take the gate, when {@link #doom} returns
 * the value is either in the store, where the caller of doom will find it, or never will be.
 */
final class Flight<V extends @Nullable Object> {
  private final ReentrantLock gate = new ReentrantLock();
  private final CountDownLatch over = new CountDownLatch(1);
  private final CompletableFuture<V> future = new CompletableFuture<>();
  private final @Nullable String text;
  private final @Nullable RemoteFlight<V> remote;
  private volatile long bornAt;
  private volatile @Nullable Thread loadingThread;
  private volatile @Nullable Outcome<V> outcome;
  private boolean doomed;

  /**
   * @param bornAt reading of the time source from before the load begins
   * @param loadingThread the thread that will run the load
   * @param text the text of the key, if records of the log are to find the flight
   * @param remote what the flight does in the remote store; null if nothing
   */
  Flight(
      long bornAt, Thread loadingThread, @Nullable String text, @Nullable RemoteFlight<V> remote) {
    this.bornAt = bornAt;
    this.text = text;
    this.remote = remote;
    this.loadingThread = loadingThread;
  }

  /** Reading of the time source from which the life of the value counts: when its load began. */
  long bornAt() {
    return bornAt;
  }

  /** Says that the load begins only now, after a look into the remote store. */
  void beginLoad(long nanoTime) {
    bornAt = nanoTime;
  }

  @Nullable String text() {
    return text;
  }

  @Nullable RemoteFlight<V> remote() {
    return remote;
  }

  /** The thread that runs the load; null when none does, because it goes on as a future. */
  @Nullable Thread loadingThread() {
    return loadingThread;
  }

  /** Says that from now on no thread is busy with this flight: it waits for a future. */
  void leaveThread() {
    loadingThread = null;
  }

  /** Says that from now on this thread is busy with it. */
  void enterThread() {
    loadingThread = Thread.currentThread();
  }

  /** Keeps the value from being stored, unless it has been. */
  void doom() {
    gate.lock();
    try {
      doomed = true;
    } finally {
      gate.unlock();
    }
  }

  /** Tells whether its value is to be kept nowhere. */
  boolean isDoomed() {
    gate.lock();
    try {
      return doomed;
    } finally {
      gate.unlock();
    }
  }

  /**
   * Runs {@code store} unless this flight is doomed.
   *
   * @return whether it was run
   */
  boolean land(Runnable store) {
    gate.lock();
    try {
      if (!doomed) {
        store.run();
      }
      return !doomed;
    } finally {
      gate.unlock();
    }
  }

  void succeed(V value) {
    outcome = new Outcome<>(Lookup.of(value), /* failure= */ null);
    // First: what depends on the future runs in this thread, and may wait for one who waits.
    over.countDown();
    future.complete(value);
  }

  void fail(Throwable failure) {
    outcome = new Outcome<>(Lookup.absent(), failure);
    over.countDown();
    future.completeExceptionally(failure);
  }

  /** Tells whether this flight has landed, or never will. */
  boolean isOver() {
    return outcome != null;
  }

  /**
   * Waits until this flight is over. It does not wait for {@code future}: that would let a worker
   * of a fork-join pool run other tasks meanwhile, on top of this wait, unseen by {@link Waits}.
   */
  void awaitEnd() throws InterruptedException {
    ForkJoinPool.managedBlock(new UntilOver(this));
  }

  /**
   * Tells whether the load failed for a reason that only concerns its thread: others had better try
   * for themselves.
   */
  boolean failedForItsThreadAlone() {
    Throwable failure = requireNonNull(outcome).failure();
    return failure instanceof InterruptedException || failure instanceof StackOverflowError;
  }

  /** Returns the value of a flight that is over, or throws the failure as it is. */
  V valueOrThrow() {
    Outcome<V> reached = requireNonNull(outcome);
    if (reached.failure() != null) {
      throw Sneaky.rethrow(reached.failure());
    }
    return reached.value().value();
  }

  /**
   * A future of the caller's own with the same outcome: the same exception, too, not one wrapped
   * around it.
   */
  CompletableFuture<V> copyOfOutcome() {
    CompletableFuture<V> copy = new CompletableFuture<>();
    var unused =
        future.whenComplete(
            (value, failure) -> {
              if (failure == null) {
                copy.complete(value);
              } else {
                copy.completeExceptionally(failure);
              }
            });
    return copy;
  }

  private record Outcome<V extends @Nullable Object>(
      Lookup<V> value, @Nullable Throwable failure) {}

  private record UntilOver(Flight<?> flight) implements ForkJoinPool.ManagedBlocker {
    @Override
    public boolean block() throws InterruptedException {
      flight.over.await();
      return true;
    }

    @Override
    public boolean isReleasable() {
      return flight.isOver();
    }
  }
}
