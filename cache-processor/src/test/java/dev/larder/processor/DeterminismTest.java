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
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import javax.tools.FileObject;
import javax.tools.JavaFileManager.Location;
import javax.tools.JavaFileObject;
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
    Origins origins = new Origins();

    assertThat(new Workspace(folder).javac(List.of(origins), Samples.all()).messages()).isEmpty();
    assertThat(origins.seen)
        .isEqualTo(
            Map.of(
                "test.Users_Cached", "[test.Users]",
                "test.Orders_Cached", "[test.Orders]",
                "test.Generic_Cached", "[test.Generic]",
                "test.Generic_Nested_Cached", "[test.Generic.Nested]"));
  }

  /** Runs the processor, and notes from what it says its files originate. */
  private static final class Origins extends AbstractProcessor {
    private final CachedProcessor processor = new CachedProcessor();
    private final Map<String, String> seen = new TreeMap<>();

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return processor.getSupportedAnnotationTypes();
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return processor.getSupportedSourceVersion();
    }

    @Override
    public synchronized void init(ProcessingEnvironment processing) {
      processor.init(new NotingEnvironment(processing, seen));
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      return processor.process(annotations, round);
    }
  }

  private record NotingEnvironment(ProcessingEnvironment real, Map<String, String> seen)
      implements ProcessingEnvironment {

    @Override
    public Filer getFiler() {
      return new NotingFiler(real.getFiler(), seen);
    }

    @Override
    public Map<String, String> getOptions() {
      return real.getOptions();
    }

    @Override
    public Messager getMessager() {
      return real.getMessager();
    }

    @Override
    public Elements getElementUtils() {
      return real.getElementUtils();
    }

    @Override
    public Types getTypeUtils() {
      return real.getTypeUtils();
    }

    @Override
    public SourceVersion getSourceVersion() {
      return real.getSourceVersion();
    }

    @Override
    public Locale getLocale() {
      return real.getLocale();
    }
  }

  private record NotingFiler(Filer real, Map<String, String> seen) implements Filer {

    @Override
    public JavaFileObject createSourceFile(CharSequence name, Element... origins)
        throws IOException {
      seen.put(name.toString(), Arrays.toString(origins));
      return real.createSourceFile(name, origins);
    }

    @Override
    public JavaFileObject createClassFile(CharSequence name, Element... origins) {
      throw new UnsupportedOperationException("a class file: " + name);
    }

    @Override
    public FileObject createResource(
        Location location, CharSequence pkg, CharSequence name, Element... origins) {
      throw new UnsupportedOperationException("a resource: " + name);
    }

    @Override
    public FileObject getResource(Location location, CharSequence pkg, CharSequence name) {
      throw new UnsupportedOperationException("a resource: " + name);
    }
  }
}
