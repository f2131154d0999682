package dev.larder.benchmarks.report;

import java.util.Locale;
import java.util.OptionalDouble;

/** Numbers as a reader wants them: as many digits as mean something. */
final class Numbers {
  private static final String NONE = "–";

  private Numbers() {}

  /** Three digits, or all that stand before the point. */
  static String brief(double value) {
    if (Double.isNaN(value)) {
      return NONE;
    }
    double size = Math.abs(value);
    String format = size < 10 ? "%.2f" : size < 100 ? "%.1f" : "%.0f";
    return String.format(Locale.ROOT, format, value);
  }

  static String brief(OptionalDouble value) {
    return value.isPresent() ? brief(value.getAsDouble()) : NONE;
  }

  static String whole(OptionalDouble value) {
    return value.isPresent() ? String.format(Locale.ROOT, "%.0f", value.getAsDouble()) : NONE;
  }
}
