package dev.larder.benchmarks.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** What readers call the things that the benchmarks measure. */
final class Names {
  private static final String VERSION = "version.";

  private final Properties names = new Properties();

  Names() {
    try (InputStream file = Names.class.getResourceAsStream("names.properties")) {
      if (file == null) {
        throw new IllegalStateException("names.properties is not in the class path");
      }
      names.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the name of a contender, or what the benchmarks call it. */
  String contender(String contender) {
    return names.getProperty(contender, contender);
  }

  /** Returns the title of a case, with its parameters. */
  String title(Measurement one) {
    StringBuilder title = new StringBuilder(names.getProperty(one.benchmark(), one.benchmark()));
    one.parameters().forEach((key, value) -> title.append(", ").append(parameter(key, value)));
    return title.toString();
  }

  private static String parameter(String key, String value) {
    return switch (key) {
      case "keys" -> value + " keys";
      case "draw" -> value.equals("ZIPF") ? "Zipf" : value.toLowerCase(Locale.ROOT);
      case "size" -> value + " bytes";
      default -> key + " " + value;
    };
  }

  /** Returns the versions of all libraries, by name. */
  Map<String, String> versions() {
    Map<String, String> versions = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String key : names.stringPropertyNames()) {
      if (key.startsWith(VERSION)) {
        versions.put(key.substring(VERSION.length()), names.getProperty(key, ""));
      }
    }
    return versions;
  }
}
