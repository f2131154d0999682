package dev.larder.fake;

import dev.larder.spi.RemoteTier;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** What keeps values and invalidations, be it a fake or Redis, as the contracts need it. */
public interface SharedServer {

  /** Returns a tier of a namespace that is new; what follows here means that one. */
  RemoteTier newTier();

  /** Reads its clock, in milliseconds. */
  long now();

  /** Returns when its clock shows a moment. */
  void awaitMoment(long millis);

  /** Trims the log to its last record. */
  void trim();

  /** Forgets everything. */
  void flush();

  /** Returns when the life of something that began by now is over. */
  default void outlive(Duration life) {
    awaitMoment(now() + life.toMillis() + 1);
  }

  /**
   * Returns the answer of a stage.
   *
   * @throws IllegalStateException if it fails
   */
  static <T> T answer(CompletionStage<T> stage) {
    try {
      return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
    } catch (Exception failure) {
      throw new IllegalStateException("no answer", failure);
    }
  }
}
