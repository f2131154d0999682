package dev.larder;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that stands until it is turned. Its readings pass zero, as those of the JVM may. */
public final class FakeTime implements TimeSource {
  public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private static final long ORIGIN = -1_000_000_007L;

  private final AtomicLong elapsed = new AtomicLong();

  @Override
  public long nanoTime() {
    return ORIGIN + elapsed.get();
  }

  @Override
  public Instant instant() {
    return START.plusNanos(elapsed.get());
  }

  public void advance(Duration duration) {
    elapsed.addAndGet(duration.toNanos());
  }

  public void advanceSeconds(long seconds) {
    advance(Duration.ofSeconds(seconds));
  }

  public void advanceNanos(long nanos) {
    advance(Duration.ofNanos(nanos));
  }
}
