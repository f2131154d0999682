package dev.larder.benchmarks;

import static java.util.stream.Collectors.joining;

import dev.larder.CacheManager;
import dev.larder.CacheSpec;
import dev.larder.LoadingCache;
import dev.larder.annotation.Tier;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * How long a manager with 1 000 caches takes to come up in a JVM that has done nothing else, and
 * how many bytes an empty cache takes. The JVMs that tell are started one after the other, with
 * what Larder needs on their class paths and not with everything that it is measured beside.
 *
 * <pre>{@code
 * mvn -q -Pbenchmark package -pl benchmarks -am -Dbenchmark.main=dev.larder.benchmarks.Startup
 * }</pre>
 */
public final class Startup {
  private static final int CACHES = 1_000;
  private static final int STARTS = 21;

  /** A class of everything that is on the class path. */
  private static final List<Class<?>> NEEDED =
      List.of(Startup.class, CacheManager.class, Tier.class, Nullable.class, Logger.class);

  private Startup() {}

  /**
   * Measures and prints.
   *
   * @param args none
   * @throws Exception if a JVM cannot be started
   */
  public static void main(String[] args) throws Exception {
    String classPath = NEEDED.stream().map(Startup::place).collect(joining(File.pathSeparator));
    Duration[] times = new Duration[STARTS];
    long bytes = 0;
    for (int i = 0; i < STARTS; i++) {
      List<String> measured = start(classPath);
      times[i] = Duration.ofNanos(Long.parseLong(measured.get(0)));
      bytes = Long.parseLong(measured.get(1));
    }
    Arrays.sort(times);
    System.out.printf(
        "a manager with %,d caches: %d ms, the median of %d JVMs (%d to %d)%n",
        CACHES,
        times[STARTS / 2].toMillis(),
        STARTS,
        times[0].toMillis(),
        times[STARTS - 1].toMillis());
    System.out.printf("an empty cache: %,d bytes%n", bytes);
  }

  private static String place(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> start(String classPath) throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(java, "-classpath", classPath, Once.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<String> lines;
    try (BufferedReader output = process.inputReader()) {
      lines = output.lines().toList();
    }
    if (process.waitFor() != 0) {
      throw new IllegalStateException("a JVM ended with " + process.exitValue());
    }
    return lines;
  }

  /** What is done in each JVM. */
  static final class Once {
    private Once() {}

    /** Prints nanoseconds and bytes. */
    public static void main(String[] args) {
      List<String> names = IntStream.range(0, CACHES).mapToObj(i -> "cache" + i).toList();
      long begun = System.nanoTime();
      caches(CacheManager.local(), names);
      System.out.println(System.nanoTime() - begun);

      CacheManager others = CacheManager.local();
      long before = Heap.used();
      List<LoadingCache<Long, String>> kept = caches(others, names);
      long bytes = Heap.used() - before;
      System.out.println(bytes / kept.size());
    }

    private static List<LoadingCache<Long, String>> caches(
        CacheManager manager, List<String> names) {
      List<LoadingCache<Long, String>> caches = new ArrayList<>(CACHES);
      for (String name : names) {
        caches.add(
            manager.cache(
                CacheSpec.builder(name, Long.class, String.class).seconds(60).build(),
                key -> "value of " + key));
      }
      return caches;
    }
  }
}
