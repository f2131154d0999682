package dev.larder.fake;

import dev.larder.spi.Claim;
import dev.larder.spi.Invalidation;
import dev.larder.spi.InvalidationLog;
import dev.larder.spi.LeaseRequest;
import dev.larder.spi.LogPoll;
import dev.larder.spi.LogPosition;
import dev.larder.spi.LogStart;
import dev.larder.spi.RemoteKey;
import dev.larder.spi.RemoteStore;
import dev.larder.spi.RemoteTier;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The connection of one manager to a {@link FakeServer}. */
public final class FakeTier implements RemoteTier {
  private final FakeServer server;
  private final FakeNetwork network;

  public FakeTier(FakeServer server, FakeNetwork network) {
    this.server = server;
    this.network = network;
  }

  @Override
  public RemoteStore store() {
    return new Store();
  }

  @Override
  public InvalidationLog log() {
    return new Log();
  }

  @Override
  public void close() {}

  private final class Store implements RemoteStore {
    @Override
    public CompletionStage<byte @Nullable []> get(RemoteKey key) {
      return network.send(() -> server.get(key));
    }

    @Override
    public CompletionStage<Claim> claim(RemoteKey key, LeaseRequest request, byte[] rejected) {
      return network.send(() -> server.claim(key, request, rejected));
    }

    @Override
    public CompletionStage<Boolean> lease(RemoteKey key, LeaseRequest request) {
      return network.send(() -> server.lease(key, request));
    }

    @Override
    public CompletionStage<Boolean> leaseForPut(RemoteKey key, LeaseRequest request) {
      return network.send(() -> server.leaseForPut(key, request));
    }

    @Override
    public CompletionStage<Boolean> store(
        RemoteKey key, String token, byte[] value, long expiresAt) {
      return network.send(() -> server.store(key, token, value, expiresAt));
    }

    @Override
    public CompletionStage<?> release(RemoteKey key, String token) {
      return network.send(
          () -> {
            server.release(key, token);
            return true;
          });
    }

    @Override
    public CompletionStage<?> remove(String cache, String text) {
      return network.send(
          () -> {
            server.remove(cache, text);
            return true;
          });
    }

    @Override
    public CompletionStage<Boolean> removeForPut(RemoteKey key, String token) {
      return network.send(() -> server.removeForPut(key, token));
    }
  }

  private final class Log implements InvalidationLog {
    @Override
    public CompletionStage<LogStart> join(Duration life) {
      return network.send(() -> server.join(life));
    }

    @Override
    public CompletionStage<LogPoll> poll(LogPosition position, long nonce, Duration life) {
      return network.send(() -> server.poll(position, nonce, life));
    }

    @Override
    public CompletionStage<LogPosition> append(long nonce, Invalidation invalidation) {
      return network.send(() -> server.append(nonce, invalidation));
    }

    @Override
    public CompletionStage<?> replaceEpoch(long epoch) {
      return network.send(
          () -> {
            server.replaceEpoch(epoch);
            return true;
          });
    }

    @Override
    public CompletionStage<?> await(long sequence, Duration atMost) {
      return CompletableFuture.completedStage(null);
    }
  }
}
