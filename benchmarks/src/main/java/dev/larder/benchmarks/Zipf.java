package dev.larder.benchmarks;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Draws numbers by Zipf's law: the number i is drawn as often as 1 / (i + 1)<sup>exponent</sup>.
 * With exponent 0, all are drawn equally often. Immutable.
 */
public final class Zipf {
  /** For each number the sum of the weights up to it. */
  private final double[] sums;

  /**
   * @param exponent how much more often the first ones are drawn
   * @param numbers how many numbers there are, from zero
   */
  public Zipf(double exponent, int numbers) {
    this.sums = new double[numbers];
    double sum = 0;
    for (int i = 0; i < numbers; i++) {
      sum += Math.pow(i + 1, -exponent);
      sums[i] = sum;
    }
  }

  /** Draws a number. */
  public int draw(SplittableRandom random) {
    int found = Arrays.binarySearch(sums, random.nextDouble() * sums[sums.length - 1]);
    return Math.min(found >= 0 ? found + 1 : -found - 1, sums.length - 1);
  }
}
