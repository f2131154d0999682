package dev.larder.benchmarks.remote;

/** The method whose results are cached. */
public interface Products {
  Product product(long id);
}
