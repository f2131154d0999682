package dev.larder.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Generated classes, character by character, so that a change of them is seen and read. Each folder
 * in {@code src/test/resources/golden} has sources, and beside them what is generated. Their
 * package is not that of the folder, or javac would find them on the class path.
 *
 * <p>After an intended change, write them anew and read the difference:
 *
 * <pre>{@code
 * mvn test -pl cache-processor -am -Dtest=GoldenTest -Dsurefire.failIfNoSpecifiedTests=false \
 *     -Dlarder.golden.update=true
 * }</pre>
 */
class GoldenTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("basedir", "")).resolve("src/test/resources/golden");

  @ParameterizedTest
  @ValueSource(strings = {"simple", "overloads", "keys", "generic", "invalidation"})
  void generatedClass_isTheOneInTheFolder(String name) throws IOException {
    Path folder = FOLDER.resolve(name);

    Map<String, String> generated = generate(folder);

    if (Boolean.getBoolean("larder.golden.update")) {
      for (Map.Entry<String, String> file : generated.entrySet()) {
        Files.writeString(folder.resolve(file.getKey()), file.getValue());
      }
    }
    assertThat(generated).isEqualTo(read(folder, /* generated= */ true));
  }

  private static Map<String, String> generate(Path folder) throws IOException {
    Compilation compilation =
        Sources.compileStrictly(
            read(folder, /* generated= */ false).values().toArray(String[]::new));
    assertThat(compilation.diagnostics()).isEmpty();
    Map<String, String> generated = new TreeMap<>();
    Sources.generated(compilation)
        .forEach((path, text) -> generated.put(Path.of(path).getFileName().toString(), text));
    return generated;
  }

  private static Map<String, String> read(Path folder, boolean generated) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> wanted =
          files.filter(file -> file.toString().endsWith("_Cached.java") == generated).toList();
      Map<String, String> texts = new TreeMap<>();
      for (Path file : wanted) {
        texts.put(file.getFileName().toString(), Files.readString(file));
      }
      return texts;
    }
  }
}
