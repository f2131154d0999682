package dev.larder.leaderboard;

import dev.larder.leaderboard.LeaderboardSpec.KeptWindow;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Tells which window of a kind is current. Safe for use by several threads at once. */
final class WindowClock {
  private final KeptWindow kept;
  private final ZoneId zone;
  private final DayOfWeek firstDayOfWeek;
  private final InstantSource clock;

  /** The one that was current last: it mostly still is. */
  private volatile @Nullable Current last;

  WindowClock(LeaderboardSpec<?> spec, KeptWindow kept, InstantSource clock) {
    this.kept = kept;
    this.zone = spec.zone();
    this.firstDayOfWeek = spec.firstDayOfWeek();
    this.clock = clock;
  }

  private record Current(WindowSpan span, BoardStore.Target target) {}

  Window window() {
    return kept.window();
  }

  /** Returns the current window, to write to. */
  BoardStore.Target target() {
    Current current = last;
    if (current != null && current.span().end().equals(Instant.MAX)) {
      return current.target();
    }
    Instant now = clock.instant();
    if (current == null || !current.span().contains(now)) {
      WindowSpan span = spanAt(now);
      current = new Current(span, new BoardStore.Target(key(span.id()), expiry(span)));
      last = current;
    }
    return current.target();
  }

  /** Returns the window in which a moment is. */
  WindowKey keyAt(Instant time) {
    return key(spanAt(time).id());
  }

  WindowKey key(String id) {
    return new WindowKey(window().name(), id);
  }

  private WindowSpan spanAt(Instant time) {
    return window().spanAt(time, zone, firstDayOfWeek);
  }

  private Instant expiry(WindowSpan span) {
    boolean isBeyondTime = span.end().isAfter(Instant.MAX.minus(kept.retention()));
    return isBeyondTime ? Instant.MAX : span.end().plus(kept.retention());
  }
}
