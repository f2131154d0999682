package dev.larder.leaderboard;

/** Compares strings by code points: as their UTF-8 bytes compare, and thus as Redis does. */
final class CodePoints {
  private CodePoints() {}

  static int compare(String one, String other) {
    int length = Math.min(one.length(), other.length());
    for (int i = 0; i < length; i++) {
      char a = one.charAt(i);
      char b = other.charAt(i);
      if (a != b) {
        return Integer.compare(weight(a), weight(b));
      }
    }
    return Integer.compare(one.length(), other.length());
  }

  /** Puts surrogates, which stand for the code points from U+10000, after all other characters. */
  private static int weight(char character) {
    return Character.isSurrogate(character) ? character + 0x10000 : character;
  }

  /** Tells whether a string has halves of surrogate pairs, which no encoding could bring back. */
  static boolean hasLoneSurrogate(String text) {
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (Character.isSurrogate(character)) {
        boolean isPair =
            i + 1 < text.length() && Character.isSurrogatePair(character, text.charAt(i + 1));
        if (!isPair) {
          return true;
        }
        i++;
      }
    }
    return false;
  }
}
