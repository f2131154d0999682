package dev.larder;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
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
 * writes {@code over}, then looks for waiters; who comes writes the waiters, or finds them, and
 * then looks whether the flight is over. Both fields are volatile. So if it is not over, the end
 * has yet to look for waiters, and will find them. If it is, there is nothing to wait for. Who
 * comes does not complete the future of the others: what depends on it belongs into the thread of
 * the load.
 */
final class Flight<V extends @Nullable Object> {
  private static final VarHandle WAITERS = waitersHandle();

  private final @Nullable String text;
  private final @Nullable RemoteFlight<V> remote;
  private volatile long bornAt;
  private volatile @Nullable Thread loadingThread;
  private volatile @Nullable Waiters<V> waiters;
  private boolean doomed;

  // The end: fields, since neither memory nor a class might be had for more.
  private @Nullable V value;
  private @Nullable Throwable failure;
  private volatile boolean over;

  private static VarHandle waitersHandle() {
    try {
      return MethodHandles.lookup().findVarHandle(Flight.class, "waiters", Waiters.class);
    } catch (ReflectiveOperationException impossible) {
      throw new ExceptionInInitializerError(impossible);
    }
  }

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
    this.value = value;
    end();
  }

  void fail(Throwable failure) {
    this.failure = failure;
    end();
  }

  private void end() {
    over = true;
    Waiters<V> found = waiters;
    if (found != null) {
      // First: what depends on the future runs in this thread, and may wait for one who waits.
      found.latch.countDown();
      complete(found.future);
    }
  }

  /** Takes no lock, since a value that lands may take its time: the keys of users are compared. */
  private Waiters<V> waiters() {
    Waiters<V> found = waiters;
    if (found != null) {
      return found;
    }
    Waiters<V> made = new Waiters<>(new CountDownLatch(1), new CompletableFuture<>());
    return WAITERS.compareAndSet(this, null, made) ? made : waiters();
  }

  /** Tells whether this flight has landed, or never will. */
  boolean isOver() {
    return over;
  }

  /**
   * Waits until this flight is over. It does not wait for a future: that would let a worker of a
   * fork-join pool run other tasks meanwhile, on top of this wait, unseen by {@link Waits}.
   */
  void awaitEnd() throws InterruptedException {
    ForkJoinPool.managedBlock(new UntilOver(this, waiters().latch));
  }

  /**
   * Tells whether the load failed for a reason that only concerns its thread: others had better try
   * for themselves.
   */
  boolean failedForItsThreadAlone() {
    return failure instanceof InterruptedException || failure instanceof StackOverflowError;
  }

  /** Returns the value of a flight that is over, or throws the failure as it is. */
  @SuppressWarnings("NullAway") // without a failure, the value is a V, which may include null
  V valueOrThrow() {
    if (failure != null) {
      throw Sneaky.rethrow(failure);
    }
    return value;
  }

  /**
   * A future of the caller's own with the same outcome: the same exception, too, not one wrapped
   * around it.
   */
  CompletableFuture<V> copyOfOutcome() {
    CompletableFuture<V> copy = new CompletableFuture<>();
    Waiters<V> others = waiters();
    if (over) {
      complete(copy);
    } else {
      var unused = others.future.whenComplete((result, error) -> complete(copy));
    }
    return copy;
  }

  @SuppressWarnings("NullAway") // as above
  private void complete(CompletableFuture<V> future) {
    if (failure == null) {
      future.complete(value);
    } else {
      future.completeExceptionally(failure);
    }
  }

  /** What threads wait for, and what goes on without a thread. */
  private record Waiters<V extends @Nullable Object>(
      CountDownLatch latch, CompletableFuture<V> future) {}

  private record UntilOver(Flight<?> flight, CountDownLatch latch)
      implements ForkJoinPool.ManagedBlocker {
    @Override
    public boolean block() throws InterruptedException {
      latch.await();
      return true;
    }

    @Override
    public boolean isReleasable() {
      return flight.over;
    }
  }
}
