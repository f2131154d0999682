package dev.larder.test;

import dev.larder.CacheManager;
import dev.larder.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that stands until it is turned. */
final class FakeTime implements TimeSource {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final AtomicLong elapsed = new AtomicLong();

  CacheManager manager() {
    return CacheManager.builder().timeSource(this).build();
  }

  @Override
  public long nanoTime() {
    return elapsed.get();
  }

  @Override
  public Instant instant() {
    return START.plusNanos(elapsed.get());
  }

  void advanceSeconds(long seconds) {
    advance(Duration.ofSeconds(seconds));
  }

  void advance(Duration duration) {
    elapsed.addAndGet(duration.toNanos());
  }
}
