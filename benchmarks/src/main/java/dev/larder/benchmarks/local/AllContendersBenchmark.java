package dev.larder.benchmarks.local;

import org.openjdk.jmh.annotations.Param;

/** A benchmark of every contender. */
@SuppressWarnings("NullAway.Init") // JMH sees to it
public abstract class AllContendersBenchmark extends CatalogBenchmark {
  @Param public Contender contender;

  @Override
  final Contender contender() {
    return contender;
  }
}
