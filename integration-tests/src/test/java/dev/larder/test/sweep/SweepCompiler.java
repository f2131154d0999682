package dev.larder.test.sweep;

import static java.util.stream.Collectors.joining;

import dev.larder.test.Processors;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/** Runs the processor, or the whole compiler, on the sources of a library. */
final class SweepCompiler {
  private final Library library;
  private final Path output;

  SweepCompiler(Library library, Path output) {
    this.library = library;
    this.output = output;
  }

  /** Processes annotations and nothing else, and returns the errors in the library. */
  List<Diagnostic<? extends JavaFileObject>> process(Map<String, AnnotatedSource> sources) {
    return run(sources, List.of("-proc:only"), output.resolve("processed")).stream()
        .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
        .filter(error -> error.getSource() == null || MemorySource.is(error.getSource()))
        .toList();
  }

  /** Compiles, and returns all that the compiler says. */
  List<Diagnostic<? extends JavaFileObject>> compile(Map<String, AnnotatedSource> sources) {
    return run(sources, List.of("-Xlint:all"), generated());
  }

  /** Where {@link #compile} puts what the processor writes. */
  Path generated() {
    return output.resolve("generated");
  }

  private List<Diagnostic<? extends JavaFileObject>> run(
      Map<String, AnnotatedSource> sources, List<String> more, Path generated) {
    List<String> options = new ArrayList<>(more);
    options.addAll(List.of("--release", "17", "-Xmaxerrs", "100000", "-Xmaxwarns", "100000"));
    options.addAll(List.of("-cp", classPath()));
    options.addAll(List.of("-d", emptied(output.resolve("classes")).toString()));
    options.addAll(List.of("-s", emptied(generated).toString()));
    DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
    JavaCompiler.CompilationTask task =
        ToolProvider.getSystemJavaCompiler()
            .getTask(null, null, said, options, null, files(sources));
    task.setProcessors(List.of(Processors.cached()));
    task.setLocale(Locale.ROOT);
    task.call();
    return said.getDiagnostics();
  }

  private static List<MemorySource> files(Map<String, AnnotatedSource> sources) {
    return sources.entrySet().stream()
        .map(source -> new MemorySource(source.getKey(), source.getValue().text()))
        .toList();
  }

  private String classPath() {
    return Stream.concat(library.classPath().stream().map(Path::toString), larder())
        .collect(joining(File.pathSeparator));
  }

  /** Where the tests have Larder from. */
  private static Stream<String> larder() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.contains("guava") && !entry.contains("commons-lang3"));
  }

  private static Path emptied(Path folder) {
    try {
      if (Files.exists(folder)) {
        try (Stream<Path> files = Files.walk(folder)) {
          files.map(Path::toFile).sorted((a, b) -> b.compareTo(a)).forEach(File::delete);
        }
      }
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
