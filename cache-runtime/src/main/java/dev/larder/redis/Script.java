package dev.larder.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * A script that the server runs as one step.
 *
 * @param text its source, in Lua
 */
record Script(String text) {

  /**
   * Reads scripts that lie beside this class, and makes one of them, the last one being what is
   * done and the others what it is written with.
   */
  static Script of(String... names) {
    StringBuilder text = new StringBuilder();
    for (String name : names) {
      text.append(read(name + ".lua"));
    }
    return new Script(text.toString());
  }

  private static String read(String file) {
    try (InputStream in = Script.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is missing beside " + Script.class.getName());
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
