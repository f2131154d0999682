package dev.larder.examples;

import java.time.Duration;
import java.util.Locale;

/** Writes values for people, the same in every locale of the machine. */
final class Text {
  private static final double NANOS_PER_MILLISECOND = 1e6;

  private Text() {}

  /** Like {@link String#format}, in no locale. */
  static String format(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments);
  }

  /** Returns a number with its thousands set apart: {@code 24,323}. */
  static String number(long number) {
    return format("%,d", number);
  }

  /** Returns a fraction as a percentage: {@code 62.5 %}. */
  static String percent(double fraction) {
    return format("%.1f %%", 100 * fraction);
  }

  /** Returns a time in milliseconds: {@code 1,234.5 ms}. */
  static String milliseconds(Duration time) {
    return format("%,.1f ms", time.toNanos() / NANOS_PER_MILLISECOND);
  }
}
