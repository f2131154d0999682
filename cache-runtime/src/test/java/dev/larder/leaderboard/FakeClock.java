package dev.larder.leaderboard;

import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands until it is set. */
final class FakeClock implements InstantSource {
  private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");

  @Override
  public Instant instant() {
    return now;
  }

  void set(Instant time) {
    now = time;
  }

  void set(String time) {
    set(Instant.parse(time));
  }
}
