package dev.larder.leaderboard;

import static java.util.Objects.requireNonNull;

/**
 * Which window of a board is meant: of which kind, and which one of this kind.
 *
 * @param window the name of the kind, such as {@code weekly}
 * @param id which one, such as {@code 2026-W05}
 */
public record WindowKey(String window, String id) {

  /**
   * Makes a key.
   *
   * @param window the name of the kind
   * @param id which one
   */
  public WindowKey {
    requireNonNull(window, "window");
    requireNonNull(id, "id");
  }

  @Override
  public String toString() {
    return window + "/" + id;
  }
}
