package dev.larder.fake;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** What is between a manager and a {@link FakeServer}. */
public interface FakeNetwork {
  /** Carries everything at once. */
  FakeNetwork DIRECT =
      new FakeNetwork() {
        @Override
        public <T> CompletionStage<T> send(Supplier<T> command) {
          return CompletableFuture.completedStage(command.get());
        }
      };

  /**
   * Carries a command to the server and its answer back; or not.
   *
   * @param command what the server does
   */
  <T> CompletionStage<T> send(Supplier<T> command);
}
