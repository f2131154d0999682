package dev.larder.benchmarks.remote;

/**
 * Products that are cached, and what they live in.
 *
 * @param home to be closed after use: a client, a manager of caches, an application context
 */
record Shop(Products products, AutoCloseable home) implements AutoCloseable {
  /** How long a result is served: longer than a benchmark runs. */
  static final int SECONDS = 3600;

  @Override
  public void close() {
    try {
      home.close();
    } catch (Exception e) {
      throw new IllegalStateException("cannot close " + home, e);
    }
  }
}
