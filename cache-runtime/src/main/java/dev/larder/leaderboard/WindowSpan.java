package dev.larder.leaderboard;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A stretch of time that has a board of its own.
 *
 * @param id its name, which no other stretch of the same kind has
 * @param start when it begins
 * @param end when it ends: the first moment that is not in it
 */
public record WindowSpan(String id, Instant start, Instant end) {

  /**
   * Makes a stretch of time.
   *
   * @param id its name: 1 to 64 letters, digits, dots, hyphens, colons and underscores
   * @param start when it begins
   * @param end when it ends
   * @throws IllegalArgumentException if the id cannot be one, or the end is not after the start
   */
  public WindowSpan {
    Names.requireId(id);
    requireNonNull(start, "start");
    if (!end.isAfter(start)) {
      throw new IllegalArgumentException(
          "window %s must end after it starts (%s), ended %s".formatted(id, start, end));
    }
  }

  /** Tells whether a moment is in it. */
  boolean contains(Instant time) {
    return !time.isBefore(start) && time.isBefore(end);
  }
}
