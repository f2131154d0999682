package dev.larder.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.processor.Workspace.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How often mistakes are reported, and what is generated in spite of them. */
class ReportingTest {
  private static final String FIVE_MISTAKES =
      """
      package test;
      import dev.larder.annotation.*;
      class Five {
        @Cached(seconds = 0) String seconds(long id) { return null; }
        @Cached final String fixed(long id) { return null; }
        @Cached String key(Thread thread) { return null; }
        @Cached void nothing(long id) {}
        @CacheInvalidate(method = "unknown") void save(long id) {}
        @Cached String sound(long id) { return null; }
      }
      """;
  private static final String TWO_MISTAKES =
      """
      package test;
      import dev.larder.annotation.*;
      final class Two {
        @Cached(jitter = 2) String find(long id) { return null; }
      }
      """;
  private static final String SOUND =
      """
      package test;
      import dev.larder.annotation.*;
      class Sound {
        @Cached String find(long id) { return null; }
      }
      """;

  @TempDir Path folder;

  private Result compile(String... units) {
    return new Workspace(folder).javac(List.of(new CachedProcessor()), units);
  }

  @Test
  void mistakesOfAClass_areAllReportedAtOnce() {
    assertThat(compile(FIVE_MISTAKES).slugs())
        .containsExactlyInAnyOrder(
            "CachedSeconds",
            "CachedFinalMethod",
            "CacheKeyType",
            "CachedVoidMethod",
            "InvalidateUnknownMethod");
  }

  @Test
  void mistakesOfSeveralClasses_areAllReportedAtOnce_andSoundClassesGenerated() {
    Result result = compile(FIVE_MISTAKES, SOUND, TWO_MISTAKES);

    assertThat(result.errors()).hasSize(7);
    assertThat(result.slugs()).contains("CachedFinalClass", "CachedJitter");
    assertThat(result.generated()).containsOnlyKeys("Sound_Cached.java");
  }

  @Test
  void mistakesInOneMethod_areAllReportedAtOnce() {
    Result result =
        compile(
            """
            package test;
            import dev.larder.annotation.*;
            class Service {
              @Cached(seconds = -1, maxEntries = 0, jitter = 1, name = "a b")
              static java.util.Iterator<String> find(Thread a, StringBuilder b) { return null; }
              @Cached(seconds = -1, maxEntries = 0, jitter = 1, name = "a b")
              java.util.Iterator<String> search(Thread a, StringBuilder b) { return null; }
            }
            """);

    assertThat(result.slugs())
        .containsExactlyInAnyOrder(
            "CachedStaticMethod",
            "CachedSeconds",
            "CachedMaxEntries",
            "CachedJitter",
            "CachedName",
            "CachedOneShotResult",
            "CacheKeyType",
            "CacheKeyType");
  }

  @Test
  void mistakeInAnInheritedMethod_isReportedOnce() {
    Result result =
        compile(
            """
            package test;
            import dev.larder.annotation.*;
            abstract class Base {
              @Cached(seconds = 0) String find(long id) { return null; }
            }
            """,
            """
            package test;
            import dev.larder.annotation.*;
            class One extends Base {
              @Cached String own(long id) { return null; }
            }
            """,
            """
            package test;
            import dev.larder.annotation.*;
            class Two extends Base {
              @Cached String own(long id) { return null; }
            }
            """);

    assertThat(result.slugs()).containsExactly("CachedSeconds");
    assertThat(result.generated()).isEmpty();
  }

  @Test
  void sameMistakeInTwoClasses_isReportedTwice() {
    String unit =
        """
        package test;
        import dev.larder.annotation.*;
        class %s {
          @Cached String find(Thread thread) { return null; }
        }
        """;

    assertThat(compile(unit.formatted("One"), unit.formatted("Two")).errors())
        .extracting(error -> error.getSource().getName().replaceAll(".*/", ""))
        .containsExactlyInAnyOrder("One.java", "Two.java");
  }

  @Test
  void sameMistakeTwiceInOneKey_isReportedTwice() {
    Result result =
        compile(
            """
            package test;
            import dev.larder.annotation.*;
            class Service {
              @Cached String find(long a, long b) { return null; }
              @CacheInvalidate(method = "find", key = {"x", "x"}) void save(long a) {}
            }
            """);

    assertThat(result.slugs()).containsExactly("InvalidateKeyPath", "InvalidateKeyPath");
    assertThat(result.errors().get(0).getColumnNumber())
        .isLessThan(result.errors().get(1).getColumnNumber());
  }

  @Test
  void mistakesInRepeatedAnnotations_sayWhichTheyAreAbout() {
    Result result =
        compile(
            """
            package test;
            import dev.larder.annotation.*;
            class Service {
              @Cached String find(long id) { return null; }
              @CacheInvalidate(method = "fund")
              @CacheInvalidate(method = "find")
              @CacheInvalidate(method = "find", key = "idd")
              void save(long id) {}
            }
            """);

    assertThat(result.messages())
        .satisfiesExactly(
            first -> assertThat(first).contains("'fund'").endsWith("(@CacheInvalidate 1 of 3)"),
            second -> assertThat(second).contains("'idd'").endsWith("(@CacheInvalidate 3 of 3)"));
  }

  @Test
  void mistakesOfTheCompilersConcern_areNotRepeatedByUs() {
    Result result =
        compile(
            """
            package test;
            import dev.larder.annotation.*;
            class Service {
              @Cached(seconds = "60") Missing find(long id, Unknown u) { return null; }
              @CacheInvalidate(method = 5, nothing = 1) void save(long id) {}
            }
            """);

    assertThat(result.slugs()).isNotEmpty().containsOnly("(compiler)");
  }

  @Test
  void fileThatCannotBeWritten_isReportedAtItsClassWithTheReason() {
    ProcessorWithFiler processor =
        new ProcessorWithFiler(
            (filer, name, origins) -> {
              throw new IOException("no space left");
            });

    Result result = new Workspace(folder).javac(List.of(processor), SOUND);

    assertThat(result.messages())
        .containsExactly(
            "[CachedNotWritten] Sound_Cached could not be written: java.io.IOException: no space"
                + " left. Check the output folder of the compiler.");
    assertThat(result.errors().get(0).getLineNumber()).isEqualTo(3);
  }

  @Test
  void everyMessage_beginsWithItsSlugAndTakesAsManyArgumentsAsItNames() {
    assertThat(Arrays.stream(Message.values()))
        .allSatisfy(
            message ->
                assertThat(message.with("a", "b", "c", "d", "e"))
                    .startsWith("[" + message.name() + "] ")
                    .doesNotContain("%s"));
  }
}
