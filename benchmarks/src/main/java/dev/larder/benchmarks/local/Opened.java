package dev.larder.benchmarks.local;

/**
 * A catalog that caches, and what it lives in.
 *
 * @param catalog caches its results
 * @param home to be closed after use: a manager of caches, an application context
 */
record Opened(Catalog catalog, AutoCloseable home) implements AutoCloseable {
  /** A catalog that needs nothing around it. */
  Opened(Catalog catalog) {
    this(catalog, () -> {});
  }

  @Override
  public void close() {
    try {
      home.close();
    } catch (Exception e) {
      throw new IllegalStateException("cannot close " + home, e);
    }
  }
}
