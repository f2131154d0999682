package dev.larder.benchmarks.local;

import org.openjdk.jmh.annotations.Param;

/** A benchmark of those that let go of results; the map would hold them all. */
@SuppressWarnings("NullAway.Init") // JMH sees to it
public abstract class BoundedContendersBenchmark extends CatalogBenchmark {
  @Param({
    "LARDER",
    "CAFFEINE",
    "CAFFEINE_STATS",
    "CACHE2K",
    "CACHE2K_STATS",
    "SPRING",
    "SPRING_SYNC",
    "SPRING_KEY",
    "MICRONAUT",
    "JETCACHE"
  })
  public Contender contender;

  @Override
  final Contender contender() {
    return contender;
  }
}
