package dev.larder.test;

import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;

/** Errors that the sweep over Guava found wanting; what it found in good code is in other tests. */
final class SweepFindingsTest {

  @Test
  void innerClass_thatExtendsItsGenericOuterClass_isRefusedLikeAny() {
    // The search for its methods did not end: T stands for T.
    Compilation compilation =
        compile(
            """
            class Outer<T> {
              class Inner extends Outer<T> {
                @Cached int value() { return 1; }
              }
            }
            """);

    assertThat(slugs(compilation)).containsExactly("CachedInnerClass");
  }

  @Test
  void invalidationOfAnInnerClass_isRefused() {
    Compilation compilation =
        compile(
            """
            class Outer<T> {
              class Inner extends Outer<T> {
                @Cached int value() { return 1; }
              }
              static class Other {
                @CacheInvalidate(type = Outer.Inner.class, method = "value") void change() {}
              }
            }
            """);

    assertThat(slugs(compilation))
        .containsExactlyInAnyOrder("CachedInnerClass", "InvalidateNoGeneratedClass");
  }

  @Test
  void keyOfATypeVariable_isNotMatchedByAnObjectOfTheSameName() {
    // The generated class called invalidate(E) with an Object.
    Compilation compilation =
        compile(
            """
            class Outer<E extends Comparable<E>> {
              @Cached int count(E element) { return 1; }
              @CacheInvalidate(method = "count") void remove(Object element) {}
            }
            """);

    assertThat(slugs(compilation)).containsExactly("InvalidateKeyMissing");
  }

  private static Compilation compile(String source) {
    return javac()
        .withProcessors(Processors.cached())
        .compile(
            JavaFileObjects.forSourceString(
                "p.Outer", "package p; import dev.larder.annotation.*; " + source));
  }

  private static Iterable<String> slugs(Compilation compilation) {
    return compilation.errors().stream()
        .map((Diagnostic<?> error) -> error.getMessage(null).replaceAll("(?s)^\\[|].*", ""))
        .toList();
  }
}
