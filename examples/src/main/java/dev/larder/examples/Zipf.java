package dev.larder.examples;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Draws from a list as people ask: the first often, the next ones less and less (Zipf's law).
 * Immutable.
 *
 * @param <T> what is drawn
 */
final class Zipf<T> {
  /**
   * How fast it falls off: value number n is drawn in proportion to n to the power of minus this.
   */
  private static final double EXPONENT = 1.2;

  private final List<T> values;

  /** For each value the sum of the weights up to it. */
  private final double[] sums;

  /** Makes one for {@code values}, of which there must be at least one. */
  Zipf(List<T> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("there is nothing to draw from");
    }
    this.values = List.copyOf(values);
    this.sums = new double[values.size()];
    double sum = 0;
    for (int i = 0; i < sums.length; i++) {
      sum += Math.pow(i + 1, -EXPONENT);
      sums[i] = sum;
    }
  }

  /** Returns one of the values. */
  T draw(RandomGenerator random) {
    double point = random.nextDouble() * sums[sums.length - 1];
    int found = Arrays.binarySearch(sums, point);
    int index = found >= 0 ? found + 1 : -found - 1;
    return values.get(Math.min(index, values.size() - 1));
  }
}
