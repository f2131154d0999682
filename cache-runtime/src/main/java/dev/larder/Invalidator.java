package dev.larder;

import dev.larder.spi.Invalidation;
import dev.larder.spi.InvalidationLog;
import dev.larder.spi.LogPosition;
import dev.larder.spi.RemoteStore;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Carries the invalidations of this process out to the others.
 *
 * <p>An invalidation is entered into the {@link Outbox}, takes effect here, and is sent: the value
 * of a key is removed from the store, <em>then</em> the record is appended. In the other order a
 * fast process reads the record, forgets its copy, and reads the old value back from the store. If
 * either fails or its outcome is not known, the invalidation stays in the outbox, and both are
 * repeated when the link is up again. A record that arrives twice does no harm.
 */
final class Invalidator {
  /**
   * How many are repeated at once: enough to keep the server busy, few enough to leave connections
   * for callers, and not to time out while they wait for one.
   */
  private static final int WINDOW = 16;

  private final RemoteStore store;
  private final InvalidationLog log;
  private final OwnRecords own;
  private final LogFollower follower;
  private final Link link;
  private final Outbox outbox;
  private final AtomicInteger repeating = new AtomicInteger();
  private final AtomicInteger wanted = new AtomicInteger();

  Invalidator(
      RemoteStore store,
      InvalidationLog log,
      OwnRecords own,
      LogFollower follower,
      Link link,
      Outbox outbox) {
    this.store = store;
    this.log = log;
    this.own = own;
    this.follower = follower;
    this.link = link;
    this.outbox = outbox;
  }

  /**
   * Invalidates here and everywhere.
   *
   * @param locally lets it take effect here
   * @return completes, normally, when it has been delivered or is left for later
   */
  CompletionStage<?> invalidate(Invalidation invalidation, Runnable locally) {
    if (!link.isUp()) {
      outbox.await(invalidation);
      locally.run();
      return CompletableFuture.completedStage(null);
    }
    outbox.begin(invalidation);
    locally.run();
    return send(
        invalidation,
        invalidation instanceof Invalidation.OfKey key
            ? store.remove(key.cache(), key.text())
            : CompletableFuture.completedStage(null));
  }

  /**
   * Sends the record of an invalidation that is under way in the outbox.
   *
   * @param removal removes the value first
   * @return completes, normally, with the position of the record; with null if it was not delivered
   */
  CompletionStage<@Nullable LogPosition> send(
      Invalidation invalidation, CompletionStage<?> removal) {
    long nonce = ThreadLocalRandom.current().nextLong();
    LogPosition sentAfter = follower.known();
    return removal
        .thenCompose(
            removed -> {
              own.sending(nonce);
              return log.append(nonce, invalidation);
            })
        .handle(
            (position, failure) -> {
              // First the mark or floor, then the end of withholding.
              if (failure == null
                  && follower.acknowledged(sentAfter, position, nonce, invalidation)) {
                outbox.delivered(invalidation);
                link.succeeded();
                return position;
              }
              own.failed(nonce);
              outbox.failed(invalidation);
              if (failure != null) {
                link.failed(failure);
              }
              return null;
            });
  }

  /** Sends what waits, some of it at a time; returns at once. */
  void repeat() {
    // Several threads come by here, also from within a call further down: one of them works, and
    // goes round once more if another came.
    if (wanted.getAndIncrement() != 0) {
      return;
    }
    int seen = 1;
    do {
      while (link.isUp() && repeating.get() < WINDOW) {
        Invalidation next = outbox.next();
        if (next == null) {
          break;
        }
        repeating.incrementAndGet();
        var unused =
            send(
                    next,
                    next instanceof Invalidation.OfKey key
                        ? store.remove(key.cache(), key.text())
                        : CompletableFuture.completedStage(null))
                .thenAccept(
                    delivered -> {
                      repeating.decrementAndGet();
                      if (delivered != null) {
                        repeat();
                      }
                    });
      }
      seen = wanted.addAndGet(-seen);
    } while (seen != 0);
  }
}
