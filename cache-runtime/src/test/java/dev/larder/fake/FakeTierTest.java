package dev.larder.fake;

import dev.larder.spi.RemoteTier;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Nested;

/** The fake keeps the contracts that Redis keeps. */
final class FakeTierTest {
  @Nested
  final class StoreTest extends RemoteStoreContract {
    @Override
    protected SharedServer server() {
      return new Fake();
    }
  }

  @Nested
  final class LogTest extends InvalidationLogContract {
    @Override
    protected SharedServer server() {
      return new Fake();
    }
  }

  private static final class Fake implements SharedServer {
    private final AtomicLong clock = new AtomicLong(1_000_000);
    private final Random random = new Random(1);
    private FakeServer server;

    @Override
    public RemoteTier newTier() {
      server = new FakeServer(clock::get, random);
      return new FakeTier(server, FakeNetwork.DIRECT);
    }

    @Override
    public long now() {
      return clock.get();
    }

    @Override
    public void awaitMoment(long millis) {
      clock.accumulateAndGet(millis, Math::max);
    }

    @Override
    public void trim() {
      server.trim();
    }

    @Override
    public void flush() {
      server.flush();
    }
  }
}
