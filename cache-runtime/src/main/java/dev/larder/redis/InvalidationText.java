package dev.larder.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.larder.spi.Invalidation;

/**
 * How an invalidation is written in the log: a letter, and what there is to say. Equal ones have
 * equal texts.
 *
 * <pre>
 *   K5:users42    key 42 of the cache users
 *   C5:users      the cache users
 *   P5:users4*    keys that match 4*; P0: of all caches
 *   Tuser:42      the tag user:42
 *   A             everything
 * </pre>
 */
final class InvalidationText {
  private InvalidationText() {}

  /**
   * Returns what is to be written. An invalidation of what UTF-8 has no bytes for, surrogates
   * without a partner, is written as one of everything: that costs loads, and is safe.
   */
  static String of(Invalidation invalidation) {
    String text = exact(invalidation);
    return UTF_8.newEncoder().canEncode(text) ? text : "A";
  }

  static boolean isKey(String text) {
    return text.startsWith("K");
  }

  private static String exact(Invalidation invalidation) {
    if (invalidation instanceof Invalidation.OfKey key) {
      return "K" + pair(key.cache(), key.text());
    }
    if (invalidation instanceof Invalidation.OfCache whole) {
      return "C" + pair(whole.cache(), "");
    }
    if (invalidation instanceof Invalidation.OfPattern pattern) {
      return "P" + pair(pattern.cache(), pattern.glob());
    }
    return invalidation instanceof Invalidation.OfTag tagged ? "T" + tagged.tag() : "A";
  }

  /**
   * Returns what was written. What is not known, as a later version may write it, is taken to cover
   * everything: that costs loads, and is safe.
   */
  static Invalidation parse(String text) {
    String rest = text.substring(Math.min(1, text.length()));
    try {
      return switch (text.isEmpty() ? ' ' : text.charAt(0)) {
        case 'K' -> new Invalidation.OfKey(first(rest), second(rest));
        case 'C' -> new Invalidation.OfCache(first(rest));
        case 'P' -> new Invalidation.OfPattern(first(rest), second(rest));
        case 'T' -> new Invalidation.OfTag(rest);
        default -> new Invalidation.OfAll();
      };
    } catch (NumberFormatException | IndexOutOfBoundsException notOurs) {
      return new Invalidation.OfAll();
    }
  }

  private static String pair(String first, String second) {
    return first.length() + ":" + first + second;
  }

  private static String first(String pair) {
    int start = pair.indexOf(':') + 1;
    return pair.substring(start, start + length(pair));
  }

  private static String second(String pair) {
    return pair.substring(pair.indexOf(':') + 1 + length(pair));
  }

  private static int length(String pair) {
    return Integer.parseInt(pair.substring(0, pair.indexOf(':')));
  }
}
