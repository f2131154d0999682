package dev.larder.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.processor.Workspace.Result;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The compiler of Eclipse runs the processor, too, and compiles what it generates. */
class EcjTest {

  @TempDir Path folder;

  private Result ecj(String... units) {
    return new Workspace(folder)
        .compile(new EclipseCompiler(), List.of("-17"), List.of(new CachedProcessor()), units);
  }

  @Test
  void samples_compile() {
    Result result = ecj(Samples.all());

    assertThat(result.messages()).isEmpty();
    assertThat(result.generated()).hasSize(4);
  }

  @Test
  void generatedText_isThatOfJavac(@TempDir Path other) {
    Result javac = new Workspace(other).javac(List.of(new CachedProcessor()), Samples.all());

    assertThat(ecj(Samples.all()).generated()).isEqualTo(javac.generated());
  }

  @Test
  void misuse_isReportedAtItsLine() {
    Result result =
        ecj(
            """
            package test;
            import dev.larder.annotation.*;
            class Service {
              @Cached(seconds = 0) String find(long id) { return null; }
              @Cached String search(Thread thread) { return null; }
              @CacheInvalidate(
                  method = "fnd") void save(long id) {}
            }
            """);

    assertThat(result.slugs())
        .containsExactlyInAnyOrder("CachedSeconds", "CacheKeyType", "InvalidateUnknownMethod");
    assertThat(result.errors())
        .allSatisfy(
            error ->
                assertThat(error.getLineNumber()).isEqualTo(lineOf(error.getMessage(Locale.ROOT))));
    assertThat(result.generated()).isEmpty();
  }

  private static long lineOf(String message) {
    return message.contains("CachedSeconds") ? 4 : message.contains("CacheKeyType") ? 5 : 7;
  }

  @Test
  void typeThatNeverAppears_isLeftToTheCompiler() {
    Result result =
        ecj(
            """
            package test;
            import dev.larder.annotation.*;
            class Service {
              @Cached Missing find(long id) { return null; }
            }
            """);

    assertThat(result.slugs()).containsExactly("(compiler)");
  }
}
