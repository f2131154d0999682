package dev.larder.examples;

/**
 * Something that the user gave cannot be used. The message is one line for the user: where it is,
 * what it is, and what would be right.
 */
final class InvalidInputException extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int MAX_QUOTED = 40;

  InvalidInputException(String message) {
    super(message);
  }

  /**
   * Returns {@code text} in quotes, shortened, and without characters that would break the line.
   */
  static String quote(String text) {
    StringBuilder quoted = new StringBuilder("'");
    text.codePoints()
        .limit(MAX_QUOTED)
        .map(c -> isPrintable(c) ? c : '\uFFFD')
        .forEach(quoted::appendCodePoint);
    boolean isCut = text.codePointCount(0, text.length()) > MAX_QUOTED;
    return quoted.append(isCut ? "…'" : "'").toString();
  }

  private static boolean isPrintable(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
