package dev.larder.test.doc;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import dev.larder.test.Processors;
import java.io.IOException;
import java.util.List;
import javax.tools.JavaFileObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the documentation shows compiles, and what it shows as generated is generated: but for
 * indentation and line breaks, package, imports and Javadoc.
 */
final class DocumentationTest {

  static List<String> documents() {
    return Documentation.all();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void examples_ofADocument_compile(String file) {
    Documentation document = Documentation.of(file);

    assertThat(document.examples()).isNotEmpty();
    assertThat(compile(document)).succeededWithoutWarnings();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void generatedCode_inADocument_isWhatIsGenerated(String file) throws IOException {
    Documentation document = Documentation.of(file);
    Compilation compilation = compile(document);
    String generated = "";
    for (Example example : document.examples()) {
      switch (example.kind()) {
        case CLASS -> generated = generatedFrom(compilation, example);
        case GENERATED_CLASS ->
            assertThat(normal(example.text())).isEqualTo(normal(withoutHead(generated)));
        case GENERATED_METHOD -> assertThat(normal(generated)).contains(normal(example.text()));
        default -> {
          // shows nothing generated
        }
      }
    }
  }

  private static Compilation compile(Documentation document) {
    List<JavaFileObject> files =
        document.sources().entrySet().stream()
            .map(
                source ->
                    JavaFileObjects.forSourceString(
                        Documentation.PACKAGE + "." + source.getKey(), source.getValue()))
            .toList();
    return javac()
        .withProcessors(Processors.cached())
        .withOptions("-Xlint:all,-processing", "--release", "17")
        .compile(files);
  }

  private static String generatedFrom(Compilation compilation, Example example) throws IOException {
    String name = Documentation.PACKAGE + "." + example.className() + "_Cached";
    return compilation
        .generatedSourceFile(name)
        .orElseThrow(() -> new AssertionError("not generated: " + name))
        .getCharContent(true)
        .toString();
  }

  private static String withoutHead(String source) {
    return source.replaceAll("(?m)^(package|import) .*$", "");
  }

  private static String normal(String source) {
    return source
        .replaceAll("(?s)/\\*\\*.*?\\*/", "")
        .replaceAll("(?<=[^\\w\\s])\\s+|\\s+(?=[^\\w\\s])", "")
        .replaceAll("\\s+", " ")
        .replaceAll("(?<=[;{}])", "\n")
        .strip();
  }
}
