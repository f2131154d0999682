package dev.larder;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Runs the look-up of a {@link RemoteFlight} to its end, with a thread that waits or without. */
final class RemoteLookup {
  private RemoteLookup() {}

  /**
   * Looks up in this thread. All commands together take no more than one time-out, but for those
   * that ask again after a pause, since they wait for a load.
   *
   * @return what was found; null if the value is to be loaded
   */
  static <V extends @Nullable Object> @Nullable RemoteValue<V> await(
      RemoteFlight<V> flight, Duration timeout) {
    flight.start();
    long deadline = System.nanoTime() + timeout.toNanos();
    try {
      while (!flight.isOver()) {
        pause(flight.pauseMillis());
        Duration atMost =
            flight.isPatient() ? timeout : Duration.ofNanos(deadline - System.nanoTime());
        step(flight, atMost);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      flight.giveUp();
    }
    return flight.found();
  }

  /** To sleep for no time would be to let others run. */
  private static void pause(long millis) throws InterruptedException {
    if (millis > 0) {
      Thread.sleep(millis);
    } else if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  private static void step(RemoteFlight<?> flight, Duration atMost) throws InterruptedException {
    try {
      flight.receive(flight.sendBlocking(atMost));
    } catch (ExecutionException | TimeoutException failure) {
      flight.fail(failure);
    }
  }

  /**
   * Looks up without a thread that waits.
   *
   * @return completes with what was found; with null if the value is to be loaded
   */
  static <V extends @Nullable Object> CompletionStage<@Nullable RemoteValue<V>> begin(
      RemoteFlight<V> flight, Threads threads) {
    CompletableFuture<@Nullable RemoteValue<V>> result = new CompletableFuture<>();
    flight.start();
    proceed(flight, threads, result);
    return result;
  }

  private static <V extends @Nullable Object> void proceed(
      RemoteFlight<V> flight, Threads threads, CompletableFuture<@Nullable RemoteValue<V>> result) {
    if (flight.isOver()) {
      result.complete(flight.found());
      return;
    }
    CompletionStage<?> answer =
        flight.pauseMillis() == 0
            ? flight.send()
            : threads.pause(flight.pauseMillis()).thenCompose(done -> flight.send());
    var unused =
        answer
            .handleAsync(
                (found, failure) -> {
                  if (failure == null) {
                    flight.receive(found);
                  } else {
                    flight.fail(failure);
                  }
                  proceed(flight, threads, result);
                  return null;
                },
                threads.executor())
            .exceptionally(
                bug -> {
                  result.completeExceptionally(bug);
                  return null;
                });
  }
}
