package dev.larder.test.sweep;

import java.util.List;

/**
 * A method in a source file. Its place is that in the original text, whatever is put before it.
 *
 * @param file the file
 * @param name its name
 * @param parameters the simple names of the types of its parameters
 * @param start where its modifiers begin
 * @param end where its body ends
 */
record MethodSite(String file, String name, List<String> parameters, long start, long end) {

  /** As {@code @CacheInvalidate} addresses it. */
  String signature() {
    return name + "(" + String.join(", ", parameters) + ")";
  }
}
