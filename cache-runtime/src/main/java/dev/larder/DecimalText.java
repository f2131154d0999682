package dev.larder;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The text of floating-point numbers: on every JDK, what {@link Double#toString(double)} and {@link
 * Float#toString(float)} are since JDK 19.
 *
 * <p>Before, they have a digit too many now and then (JDK-4511638): 6.6332621121664288E16 for
 * 6.633262112166429E16. Two nodes on different JDKs would not agree on the address of a value, and
 * an invalidation on one would miss it on the other.
 */
final class DecimalText {
  private static final boolean RIGHT_IN_JDK = Runtime.version().feature() >= 19;

  private DecimalText() {}

  static String of(double value) {
    return RIGHT_IN_JDK ? Double.toString(value) : shortest(value);
  }

  static String of(float value) {
    return RIGHT_IN_JDK ? Float.toString(value) : shortest(value);
  }

  static String shortest(double value) {
    String text = Double.toString(value);
    return value == 0 || !Double.isFinite(value)
        ? text
        : shortest(text, new BigDecimal(value), decimal -> decimal.doubleValue() == value);
  }

  static String shortest(float value) {
    String text = Float.toString(value);
    return value == 0 || !Float.isFinite(value)
        ? text
        : shortest(text, new BigDecimal(value), decimal -> decimal.floatValue() == value);
  }

  /** Of the decimals that are read back as the value, the shortest, and of these the nearest. */
  private static String shortest(String text, BigDecimal exact, Predicate<BigDecimal> isValue) {
    BigDecimal best = new BigDecimal(text);
    for (int digits = Math.max(2, best.precision()); digits >= 2; digits--) {
      BigDecimal candidate = nearest(exact, digits, isValue);
      if (candidate == null) {
        break;
      }
      best = candidate;
    }
    return format(best.stripTrailingZeros());
  }

  private static @Nullable BigDecimal nearest(
      BigDecimal exact, int digits, Predicate<BigDecimal> isValue) {
    // Beside a power of two the nearest decimal may belong to the neighbour, and a farther one not.
    return List.of(RoundingMode.HALF_EVEN, RoundingMode.UP, RoundingMode.DOWN).stream()
        .map(mode -> exact.round(new MathContext(digits, mode)))
        .filter(isValue)
        .findFirst()
        .orElse(null);
  }

  private static String format(BigDecimal value) {
    int exponent = value.precision() - value.scale() - 1;
    return exponent >= -3 && exponent < 7
        ? plain(value)
        : plain(value.scaleByPowerOfTen(-exponent)) + "E" + exponent;
  }

  private static String plain(BigDecimal value) {
    return value.setScale(Math.max(1, value.scale())).toPlainString();
  }
}
