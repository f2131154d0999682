package dev.larder.test.sweep;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A source with insertions, which knows where in the original text a place of it is. */
final class AnnotatedSource {
  private final String text;

  /** The original places, by those in the new text where the insertions before them begin. */
  private final NavigableMap<Long, Long> insertions = new TreeMap<>();

  private final Map<Long, Integer> lengths = new TreeMap<>();

  /**
   * @param inserted texts by the original place before which they go
   */
  AnnotatedSource(String original, NavigableMap<Long, String> inserted) {
    StringBuilder annotated = new StringBuilder();
    int copied = 0;
    for (Map.Entry<Long, String> insertion : inserted.entrySet()) {
      long place = insertion.getKey();
      annotated.append(original, copied, (int) place);
      insertions.put((long) annotated.length(), place);
      lengths.put((long) annotated.length(), insertion.getValue().length());
      annotated.append(insertion.getValue());
      copied = (int) place;
    }
    this.text = annotated.append(original, copied, original.length()).toString();
  }

  String text() {
    return text;
  }

  /** The original place; for a place in an insertion, that of what comes after it. */
  long original(long place) {
    Map.Entry<Long, Long> before = insertions.floorEntry(place);
    if (before == null) {
      return place;
    }
    long offset = place - before.getKey() - lengths.get(before.getKey());
    return before.getValue() + Math.max(0, offset);
  }
}
