package dev.larder.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * What the processor adds to the time that javac takes. Classes of five cached methods each are
 * compiled in three ways, in turns: without the processor; with the generated classes as sources,
 * as if a person had written them; and with the processor. The last two give the same class files,
 * so that their difference is what the processor costs. Of each the shortest round counts, and no
 * file is written, since to open one may take longer than to compile it.
 *
 * <pre>{@code
 * mvn -q -Pbenchmark package -pl benchmarks -am -Dbenchmark.main=dev.larder.benchmarks.CompileTime
 * }</pre>
 */
public final class CompileTime {
  private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();
  private static final int[] CLASSES = {50, 100, 200, 400};
  private static final int ROUNDS = 15;
  private static final List<String> WITHOUT = List.of("-proc:none");
  private static final List<String> WITH =
      List.of("-processor", "dev.larder.processor.CachedProcessor");

  private CompileTime() {}

  /**
   * Measures and prints.
   *
   * @param args none
   */
  public static void main(String[] args) {
    System.out.println("| classes | javac | javac, caches by hand | with the processor | added |");
    System.out.println("|--:|--:|--:|--:|--:|");
    for (int classes : CLASSES) {
      List<JavaFileObject> sources =
          IntStream.range(0, classes).mapToObj(CompileTime::service).toList();
      List<JavaFileObject> all = Stream.concat(sources.stream(), generated(sources)).toList();
      Duration plain = Duration.ofDays(1);
      Duration byHand = Duration.ofDays(1);
      Duration processed = Duration.ofDays(1);
      for (int round = 0; round < ROUNDS; round++) {
        plain = shorter(plain, compile(sources, WITHOUT));
        byHand = shorter(byHand, compile(all, WITHOUT));
        processed = shorter(processed, compile(sources, WITH));
      }
      System.out.printf(
          "| %d | %d ms | %d ms | %d ms | %.2f |%n",
          classes,
          plain.toMillis(),
          byHand.toMillis(),
          processed.toMillis(),
          (double) processed.minus(byHand).toNanos() / byHand.toNanos());
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  private static Stream<JavaFileObject> generated(List<JavaFileObject> sources) {
    MemoryFiles files = new MemoryFiles();
    compile(files, sources, WITH);
    return files.written.stream().filter(file -> file.getKind() == JavaFileObject.Kind.SOURCE);
  }

  private static Duration compile(List<JavaFileObject> sources, List<String> options) {
    return compile(new MemoryFiles(), sources, options);
  }

  private static Duration compile(
      MemoryFiles files, List<JavaFileObject> sources, List<String> options) {
    StringWriter messages = new StringWriter();
    long begun = System.nanoTime();
    boolean ok = JAVAC.getTask(messages, files, null, options, null, sources).call();
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    if (!ok) {
      throw new IllegalStateException(messages.toString());
    }
    return took;
  }

  /** Keeps what the compiler writes. */
  private static final class MemoryFiles extends ForwardingJavaFileManager<JavaFileManager> {
    private final List<JavaFileObject> written = new ArrayList<>();

    MemoryFiles() {
      super(JAVAC.getStandardFileManager(null, null, null));
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
      JavaFileObject file = new MemoryFile(className, kind, "");
      written.add(file);
      return file;
    }
  }

  private static final class MemoryFile extends SimpleJavaFileObject {
    private String text;

    MemoryFile(String className, Kind kind, String text) {
      super(URI.create("memory:///" + className.replace('.', '/') + kind.extension), kind);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }

    @Override
    public OutputStream openOutputStream() {
      return new ByteArrayOutputStream() {
        @Override
        public void close() {
          text = toString(UTF_8);
        }
      };
    }
  }

  /** A class with five cached methods and as many lines of other code as such classes have. */
  private static JavaFileObject service(int number) {
    String name = "Service" + number;
    String text =
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
            .formatted(name);
    return new MemoryFile("shop." + name, JavaFileObject.Kind.SOURCE, text);
  }
}
