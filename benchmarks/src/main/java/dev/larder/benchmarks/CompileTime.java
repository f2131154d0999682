package dev.larder.benchmarks;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * What the processor adds to the time that javac takes: classes of five cached methods each,
 * compiled with it and without it, in turns; of each the shortest of seven rounds. Its work
 * includes that of javac on the classes that it writes.
 *
 * <pre>{@code
 * mvn -q -Pbenchmark package -pl benchmarks -am -Dbenchmark.main=dev.larder.benchmarks.CompileTime
 * }</pre>
 */
public final class CompileTime {
  private static final int[] CLASSES = {50, 100, 200, 400};
  private static final int ROUNDS = 7;
  private static final String PROCESSOR = "dev.larder.processor.CachedProcessor";

  private CompileTime() {}

  /**
   * Measures and prints.
   *
   * @param args none
   * @throws IOException if no directory can be made
   */
  public static void main(String[] args) throws IOException {
    System.out.println("| classes | javac | with the processor | added |");
    System.out.println("|--:|--:|--:|--:|");
    for (int classes : CLASSES) {
      List<JavaFileObject> sources = IntStream.range(0, classes).mapToObj(Source::of).toList();
      Duration plain = Duration.ofDays(1);
      Duration processed = Duration.ofDays(1);
      for (int round = 0; round < ROUNDS; round++) {
        plain = shorter(plain, compile(sources, List.of("-proc:none")));
        processed = shorter(processed, compile(sources, List.of("-processor", PROCESSOR)));
      }
      System.out.printf(
          "| %d | %d ms | %d ms | %.2f |%n",
          classes,
          plain.toMillis(),
          processed.toMillis(),
          (double) processed.minus(plain).toNanos() / plain.toNanos());
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  private static Duration compile(List<JavaFileObject> sources, List<String> options)
      throws IOException {
    Path out = Files.createTempDirectory("larder-compile");
    try {
      JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
      StringWriter messages = new StringWriter();
      List<String> all =
          Stream.of(
                  options,
                  List.of("-d", out.toString(), "-s", out.toString()),
                  List.of("-classpath", System.getProperty("java.class.path")))
              .flatMap(List::stream)
              .toList();
      long begun = System.nanoTime();
      boolean ok = javac.getTask(messages, null, null, all, null, sources).call();
      Duration took = Duration.ofNanos(System.nanoTime() - begun);
      if (!ok) {
        throw new IllegalStateException(messages.toString());
      }
      return took;
    } finally {
      try (Stream<Path> files = Files.walk(out)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  /** A class with five cached methods and as many lines of other code as such classes have. */
  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    private Source(String name, String text) {
      super(URI.create("string:///shop/" + name + ".java"), Kind.SOURCE);
      this.text = text;
    }

    static JavaFileObject of(int number) {
      String name = "Service" + number;
      return new Source(
          name,
          """
          package shop;

          import dev.larder.annotation.CacheInvalidate;
          import dev.larder.annotation.CacheKey;
          import dev.larder.annotation.Cached;
          import java.util.ArrayList;
          import java.util.List;
          import java.util.Map;
          import java.util.Optional;
          import java.util.concurrent.CompletableFuture;
          import java.util.concurrent.ConcurrentHashMap;

          public class %s {
            public record Item(long id, String name, List<String> labels) {}

            private final Map<Long, Item> table = new ConcurrentHashMap<>();

            @Cached(seconds = 60)
            public Item find(long id) {
              return table.get(id);
            }

            @Cached(seconds = 60)
            public Optional<Item> named(String name, int shop) {
              return table.values().stream().filter(item -> item.name().equals(name)).findFirst();
            }

            @Cached(seconds = 60)
            public List<Item> all() {
              return List.copyOf(table.values());
            }

            @Cached(seconds = 60)
            public CompletableFuture<Integer> count(String label) {
              return CompletableFuture.supplyAsync(() -> labelled(label).size());
            }

            @Cached(seconds = 60)
            public List<String> labels(@CacheKey("id") Item item) {
              return item.labels();
            }

            @CacheInvalidate(method = "find", key = "item.id")
            public void save(Item item) {
              table.put(item.id(), item);
            }

            private List<Item> labelled(String label) {
              List<Item> found = new ArrayList<>();
              for (Item item : table.values()) {
                if (item.labels().contains(label)) {
                  found.add(item);
                }
              }
              return found;
            }
          }
          """
              .formatted(name));
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
