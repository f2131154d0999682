package dev.larder.benchmarks.local;

import java.util.concurrent.BrokenBarrierException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/**
 * 64 threads ask at once for a result that is not there, and whose load takes 5 ms. What tells the
 * contenders apart is not the time until all have it, but how many loads ran for it: they are
 * counted.
 */
@SuppressWarnings("NullAway.Init") // JMH sees to it
public class StampedeBenchmark extends AllContendersBenchmark {
  private static final int THREADS = 64;
  private static final long LOAD_MILLIS = 5;

  private final CountingSource counting = new CountingSource(LOAD_MILLIS);
  private Crowd crowd;

  /** Plain, since its writing is ordered before the crowd's reading by the crowd's barriers. */
  private long id;

  public StampedeBenchmark() {
    source = counting;
  }

  @Override
  void prepare() {
    // Nothing is there.
  }

  @Setup
  public void gather() {
    crowd = new Crowd(THREADS, () -> catalog.item(id));
  }

  @TearDown
  public void disperse() {
    crowd.close();
  }

  @Benchmark
  public void stampede(Loads count) throws InterruptedException, BrokenBarrierException {
    long before = counting.loads();
    id++;
    crowd.rush();
    count.calls++;
    count.loads += counting.loads() - before;
  }
}
