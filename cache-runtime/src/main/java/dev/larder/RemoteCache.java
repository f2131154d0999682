package dev.larder;

import dev.larder.spi.Codec;
import dev.larder.spi.CodecException;
import dev.larder.spi.Invalidation;
import dev.larder.spi.LeaseRequest;
import dev.larder.spi.LogPosition;
import dev.larder.spi.RemoteKey;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The values of one cache in the remote store: judges what is read, and writes what is loaded. */
final class RemoteCache<V extends @Nullable Object> {
  private static final Logger log = LoggerFactory.getLogger(CacheManager.class);
  private static final byte[] NOTHING = {};

  private final Remote remote;
  private final CacheSpec<?, V> spec;
  private final Codec<Object> codec;
  private final StatsRecorder stats;
  private final Duration reach;
  private final AtomicBoolean warned = new AtomicBoolean();

  @SuppressWarnings("unchecked") // the codec of the value type
  RemoteCache(Remote remote, CacheSpec<?, V> spec, Codec<?> codec, StatsRecorder stats) {
    this.remote = remote;
    this.spec = spec;
    this.codec = (Codec<Object>) codec;
    this.stats = stats;
    this.reach = remote.settings().reach(spec.life());
  }

  Remote remote() {
    return remote;
  }

  /**
   * Begins what a flight does remotely; to be called before the flight is in its table.
   *
   * @return null if the remote store is out of use
   */
  @Nullable RemoteFlight<V> begin(String text) {
    Horizon horizon = remote.horizon();
    if (horizon == null || !remote.isUp()) {
      return null;
    }
    // Marks must be known to outlive what this flight may store before it is born.
    boolean mayStore = remote.knowsReach(reach);
    RemoteKey key = new RemoteKey(spec.name(), text, spec.fingerprint());
    return new RemoteFlight<>(this, key, horizon.birth(), mayStore);
  }

  /** Tells whether the key must not be read because an invalidation of it is on its way. */
  boolean isWithheld(RemoteKey key) {
    return remote.outbox().covers(key.cache(), key.text());
  }

  /** Returns the value that was read, or null if there is none or it cannot be served. */
  @Nullable RemoteValue<V> accept(RemoteKey key, byte @Nullable [] bytes) {
    if (bytes == null) {
      return null;
    }
    Envelope envelope =
        bytes.length > remote.settings().maxValueBytes() ? null : Envelope.parse(bytes);
    if (envelope == null) {
      stats.damaged();
      return null;
    }
    // The outbox first: what has left it by then is in the horizon, or has done away with that.
    if (remote.outbox().covers(envelope.tags())) {
      return null;
    }
    Horizon horizon = remote.horizon();
    if (horizon == null
        || horizon.covers(
            envelope.birth(), envelope.putBy(), key.cache(), key.text(), envelope.tags())) {
      return null;
    }
    long now = remote.time().nanoTime();
    long remoteNow = remote.clock().latest(now);
    long remaining = envelope.freshUntil() - remoteNow;
    long age = Math.max(0, remoteNow - envelope.createdAt());
    // No longer than the specification says, whatever that of the writer said.
    long millis = Math.min(remaining, spec.life().toMillis() - age);
    return millis <= 0 ? null : decode(envelope, now - nanos(age), now + nanos(millis));
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // the codec is that of V, which may include null
  private @Nullable RemoteValue<V> decode(Envelope envelope, long bornAt, long expiresAt) {
    try {
      Object value =
          envelope.holdsNull()
              ? null
              : codec.decode(envelope.bytes(), envelope.offset(), envelope.length());
      return new RemoteValue<>((V) value, envelope.tags(), bornAt, expiresAt);
    } catch (CodecException failure) {
      stats.damaged();
      warn("a value of {} in the remote store cannot be read: {}", failure);
      return null;
    }
  }

  /**
   * Returns the bytes of a value that may be stored until then.
   *
   * @return null if it cannot be stored
   */
  byte @Nullable [] encode(
      V value, Set<String> tags, LogPosition birth, long putBy, long bornAt, long expiresAt) {
    try {
      byte[] bytes = value == null ? NOTHING : codec.encode(value);
      byte[] all =
          new Envelope(
                  birth,
                  putBy,
                  remote.clock().earliest(bornAt),
                  freshUntil(expiresAt),
                  ThreadLocalRandom.current().nextLong(),
                  tags,
                  value == null,
                  bytes,
                  0)
              .toBytes();
      if (all.length <= remote.settings().maxValueBytes()) {
        return all;
      }
      warn(
          "a value of {} is not stored remotely: {}",
          new CodecException(
              "it has %d bytes, more than the %d allowed"
                  .formatted(all.length, remote.settings().maxValueBytes())));
    } catch (CodecException failure) {
      warn("a value of {} is not stored remotely: {}", failure);
    }
    stats.unstorable();
    return null;
  }

  /** When a value that lives until then dies, in milliseconds of the store's clock. */
  long freshUntil(long expiresAt) {
    return remote.clock().earliest(expiresAt);
  }

  /**
   * Returns what the store holds for a key; null if it holds nothing or does not answer in time.
   */
  @Nullable RemoteValue<V> peek(String text) {
    RemoteKey key = new RemoteKey(spec.name(), text, spec.fingerprint());
    if (!remote.isUp() || isWithheld(key)) {
      return null;
    }
    try {
      byte[] bytes = remote.store().getBlocking(key, remote.settings().commandTimeout());
      succeeded();
      return accept(key, bytes);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException failure) {
      failed(failure);
    }
    return null;
  }

  /** Counts a command that failed. */
  void failed(Throwable failure) {
    stats.remoteError();
    remote.link().failed(failure);
  }

  void succeeded() {
    remote.link().succeeded();
  }

  void stored(boolean accepted) {
    succeeded();
    if (!accepted) {
      stats.refusedStore();
    }
  }

  /**
   * Invalidates the key and stores a value in its place, as one act: another that comes between
   * makes it an invalidation alone.
   *
   * @param locally lets the invalidation take effect here
   * @param wanted tells whether the value is still to be kept
   * @return completes, normally, with whether the value may be kept
   */
  CompletionStage<Boolean> put(
      RemoteKey key,
      V value,
      Set<String> tags,
      long bornAt,
      long expiresAt,
      Runnable locally,
      BooleanSupplier wanted) {
    Invalidation invalidation = new Invalidation.OfKey(key.cache(), key.text());
    LeaseRequest request = remote.newLease();
    String token = request.token();
    Horizon horizon = remote.horizon();
    // Before the lease: what wide records after it cover, this value may be older than.
    LogPosition birth = horizon == null ? null : horizon.birth();
    boolean mayStore = birth != null && remote.knowsReach(reach);
    remote.outbox().begin(invalidation);
    locally.run();
    CompletableFuture<Boolean> leased =
        remote
            .store()
            .leaseForPut(key, request)
            .handle((granted, failure) -> failure == null && granted && mayStore)
            .toCompletableFuture();
    return leased.thenCompose(
        granted -> {
          CompletableFuture<Boolean> stillLeased =
              (granted
                      ? remote.store().removeForPut(key, token)
                      : remote.store().remove(key.cache(), key.text()).thenApply(done -> false))
                  .toCompletableFuture();
          return remote
              .invalidator()
              .send(invalidation, stillLeased)
              .thenCompose(
                  record -> {
                    if (record != null
                        && birth != null
                        && stillLeased.join()
                        && record.epoch() == birth.epoch()
                        && wanted.getAsBoolean()) {
                      byte[] bytes =
                          encode(value, tags, birth, record.sequence(), bornAt, expiresAt);
                      if (bytes != null) {
                        return storePut(key, token, bytes, expiresAt);
                      }
                    }
                    if (granted) {
                      var unused = remote.store().release(key, token);
                    }
                    return CompletableFuture.completedStage(false);
                  });
        });
  }

  private CompletionStage<Boolean> storePut(
      RemoteKey key, String token, byte[] bytes, long expiresAt) {
    return remote
        .store()
        .store(key, token, bytes, freshUntil(expiresAt))
        .handle(
            (stored, failure) -> {
              if (failure != null) {
                failed(failure);
                return false;
              }
              stored(stored);
              return stored;
            });
  }

  private void warn(String message, CodecException failure) {
    if (warned.compareAndSet(false, true)) {
      log.warn(message + " (further ones are only counted)", spec.name(), failure.toString());
    }
  }

  private static long nanos(long millis) {
    return Duration.ofMillis(millis).toNanos();
  }
}
