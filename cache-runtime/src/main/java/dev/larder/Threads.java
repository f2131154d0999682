package dev.larder;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;

/** Where callers that do not block have their work done. */
interface Threads {
  /** The pool that all of the JVM shares. */
  Threads COMMON_POOL =
      new Threads() {
        @Override
        public Executor executor() {
          return ForkJoinPool.commonPool();
        }

        @Override
        public CompletionStage<Void> pause(long millis) {
          return CompletableFuture.runAsync(
              () -> {},
              CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS, executor()));
        }
      };

  /** Runs what decodes values or calls loaders: never a thread of the remote client. */
  Executor executor();

  /** Completes after some time. */
  CompletionStage<Void> pause(long millis);
}
