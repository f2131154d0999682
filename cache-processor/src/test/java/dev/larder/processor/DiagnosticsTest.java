package dev.larder.processor;

import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One mistake in, one error out. */
final class DiagnosticsTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "CachedPrivateMethod | class A { @Cached private int a() { return 1; } }",
        "CachedStaticMethod | class A { @Cached static int a() { return 1; } }",
        "CachedFinalMethod | class A { @Cached final int a() { return 1; } }",
        "CachedAbstractMethod | abstract class A { @Cached abstract int a(); }",
        "CachedVoidMethod | class A { @Cached void a() {} }",
        "CachedOneShotResult | class A { @Cached java.util.stream.Stream<String> a() { return null; } }",
        "CachedFuture | class A { @Cached java.util.concurrent.Future<String> a() { return null; } }",
        "CachedFinalClass | final class A { @Cached int a() { return 1; } }",
        "CachedInnerClass | class A { class B { @Cached int a() { return 1; } } }",
        "CachedRecord | record A() { @Cached int a() { return 1; } }",
        "CachedEnum | enum A { X; @Cached int a() { return 1; } }",
        "CachedInterface | interface A { @Cached int a(); }",
        "CachedNoConstructor | class A { private A() {} @Cached int a() { return 1; } }",
        "CachedSeconds | class A { @Cached(seconds = 0) int a() { return 1; } }",
        "CachedMaxEntries | class A { @Cached(maxEntries = 0) int a() { return 1; } }",
        "CachedNullSeconds | class A { @Cached(nullSeconds = -2) int a() { return 1; } }",
        "CachedJitter | class A { @Cached(jitter = 0.6) int a() { return 1; } }",
        "CachedName | class A { @Cached(name = \"a b\") int a() { return 1; } }",
        "CacheKeyType | class A { @Cached int a(StringBuilder b) { return 1; } }",
        "CacheKeyPath | class A { @Cached int a(@CacheKey(\"lenght\") String b) { return 1; } }",
        "CacheKeyWithoutCached | class A { int a(@CacheKey String b) { return 1; } }",
        "InvalidateTarget | class A { @CacheInvalidate void a() {} }",
        "InvalidateUnknownMethod | class A { @CacheInvalidate(method = \"x\") void a() {} }",
        "InvalidateNotCached | class A { int b() { return 1; } @CacheInvalidate(method = \"b\") void a() {} }",
        "InvalidateKeyType | class A { @Cached int b(long i) { return 1; } @CacheInvalidate(method = \"b\", key = \"s\") void a(String s) {} }",
        "InvalidateKeyMissing | class A { @Cached int b(long i) { return 1; } @CacheInvalidate(method = \"b\") void a(String s) {} }",
        "InvalidateKeyNumber | class A { @Cached int b(long i) { return 1; } @CacheInvalidate(method = \"b\", key = {\"s\", \"s\"}) void a(long s) {} }",
        "InvalidateKeyPath | class A { @Cached int b(long i) { return 1; } @CacheInvalidate(method = \"b\", key = \"t\") void a(long s) {} }",
      })
  void misuse_isOneErrorWithItsSlug(String slug, String source) {
    Compilation compilation =
        javac()
            .withProcessors(new CachedProcessor())
            .compile(
                JavaFileObjects.forSourceString(
                    "p.A", "package p; import dev.larder.annotation.*; " + source));

    assertThat(compilation.errors()).hasSize(1);
    assertThat(compilation.errors().get(0).getMessage(null)).startsWith("[" + slug + "]");
  }
}
