package dev.larder.benchmarks.hitratio;

import com.github.benmanes.caffeine.cache.Caffeine;
import dev.larder.Cache;
import dev.larder.CacheManager;
import dev.larder.CacheSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Prints how many requests of traces a cache answers without a load that holds 1, 5 and 25 percent
 * of the keys: Larder's, and Caffeine's on the same traces. Some traces are made up, the others
 * come with Caffeine's simulator.
 *
 * <pre>{@code
 * mvn -q -Pbenchmark,traces package -pl benchmarks -am \
 *     -Dbenchmark.main=dev.larder.benchmarks.hitratio.HitRatios
 * }</pre>
 */
public final class HitRatios {
  private static final double[] SHARES = {0.01, 0.05, 0.25};

  /** In a smaller cache, luck decides. */
  private static final int SMALLEST_BOUND = 50;

  private HitRatios() {}

  public static void main(String[] arguments) throws IOException {
    System.out.println("| trace | entries | Caffeine | Larder | difference |");
    System.out.println("|---|--:|--:|--:|--:|");
    List<Double> differences = new ArrayList<>();
    for (Trace trace : traces()) {
      for (double share : SHARES) {
        int bound = (int) (trace.keys() * share);
        if (bound >= SMALLEST_BOUND) {
          differences.add(compare(trace, bound));
        }
      }
    }
    double mean = differences.stream().mapToDouble(d -> d).average().orElseThrow();
    long worse = differences.stream().filter(d -> d < -0.5).count();
    System.out.printf(
        Locale.ROOT,
        "%nOf %d: %+.2f points on average, %d below by more than 0.5 points%n",
        differences.size(),
        mean,
        worse);
  }

  private static List<Trace> traces() throws IOException {
    List<Trace> traces = new ArrayList<>();
    traces.add(Trace.zipf(0.8, 200_000, 2_000_000));
    Trace zipf = Trace.zipf(1.0, 200_000, 2_000_000);
    traces.add(zipf);
    traces.add(zipf.withScans(/* part= */ 20_000, /* scan= */ 10_000));
    traces.add(Trace.loop(10_000, 1_000_000));
    for (String name :
        List.of(
            "2_pools", "backf", "cpp", "cs", "gli", "loop", "multi1", "multi2", "multi3", "ps",
            "scan", "sprite", "zigzag")) {
      traces.add(Trace.ofSimulator("lirs/" + name + ".trace.gz", TraceFormat.WORDS));
    }
    for (String name : List.of("orm-busy", "orm-night", "web07", "web12")) {
      traces.add(Trace.ofSimulator("cache2k/" + name + ".trace.xz", TraceFormat.INTS));
    }
    traces.add(Trace.ofSimulator("corda/trace_vaultservice.gz", TraceFormat.LONGS));
    traces.add(Trace.ofSimulator("corda/trace_vaultservice_large.gz", TraceFormat.LONGS));
    traces.add(Trace.ofSimulator("scarab/scarab-recs.trace.xz", TraceFormat.LONGS));
    traces.add(Trace.ofSimulator("cloud_physics/w106.trace.xz", TraceFormat.INTS));
    traces.add(Trace.ofSimulator("gradle/build-cache.xz", TraceFormat.WORDS));
    for (String name : List.of("gcc", "mcf", "twolf")) {
      traces.add(Trace.ofSimulator("address/" + name + ".trace.gz", TraceFormat.ADDRESSES));
    }
    return traces;
  }

  /** Prints a row, and returns by how many points Larder is above Caffeine. */
  private static double compare(Trace trace, int bound) {
    double caffeine = ratioOfCaffeine(trace, bound);
    double larder = ratioOfLarder(trace, bound);
    System.out.printf(
        Locale.ROOT,
        "| %s | %,d | %.2f %% | %.2f %% | %+.2f |%n",
        trace.name(),
        bound,
        caffeine,
        larder,
        larder - caffeine);
    return larder - caffeine;
  }

  static double ratioOfLarder(Trace trace, int bound) {
    try (CacheManager caches = CacheManager.local()) {
      Cache<Integer, Integer> cache =
          caches.cache(
              CacheSpec.builder("trace", Integer.class, Integer.class).maxEntries(bound).build());
      for (int key : trace.requests()) {
        Integer unused = cache.get(key, missing -> missing);
      }
      return 100.0 * cache.stats().hits() / trace.requests().length;
    }
  }

  static double ratioOfCaffeine(Trace trace, int bound) {
    com.github.benmanes.caffeine.cache.Cache<Integer, Integer> cache =
        Caffeine.newBuilder().maximumSize(bound).executor(Runnable::run).recordStats().build();
    for (int key : trace.requests()) {
      Integer unused = cache.get(key, missing -> missing);
    }
    return 100.0 * cache.stats().hitCount() / trace.requests().length;
  }
}
