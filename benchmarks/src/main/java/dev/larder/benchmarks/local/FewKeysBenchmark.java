package dev.larder.benchmarks.local;

import org.openjdk.jmh.annotations.Benchmark;

/**
 * A hit of a method without parameters, and of methods that have few arguments to be called with.
 */
public class FewKeysBenchmark extends AllContendersBenchmark {
  private static final Level[] LEVELS = {Level.LOW, Level.HIGH, Level.MIDDLE, Level.HIGH};

  @Override
  void prepare() {
    catalog.newest();
    catalog.best(true);
    catalog.best(false);
    for (Level level : LEVELS) {
      catalog.typical(level);
    }
  }

  @Benchmark
  public Item noParameters() {
    return catalog.newest();
  }

  @Benchmark
  public Item aBoolean(Position position) {
    return catalog.best((position.next() & 1) == 0);
  }

  @Benchmark
  public Item anEnum(Position position) {
    return catalog.typical(LEVELS[position.next() & (LEVELS.length - 1)]);
  }
}
