package dev.larder;

/** Seeds of randomized tests: printed, and set with {@code -Dlarder.seed} to repeat a failure. */
public final class Seeds {
  private Seeds() {}

  public static long next(Class<?> test) {
    long seed = Long.getLong("larder.seed", System.nanoTime());
    System.out.println(test.getSimpleName() + ": -Dlarder.seed=" + seed);
    return seed;
  }
}
