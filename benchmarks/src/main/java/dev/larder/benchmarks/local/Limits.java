package dev.larder.benchmarks.local;

/** The same for all contenders. */
final class Limits {
  /**
   * How long a result is served: longer than a benchmark runs, so that all have a life to check.
   */
  static final int SECONDS = 3600;

  /** How many results are kept at most, for each method. */
  static final int MAX_ENTRIES = 16_384;

  private Limits() {}
}
