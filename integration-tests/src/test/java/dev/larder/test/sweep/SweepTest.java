package dev.larder.test.sweep;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Puts {@code @Cached} on every method of a library, and {@code @CacheInvalidate} on those that do
 * not take it; takes off again what the processor refuses; and wants the rest to compile.
 *
 * <p>Run by {@code mvn -Psweep verify}.
 */
@Tag("sweep")
final class SweepTest {
  private static final String CACHED = "@dev.larder.annotation.Cached ";
  private static final String INVALIDATE = "@dev.larder.annotation.CacheInvalidate";

  @TempDir Path output;

  @ParameterizedTest
  @ValueSource(strings = {"commons-lang3", "guava"})
  void everyMethodOfALibrary_isRefusedOrCompilesWithoutWarnings(String name) {
    sweep(read(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"commons-lang3", "guava"})
  void everyMethodOfALibraryWithoutFinalAndPrivate_isRefusedOrCompilesWithoutWarnings(String name) {
    sweep(Loosened.of(read(name)));
  }

  private static Library read(String name) {
    return Library.read(sweepFolder(), name);
  }

  private static Path sweepFolder() {
    return Path.of(System.getProperty("larder.sweep.dir"));
  }

  private void sweep(Library library) {
    SweepCompiler compiler = new SweepCompiler(library, output);
    Sweep sweep = new Sweep(library, compiler);

    sweep.classes().forEach(type -> type.methods().forEach(method -> sweep.put(method, CACHED)));
    sweep.settle();
    sweep.classes().forEach(type -> addInvalidations(sweep, type));
    sweep.settle();
    List<Diagnostic<? extends JavaFileObject>> said = compiler.compile(sweep.sources());

    List<Path> generated = generated(compiler);
    List<String> complaints =
        said.stream().filter(SweepTest::matters).map(SweepTest::text).toList();
    print(library, sweep, generated, complaints);
    write(library, sweep);
    assertThat(complaints).isEmpty();
    assertThat(generated).hasSize(expectedClasses(sweep));
  }

  /** All results of one cached method, and one result found by the names of parameters. */
  private static void addInvalidations(Sweep sweep, ClassSite type) {
    List<MethodSite> cached =
        type.methods().stream().filter(method -> sweep.has(method, CACHED)).toList();
    if (cached.isEmpty()) {
      return;
    }
    List<MethodSite> others =
        type.methods().stream().filter(method -> !sweep.has(method, CACHED)).toList();
    for (int i = 0; i < others.size(); i++) {
      MethodSite target = cached.get(i % cached.size());
      sweep.put(others.get(i), invalidate(target.name(), ", all = true"));
      sweep.put(others.get(i), invalidate(target.signature(), ""));
    }
  }

  private static String invalidate(String method, String more) {
    return INVALIDATE + "(method = \"" + method + "\"" + more + ") ";
  }

  private static boolean matters(Diagnostic<? extends JavaFileObject> diagnostic) {
    boolean own = diagnostic.getSource() != null && !MemorySource.is(diagnostic.getSource());
    return switch (diagnostic.getKind()) {
      case ERROR -> true;
      case WARNING, MANDATORY_WARNING -> own;
      default -> false;
    };
  }

  private static String text(Diagnostic<? extends JavaFileObject> diagnostic) {
    String place =
        diagnostic.getSource() == null
            ? "?"
            : Path.of(diagnostic.getSource().toUri().getPath()).getFileName().toString();
    return place + ":" + diagnostic.getLineNumber() + ": " + diagnostic.getMessage(null);
  }

  private static List<Path> generated(SweepCompiler compiler) {
    try (Stream<Path> files = Files.walk(compiler.generated())) {
      return files.filter(file -> file.toString().endsWith("_Cached.java")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int expectedClasses(Sweep sweep) {
    return (int)
        sweep.classes().stream()
            .filter(type -> !type.isAbstract())
            .filter(type -> type.methods().stream().anyMatch(method -> sweep.has(method, "@")))
            .count();
  }

  private static void print(
      Library library, Sweep sweep, List<Path> generated, List<String> complaints) {
    Map<String, Long> refused =
        sweep.refusals().stream()
            .collect(
                groupingBy(
                    refusal -> (refusal.annotation().equals(CACHED) ? "" : "~") + refusal.slug(),
                    TreeMap::new,
                    counting()));
    System.out.printf(
        """
        %s: %d classes, %d methods
          cached %d, invalidating %d
          refused %s
          generated %d classes, %d lines; errors and warnings %d
        """,
        library.name(),
        sweep.classes().size(),
        sweep.classes().stream().mapToLong(type -> type.methods().size()).sum(),
        count(sweep, CACHED),
        count(sweep, INVALIDATE),
        refused,
        generated.size(),
        generated.stream().mapToLong(SweepTest::lines).sum(),
        complaints.size());
  }

  /** For people who want to see whether they would refuse the same. */
  private static void write(Library library, Sweep sweep) {
    List<String> lines =
        sweep.refusals().stream()
            .map(refusal -> refusal.text() + " " + refusal.method() + " " + refusal.annotation())
            .sorted()
            .toList();
    try {
      Files.write(sweepFolder().resolve(library.name() + "-refused.txt"), lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long count(Sweep sweep, String annotation) {
    return sweep.classes().stream()
        .flatMap(type -> type.methods().stream())
        .filter(method -> sweep.has(method, annotation))
        .count();
  }

  private static long lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
