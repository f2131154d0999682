package dev.larder.benchmarks;

import dev.larder.CacheManager;
import dev.larder.CacheSpec;
import dev.larder.LoadingCache;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How long a manager with 1 000 caches takes to come up in a JVM that has done nothing else, and
 * how many bytes an empty cache takes.
 *
 * <pre>{@code
 * mvn -q -Pbenchmark package -pl benchmarks -am -Dbenchmark.main=dev.larder.benchmarks.Startup
 * }</pre>
 */
public final class Startup {
  private static final int CACHES = 1_000;

  private Startup() {}

  /**
   * Measures and prints.
   *
   * @param args none
   */
  public static void main(String[] args) {
    long begun = System.nanoTime();
    CacheManager caches = CacheManager.local();
    List<LoadingCache<Long, String>> first = caches(caches, "first");
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    System.out.printf("a manager with %,d caches: %d ms%n", first.size(), took.toMillis());

    CacheManager others = CacheManager.local();
    long before = Heap.used();
    List<LoadingCache<Long, String>> second = caches(others, "second");
    long bytes = Heap.used() - before;
    System.out.printf("an empty cache: %,d bytes%n", bytes / second.size());
  }

  private static List<LoadingCache<Long, String>> caches(CacheManager manager, String prefix) {
    List<LoadingCache<Long, String>> caches = new ArrayList<>(CACHES);
    for (int i = 0; i < CACHES; i++) {
      caches.add(
          manager.cache(
              CacheSpec.builder(prefix + i, Long.class, String.class).seconds(60).build(),
              key -> "value of " + key));
    }
    return caches;
  }
}
