package dev.larder.processor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same sources give the same text, and each file comes from one class alone. */
class DeterminismTest {

  @Test
  void generatedText_isTheSameEachTime() {
    Map<String, String> first = generate(Samples.all());

    assertThat(first).hasSize(4);
    assertThat(generate(Samples.all())).isEqualTo(first);
  }

  @Test
  void generatedText_doesNotDependOnTheOrderOfSources() {
    List<String> reversed = new ArrayList<>(Arrays.asList(Samples.all()));
    Collections.reverse(reversed);

    assertThat(generate(reversed.toArray(String[]::new))).isEqualTo(generate(Samples.all()));
  }

  /**
   * As when a build tool compiles one changed file again, against the class files of the others.
   */
  @Test
  void generatedText_doesNotDependOnWhatElseIsCompiled(@TempDir Path folder) {
    Workspace workspace = new Workspace(folder);
    Map<String, String> together = compile(workspace, Samples.all());

    for (String unit : Samples.all()) {
      assertThat(compile(workspace, unit)).isEqualTo(together);
    }
  }

  private static Map<String, String> compile(Workspace workspace, String... units) {
    // As build tools do by default; without it, class files have no names of parameters.
    List<String> options = List.of("-g");
    Workspace.Result result =
        workspace.compile(
            ToolProvider.getSystemJavaCompiler(), options, List.of(new CachedProcessor()), units);
    assertThat(result.messages()).isEmpty();
    return result.generated();
  }

  private static Map<String, String> generate(String... units) {
    return Sources.generated(Sources.compile(units));
  }

  @Test
  void gradle_isToldThatTheProcessorIsIsolating() throws IOException {
    String file = "META-INF/gradle/incremental.annotation.processors";
    try (InputStream in = CachedProcessor.class.getClassLoader().getResourceAsStream(file)) {
      assertThat(in).isNotNull();
      assertThat(new String(in.readAllBytes(), UTF_8).strip())
          .isEqualTo("dev.larder.processor.CachedProcessor,isolating");
    }
  }

  @Test
  void generatedFile_hasTheClassAsItsOnlyOrigin(@TempDir Path folder) {
    Map<String, String> origins = new TreeMap<>();
    ProcessorWithFiler processor =
        new ProcessorWithFiler(
            (filer, name, elements) -> {
              origins.put(name, Arrays.toString(elements));
              return filer.createSourceFile(name, elements);
            });

    Workspace.Result result = new Workspace(folder).javac(List.of(processor), Samples.all());

    assertThat(result.messages()).isEmpty();
    assertThat(origins)
        .isEqualTo(
            Map.of(
                "test.Users_Cached", "[test.Users]",
                "test.Orders_Cached", "[test.Orders]",
                "test.Generic_Cached", "[test.Generic]",
                "test.Generic_Nested_Cached", "[test.Generic.Nested]"));
  }
}
