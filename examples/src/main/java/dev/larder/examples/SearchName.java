package dev.larder.examples;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** The form of a name in which it is searched: without accents, apostrophes and capitals. */
final class SearchName {
  private static final Pattern IGNORED = Pattern.compile("[\\p{M}'‘’ʻʼ`]");

  private SearchName() {}

  /** Returns the form of {@code name}: {@code "sao paulo"} for {@code "São Paulo"}. */
  static String of(String name) {
    String decomposed = Normalizer.normalize(name, Normalizer.Form.NFD);
    return IGNORED.matcher(decomposed).replaceAll("").toLowerCase(Locale.ROOT);
  }

  /** Returns the {@code LIKE} pattern, with {@code !} as its escape, of all names that begin so. */
  static String startingWith(String prefix) {
    return of(prefix).replaceAll("[!%_]", "!$0") + "%";
  }
}
