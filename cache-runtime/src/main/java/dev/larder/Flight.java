package dev.larder;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import org.jspecify.annotations.Nullable;

/**
 * A load, refresh or put of one key, in progress.
 *
 * <p>A flight ends in one of two ways, decided under its monitor: it <em>lands</em> (its value is
 * stored) or it is <em>doomed</em> (an invalidation or a newer write came first, and its value goes
 * to those who wait for it and nowhere else). Since both take the monitor, when {@link #doom}
 * returns the value is either in the store, where the caller of doom will find it, or never will
 * be.
 *
 * <h2>Who waits for it</h2>
 *
 * What others wait for is made when the first of them comes, since most flights are alone. The end
 * writes the outcome, then looks for company; who comes writes the company, or finds it, and then
 * looks for the outcome. Both fields are volatile, so that at least one of the two sees what the
 * other wrote, and ends the wait. If both do, the second time has no effect.
 */
final class Flight<V extends @Nullable Object> {
  private final @Nullable String text;
  private final @Nullable RemoteFlight<V> remote;
  private volatile long bornAt;
  private volatile @Nullable Thread loadingThread;
  private volatile @Nullable Outcome<V> outcome;
  private volatile @Nullable Company<V> company;
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
  synchronized void doom() {
    doomed = true;
  }

  /** Tells whether its value is to be kept nowhere. */
  synchronized boolean isDoomed() {
    return doomed;
  }

  /**
   * Runs {@code store} unless this flight is doomed.
   *
   * @return whether it was run
   */
  synchronized boolean land(Runnable store) {
    if (!doomed) {
      store.run();
    }
    return !doomed;
  }

  void succeed(V value) {
    end(new Success<>(value));
  }

  void fail(Throwable failure) {
    end(new Failure<>(failure));
  }

  private void end(Outcome<V> reached) {
    outcome = reached;
    Company<V> waiting = company;
    if (waiting != null) {
      waiting.end(reached);
    }
  }

  private Company<V> company() {
    Company<V> waiting = company;
    if (waiting == null) {
      waiting = findCompany();
    }
    Outcome<V> reached = outcome;
    if (reached != null) {
      waiting.end(reached);
    }
    return waiting;
  }

  private synchronized Company<V> findCompany() {
    Company<V> waiting = company;
    if (waiting == null) {
      waiting = new Company<>(new CountDownLatch(1), new CompletableFuture<>());
      company = waiting;
    }
    return waiting;
  }

  /** Tells whether this flight has landed, or never will. */
  boolean isOver() {
    return outcome != null;
  }

  /**
   * Waits until this flight is over. It does not wait for a future: that would let a worker of a
   * fork-join pool run other tasks meanwhile, on top of this wait, unseen by {@link Waits}.
   */
  void awaitEnd() throws InterruptedException {
    ForkJoinPool.managedBlock(new UntilOver(company().over));
  }

  /**
   * Tells whether the load failed for a reason that only concerns its thread: others had better try
   * for themselves.
   */
  boolean failedForItsThreadAlone() {
    return outcome instanceof Failure<V> failed
        && (failed.failure instanceof InterruptedException
            || failed.failure instanceof StackOverflowError);
  }

  /** Returns the value of a flight that is over, or throws the failure as it is. */
  V valueOrThrow() {
    return requireNonNull(outcome).valueOrThrow();
  }

  /**
   * A future of the caller's own with the same outcome: the same exception, too, not one wrapped
   * around it.
   */
  CompletableFuture<V> copyOfOutcome() {
    CompletableFuture<V> copy = new CompletableFuture<>();
    var unused =
        company()
            .future
            .whenComplete(
                (value, failure) -> {
                  if (failure == null) {
                    copy.complete(value);
                  } else {
                    copy.completeExceptionally(failure);
                  }
                });
    return copy;
  }

  private sealed interface Outcome<V extends @Nullable Object> {
    V valueOrThrow();

    void complete(CompletableFuture<V> future);
  }

  private record Success<V extends @Nullable Object>(V value) implements Outcome<V> {
    @Override
    public V valueOrThrow() {
      return value;
    }

    @Override
    public void complete(CompletableFuture<V> future) {
      future.complete(value);
    }
  }

  private record Failure<V extends @Nullable Object>(Throwable failure) implements Outcome<V> {
    @Override
    public V valueOrThrow() {
      throw Sneaky.rethrow(failure);
    }

    @Override
    public void complete(CompletableFuture<V> future) {
      future.completeExceptionally(failure);
    }
  }

  /** What threads wait for, and what goes on without a thread. */
  private record Company<V extends @Nullable Object>(
      CountDownLatch over, CompletableFuture<V> future) {
    void end(Outcome<V> reached) {
      // First: what depends on the future runs in this thread, and may wait for one who waits.
      over.countDown();
      reached.complete(future);
    }
  }

  private record UntilOver(CountDownLatch over) implements ForkJoinPool.ManagedBlocker {
    @Override
    public boolean block() throws InterruptedException {
      over.await();
      return true;
    }

    @Override
    public boolean isReleasable() {
      return over.getCount() == 0;
    }
  }
}
