package dev.larder.benchmarks.local;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Which keys are asked for how often. Two runs ask for the same. */
public enum Draw {
  /** All keys equally often. */
  UNIFORM(0),

  /** The first key often, the next ones less and less: Zipf's law with exponent 1. */
  ZIPF(1);

  /** The same for all contenders, so that they do the same work. */
  private static final long SEED = 20_260_101;

  private final double exponent;

  Draw(double exponent) {
    this.exponent = exponent;
  }

  /** Returns {@code length} draws from {@code keys} keys. */
  long[] draw(int keys, int length) {
    SplittableRandom random = new SplittableRandom(SEED);
    long[] ids = random.longs(keys).map(id -> id >>> 1).toArray();
    double[] sums = sums(keys);
    long[] drawn = new long[length];
    Arrays.setAll(drawn, i -> ids[index(sums, random.nextDouble() * sums[keys - 1])]);
    return drawn;
  }

  /** Returns for each key the sum of the weights up to it. */
  private double[] sums(int keys) {
    double[] sums = new double[keys];
    double sum = 0;
    for (int i = 0; i < keys; i++) {
      sum += Math.pow(i + 1, -exponent);
      sums[i] = sum;
    }
    return sums;
  }

  private static int index(double[] sums, double point) {
    int found = Arrays.binarySearch(sums, point);
    return Math.min(found >= 0 ? found + 1 : -found - 1, sums.length - 1);
  }
}
