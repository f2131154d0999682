package dev.larder.leaderboard;

import java.util.regex.Pattern;

/** Checks names, which become part of keys. */
final class Names {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

  private Names() {}

  /**
   * Returns the name of a board, of a kind of window, or of a namespace.
   *
   * @throws IllegalArgumentException if it cannot be one
   */
  static String require(String what, String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "the name of a %s is 1 to 64 letters, digits, dots, hyphens and underscores, not '%s'"
              .formatted(what, name));
    }
    return name;
  }

  /**
   * Returns the id of a window.
   *
   * @throws IllegalArgumentException if it cannot be one
   */
  static String requireId(String id) {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "the id of a window is 1 to 64 letters, digits, dots, hyphens, colons and underscores, not"
              + " '%s'".formatted(id));
    }
    return id;
  }
}
