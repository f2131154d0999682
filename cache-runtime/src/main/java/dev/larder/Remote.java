package dev.larder;

import dev.larder.spi.Codec;
import dev.larder.spi.Invalidation;
import dev.larder.spi.LeaseRequest;
import dev.larder.spi.RemoteStore;
import dev.larder.spi.RemoteTier;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The remote tier as one manager uses it: the parts, wired.
 *
 * <ul>
 *   <li>{@link LogFollower} reads the log, and keeps the {@link Horizon};
 *   <li>{@link Invalidator} writes it, with the {@link Outbox};
 *   <li>{@link RemoteCache} and {@link RemoteFlight} read and write values;
 *   <li>{@link Link} knows whether it is worth trying;
 *   <li>{@link RemoteDriver} lets the follower take its steps.
 * </ul>
 */
final class Remote implements AutoCloseable {
  private final RemoteTier tier;
  private final RemoteSettings settings;
  private final TimeSource time;
  private final RemoteClock clock;
  private final Link link;
  private final Outbox outbox;
  private final LogFollower follower;
  private final Invalidator invalidator;
  private final Threads threads;

  Remote(
      RemoteTier tier,
      RemoteSettings settings,
      TimeSource time,
      LogFollower.LocalTiers local,
      Threads threads) {
    this.tier = tier;
    this.threads = threads;
    this.settings = settings;
    this.time = time;
    this.clock = new RemoteClock(time);
    this.link = new Link(settings.options().namespace(), time);
    this.outbox = new Outbox(settings.maxUndelivered());
    OwnRecords own = new OwnRecords();
    this.follower =
        new LogFollower(tier.log(), own, clock, time, local, settings.options().logLength());
    this.invalidator = new Invalidator(tier.store(), tier.log(), own, follower, link, outbox);
  }

  RemoteTier tier() {
    return tier;
  }

  RemoteStore store() {
    return tier.store();
  }

  RemoteSettings settings() {
    return settings;
  }

  TimeSource time() {
    return time;
  }

  RemoteClock clock() {
    return clock;
  }

  Link link() {
    return link;
  }

  boolean isUp() {
    return link.isUp();
  }

  Outbox outbox() {
    return outbox;
  }

  Invalidator invalidator() {
    return invalidator;
  }

  LogFollower follower() {
    return follower;
  }

  @Nullable Horizon horizon() {
    return follower.horizon();
  }

  boolean knowsReach(Duration reach) {
    return follower.knows(reach);
  }

  Health health() {
    return link.health(outbox.size());
  }

  Threads threads() {
    return threads;
  }

  /** Makes the remote side of a cache. */
  <V extends @Nullable Object> RemoteCache<V> cache(
      CacheSpec<?, V> spec, Codec<?> codec, StatsRecorder stats) {
    return new RemoteCache<>(this, spec, codec, stats);
  }

  /**
   * Invalidates here and everywhere; the stage completes when it is delivered or left for later.
   */
  CompletionStage<?> invalidate(Invalidation invalidation, Runnable locally) {
    return invalidator.invalidate(invalidation, locally);
  }

  /** Catches up with the log; when the stage completes normally, the remote tier is in use. */
  CompletionStage<Void> step() {
    return follower
        .step()
        .thenRun(
            () -> {
              if (follower.horizon() != null) {
                link.up();
                invalidator.repeat();
              }
            });
  }

  /** A request for a lease that is of no use to anybody once its command has timed out. */
  LeaseRequest newLease() {
    long notAfter = clock.latest(time.nanoTime()) + settings.commandTimeout().toMillis();
    return new LeaseRequest(UUID.randomUUID().toString(), settings.lease(), notAfter);
  }

  /** Gives up the connections. Nothing is asked of the tier from then on. */
  @Override
  public void close() {
    link.close(outbox.size());
    tier.close();
  }
}
