package dev.larder;

/**
 * A pattern over key texts: {@code *} stands for any run of characters, also an empty one and
 * across separators, {@code ?} for exactly one character. All else stands for itself.
 *
 * <p>Immutable. To match takes no more steps than the product of both lengths, and no stack.
 */
final class Glob {
  private final String pattern;
  private final int[] characters;

  private Glob(String pattern) {
    this.pattern = pattern;
    this.characters = pattern.codePoints().toArray();
  }

  /**
   * Returns a pattern.
   *
   * @throws IllegalArgumentException if it has a backslash, which somebody means as an escape
   */
  static Glob of(String pattern) {
    if (pattern.indexOf('\\') >= 0) {
      throw new IllegalArgumentException(
          "the pattern \""
              + pattern
              + "\" has a backslash, which no key text contains: to match an argument literally,"
              + " write it with KeyText.escape(argument)");
    }
    return new Glob(pattern);
  }

  /** Returns whether every text matches, because the pattern is nothing but stars. */
  boolean matchesAll() {
    return !pattern.isEmpty() && pattern.chars().allMatch(character -> character == '*');
  }

  boolean matches(CharSequence text) {
    int next = 0;
    int at = 0;
    int afterStar = -1;
    int starEnd = 0;
    while (at < text.length()) {
      int character = Character.codePointAt(text, at);
      if (isStar(next)) {
        afterStar = ++next;
        starEnd = at;
      } else if (matchesOne(next, character)) {
        next++;
        at += Character.charCount(character);
      } else if (afterStar >= 0) {
        // Only the last star need take one more: what it might leave to an earlier one, it can
        // take.
        starEnd += Character.charCount(Character.codePointAt(text, starEnd));
        at = starEnd;
        next = afterStar;
      } else {
        return false;
      }
    }
    return onlyStarsFrom(next);
  }

  private boolean isStar(int index) {
    return index < characters.length && characters[index] == '*';
  }

  private boolean matchesOne(int index, int character) {
    return index < characters.length
        && (characters[index] == '?' || characters[index] == character);
  }

  private boolean onlyStarsFrom(int index) {
    int end = index;
    while (isStar(end)) {
      end++;
    }
    return end == characters.length;
  }

  @Override
  public String toString() {
    return pattern;
  }
}
