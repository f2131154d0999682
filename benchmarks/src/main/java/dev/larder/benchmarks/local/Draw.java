package dev.larder.benchmarks.local;

import dev.larder.benchmarks.Zipf;
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
    Zipf zipf = new Zipf(exponent, keys);
    long[] drawn = new long[length];
    Arrays.setAll(drawn, i -> ids[zipf.draw(random)]);
    return drawn;
  }
}
