package dev.larder.processor;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Finds what somebody may have meant. */
final class Suggestions {
  private static final int MOST_LISTED = 8;

  private Suggestions() {}

  /**
   * Returns the end of a sentence: {@code ; did you mean 'x'?} if a name is near, else a list of
   * the names there are.
   */
  static String forName(String wrong, Collection<String> names) {
    List<String> near =
        names.stream()
            .distinct()
            .filter(name -> isNear(wrong, name))
            .sorted(
                Comparator.comparingInt((String name) -> distance(wrong, name))
                    .thenComparing(name -> name))
            .toList();
    return near.isEmpty() ? list(names) : "; did you mean '" + near.get(0) + "'?";
  }

  /**
   * Returns the end of a sentence: {@code ; there is a, b, c.}, or a full stop if there are no
   * names.
   */
  static String list(Collection<String> names) {
    List<String> sorted = names.stream().distinct().sorted().toList();
    if (sorted.isEmpty()) {
      return ".";
    }
    String more = sorted.size() > MOST_LISTED ? ", …" : ".";
    return "; there is "
        + String.join(", ", sorted.subList(0, Math.min(MOST_LISTED, sorted.size())))
        + more;
  }

  private static boolean isNear(String wrong, String name) {
    return wrong.equalsIgnoreCase(name)
        || distance(wrong, name) <= Math.max(1, wrong.length() / 3)
        || (wrong.length() >= 3 && name.startsWith(wrong));
  }

  /** The Levenshtein distance: how many letters to insert, delete or replace. */
  static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replace = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replace, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
