package dev.larder;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Waits for stages in threads that may block. */
final class Blocking {
  private Blocking() {}

  static <T extends @Nullable Object> T await(CompletionStage<T> stage, Duration atMost)
      throws InterruptedException, ExecutionException, TimeoutException {
    return stage.toCompletableFuture().get(Math.max(0, atMost.toNanos()), TimeUnit.NANOSECONDS);
  }

  /** Waits until the stage is complete, in whatever way, or the time is over. */
  static void awaitEnd(CompletionStage<?> stage, Duration atMost) {
    try {
      await(stage, atMost);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException notDone) {
      // Whoever made the stage has seen to it already, or will.
    }
  }
}
