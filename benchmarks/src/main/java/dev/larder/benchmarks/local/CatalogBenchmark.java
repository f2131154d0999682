package dev.larder.benchmarks.local;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the benchmarks have in common: a catalog of one contender, made anew for each fork, so that
 * the JVM never sees two.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init") // JMH sees to it
public abstract class CatalogBenchmark {
  /** What the catalog loads from. */
  Source source = new Source();

  private Opened opened;

  /** What is called. */
  Catalog catalog;

  @Setup
  public final void open() {
    opened = contender().open(source);
    catalog = opened.catalog();
    prepare();
  }

  @TearDown
  public final void close() {
    opened.close();
  }

  /** Returns who is measured. */
  abstract Contender contender();

  /** Prepares the calls, and makes those that are to be hits. */
  abstract void prepare();
}
