package dev.larder;

/**
 * Throws any exception from where the signature does not say so: callers are to see what the loader
 * threw.
 */
final class Sneaky {
  private Sneaky() {}

  /**
   * Throws {@code failure} as it is.
   *
   * @return never; lets the caller write {@code throw}
   */
  static RuntimeException rethrow(Throwable failure) {
    Sneaky.<RuntimeException>throwAs(failure);
    throw new AssertionError(failure); // not reached
  }

  @SuppressWarnings("unchecked") // the cast is erased: that is the point
  private static <E extends Throwable> void throwAs(Throwable failure) throws E {
    throw (E) failure;
  }
}
