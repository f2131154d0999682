package dev.larder.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * From sources that give no warning, code is generated that gives none: with every warning on, and
 * each an error.
 */
class CleanGeneratedCodeTest {
  private static final String IMPORTS =
      """
      package test;

      import dev.larder.annotation.*;
      import java.io.*;
      import java.util.*;
      import java.util.concurrent.*;
      import org.jspecify.annotations.*;

      """;

  /** Compiles a class {@code Service}, and what else stands there, each in a file of its own. */
  private static Map<String, String> isClean(String... units) {
    return isCleanInUnits(Arrays.stream(units).map(unit -> IMPORTS + unit).toArray(String[]::new));
  }

  private static Map<String, String> isCleanInUnits(String... units) {
    Compilation compilation = Sources.compileStrictly(units);
    assertThat(compilation.diagnostics()).isEmpty();
    return Sources.generated(compilation);
  }

  @Test
  void samples() {
    isCleanInUnits(Samples.all());
  }

  // Warnings

  @Test
  void deprecatedTypesAndMethods() {
    isClean(
        "@Deprecated public class Old { @Override public int hashCode() { return 1; }"
            + " @Override public boolean equals(Object other) { return other instanceof Old; } }",
        """
        @SuppressWarnings("deprecation")
        public class Service {
          public Service(Old old) {}
          @Cached public Old find(Old old) { return old; }
          @Cached public List<? extends Old> list(Old... olds) { return null; }
          @CacheInvalidate(method = "find") public Old save(Old old) { return old; }
        }
        """);
  }

  @Test
  void deprecatedMembers() {
    Map<String, String> generated =
        isClean(
            """
            public class Service {
              @Deprecated public Service(int size) {}
              public Service() {}
              @Deprecated @Cached public String find(long id) { return ""; }
              @Deprecated @CacheInvalidate(method = "find") public void save(long id) {}
            }
            """);
    assertThat(generated.get("/SOURCE_OUTPUT/test/Service_Cached.java")).contains("@Deprecated");
  }

  @Test
  void deprecatedForRemoval() {
    isClean(
        "@Deprecated(since = \"1\", forRemoval = true) public record Old(int a) {}",
        """
        @SuppressWarnings("removal")
        public class Service {
          @Cached public Old find(Old old) { return old; }
          @Deprecated(forRemoval = true) @Cached public String gone(long id) { return ""; }
        }
        """);
  }

  @Test
  void deprecatedClass() {
    isClean("@Deprecated public class Service { @Cached int find() { return 1; } }");
  }

  @Test
  void deprecatedAccessors() {
    isClean(
        "public record Old(int a, int b) { @Deprecated public int b() { return b; } }",
        "public class Bean { @Deprecated public long getId() { return 1; } @Deprecated public int n; }",
        """
        public class Service {
          @Cached String find(Old old) { return ""; }
          @Cached String bean(@CacheKey("id") Bean a, @CacheKey("n") Bean b) { return ""; }
          @CacheInvalidate(method = "bean", key = {"bean.id", "bean.n"}) void save(Bean bean) {}
        }
        """);
  }

  @Test
  void deprecatedForeignClass() {
    isClean(
        "@Deprecated public class Old { @Cached int find(int a) { return 1; } }",
        """
        public class Service {
          @SuppressWarnings("deprecation")
          @CacheInvalidate(type = Old.class, method = "find") void save(int a) {}
        }
        """);
  }

  @Test
  void deprecatedForeignTypes() {
    isClean(
        "@Deprecated public record Old(int a) {}",
        """
        @SuppressWarnings("deprecation")
        public class Other { @Cached Old find(int a) { return null; } }
        """,
        """
        public class Service {
          @CacheInvalidate(type = Other.class, method = "find") void save(int a) {}
        }
        """);
  }

  @Test
  void rawTypes() {
    isClean(
        """
        @SuppressWarnings("rawtypes")
        public class Service {
          public Service(List list) {}
          @Cached public List find(Map map, List[] lists, Optional<Set> sets) { return null; }
          @Cached public CompletableFuture later(Set set) { return null; }
          @CacheInvalidate(method = "later", key = "set") public Map save(Set set) { return null; }
        }
        """);
  }

  @Test
  void rawSuperclass() {
    isClean(
        "public class Base<T> { @Cached public String find(int id) { return \"\"; }"
            + " @Cached public List<T> all() { return List.of(); } }",
        """
        @SuppressWarnings("rawtypes")
        public class Service extends Base { @Cached public String own() { return ""; } }
        """);
  }

  @Test
  void rawTypesOfForeignClass() {
    isClean(
        """
        @SuppressWarnings("rawtypes")
        public class Other { @Cached public List find(Map map) { return null; } }
        """,
        """
        public class Service {
          @SuppressWarnings("rawtypes")
          @CacheInvalidate(type = Other.class, method = "find") void save(Map map) {}
          @CacheInvalidate(type = Other.class, method = "find", all = true) void clear() {}
        }
        """);
  }

  @Test
  void serializable() {
    isClean(
        """
        public class Service implements Serializable {
          private static final long serialVersionUID = 1;
          @Cached public Object find(long id, String text) { return id; }
        }
        """);
  }

  @Test
  void throwable() {
    isClean(
        """
        public class Service extends Exception {
          private static final long serialVersionUID = 1;
          @Cached public String find(long id) { return ""; }
        }
        """);
  }

  @Test
  void closeable() {
    isClean(
        """
        public class Service implements AutoCloseable {
          @Cached public String find(long id) { return ""; }
          @Override @CacheInvalidate(method = "find", all = true) public void close() {}
        }
        """);
  }

  @Test
  void genericVarargs() {
    isClean(
        """
        public class Service {
          @SuppressWarnings("unchecked")
          @Cached public <T> List<T> of(T... all) { return null; }
          @SuppressWarnings("unchecked")
          @Cached public int lists(List<String>... all) { return 1; }
          @SuppressWarnings("unchecked")
          public Service(Set<String>... all) {}
          @Cached public int strings(int first, String... all) { return 1; }
          @SuppressWarnings("unchecked")
          @CacheInvalidate(method = "lists") public void save(List<String>... all) {}
        }
        """);
  }

  @Test
  void safeVarargsConstructor() {
    isClean(
        """
        public class Service {
          @SafeVarargs public Service(Set<String>... all) {}
          @Cached public String find(long id) { return ""; }
        }
        """);
  }

  @Test
  void synchronizedAndStrictfp() {
    Map<String, String> generated =
        isClean(
            """
            public class Service {
              @Cached public synchronized String find(long id) { return ""; }
              @CacheInvalidate(method = "find") public synchronized void save(long id) {}
            }
            """);
    assertThat(generated.get("/SOURCE_OUTPUT/test/Service_Cached.java"))
        .doesNotContain("synchronized");
  }

  @Test
  void uncheckedResults() {
    isClean(
        """
        public class Service {
          @Cached public <T> T one(Class<T> type) { return null; }
          @Cached public <T> T[] array(T like) { return null; }
          @Cached public <T> List<T[]> list(T like) { return null; }
          @Cached public <K extends Enum<K>, V> EnumMap<K, V> map(Class<K> type) { return null; }
          @Cached public <T> CompletableFuture<T> later(T like) { return null; }
          @Cached public <T> CompletionStage<? extends List<T>> stage(T like) { return null; }
          @Cached public <T extends Comparable<T> & Serializable> Optional<T> both(T a) { return null; }
        }
        """);
  }

  // Surroundings

  /** {@code @Generated} is in the module java.compiler, which small systems leave out. */
  @Test
  void withoutTheGeneratedAnnotation() {
    List<String> options = new ArrayList<>(Sources.STRICT);
    options.addAll(List.of("--limit-modules", "java.base"));

    Compilation compilation = Sources.compile(options, Samples.all());

    assertThat(compilation.diagnostics()).isEmpty();
    assertThat(Sources.generated(compilation).values())
        .hasSize(4)
        .noneMatch(text -> text.contains("Generated"));
  }

  @Test
  void withTheGeneratedAnnotation() {
    assertThat(isCleanInUnits(Samples.all()).values())
        .allMatch(text -> text.contains("@Generated(\"dev.larder.processor.CachedProcessor\")\n"));
  }

  // Types

  @Test
  void nullnessAnnotations() {
    Map<String, String> generated =
        isClean(
            """
            @NullMarked
            public class Service {
              public Service(@Nullable String name, List<@Nullable String> names) {}
              @Cached public @Nullable String find(@Nullable String name) { return name; }
              @Cached public List<@Nullable String> list(Map<String, @Nullable Integer> map) {
                return List.of();
              }
              @Cached public String @Nullable [] array(@Nullable String @Nullable [] names) {
                return names == null ? null : new String[0];
              }
              @Cached public @Nullable String[][] arrays(@Nullable Integer... numbers) {
                return new String[0][];
              }
              @Cached public Map.@Nullable Entry<String, Long> entry(Map.@Nullable Entry<String, Long> e) {
                return e;
              }
              @Cached public <T extends @Nullable Object> Optional<T> generic(T value) {
                return Optional.empty();
              }
              @Cached public CompletableFuture<@Nullable String> later(@Nullable Long id) {
                return CompletableFuture.completedFuture(null);
              }
              @CacheInvalidate(method = "find") public @Nullable String save(@Nullable String name) {
                return name;
              }
            }
            """);
    assertThat(generated.get("/SOURCE_OUTPUT/test/Service_Cached.java"))
        .contains("@NullMarked")
        .contains("public @Nullable String find(@Nullable String name)")
        .contains("public List<@Nullable String> list(Map<String, @Nullable Integer> map)")
        .contains("CompletableFuture<@Nullable String> later(@Nullable Long id)");
  }

  @Test
  void checkedExceptions() {
    isClean(
        """
        public class Service {
          public <X extends Exception> Service(Class<X> type) throws X, IOException {}
          @Cached public String find(long id) throws IOException, InterruptedException { return ""; }
          @Cached public <X extends Exception> String generic(Class<X> type) throws X { return ""; }
          @Cached public <X extends Throwable, Y extends X> String two(String a) throws X, Y {
            return "";
          }
          @Cached public Integer error() throws Error { return 1; }
          @CacheInvalidate(method = "find") public <X extends Exception> void save(long id)
              throws X, IOException {}
        }
        """);
  }

  @Test
  void genericExceptionOfClass() {
    isClean(
        """
        public class Service<X extends Exception> {
          @Cached public String find(long id) throws X { return ""; }
          @CacheInvalidate(method = "find") void save(long id) throws X {}
        }
        """);
  }

  @Test
  void constructors() {
    isClean(
        """
        public class Service {
          Service() {}
          protected Service(int... numbers) {}
          Service(String first, Object... rest) {}
          Service(Object first) {}
          public Service(long id, List<? super Integer> list) {}
          <T extends Comparable<T>> Service(T a, T b) {}
          private Service(boolean hidden) {}
          @Cached public String find(long id) { return ""; }
        }
        """);
  }

  @Test
  void overloadsThatBoxing_wouldConfuse() {
    isClean(
        """
        public class Service {
          @Cached public String find(long id) { return ""; }
          @Cached public String find(Long id) { return ""; }
          @Cached public String find(int id) { return ""; }
          @Cached public String find(String[] id) { return ""; }
          @Cached public String find(char[] id) { return ""; }
          @Cached public String find(Integer... ids) { return ""; }
          @CacheInvalidate(method = "find(long)", key = "a.id")
          @CacheInvalidate(method = "find(Long)", key = "a.box")
          @CacheInvalidate(method = "find(long)", key = "a.small")
          @CacheInvalidate(method = "find(int)", key = "a.small")
          @CacheInvalidate(method = "find(long)", key = "a.box")
          public void save(Args a) {}
        }
        """,
        "public record Args(long id, Long box, short small) {}");
  }

  @Test
  void wideningInKeys() {
    isClean(
        """
        public class Service {
          @Cached public String one(double number) { return ""; }
          @Cached public String two(long a, double b) { return ""; }
          @CacheInvalidate(method = "one", key = "a")
          @CacheInvalidate(method = "one", key = "b")
          @CacheInvalidate(method = "two", key = {"c", "b"})
          @CacheInvalidate(method = "two", key = {"d", "d"})
          public void save(int a, Float b, char c, Short d) {}
        }
        """);
  }

  @Test
  void nestedAndInnerTypesInSignatures() {
    isClean(
        """
        public class Service {
          public class Inner { @Override public int hashCode() { return 1; }
            @Override public boolean equals(Object o) { return o instanceof Inner; } }
          public static class Box<T> { public class Lid {} public static class Lock {} }
          @Cached public Inner find(Inner inner, Service.Inner other) { return inner; }
          @Cached public Box<String>.Lid lid(int a) { return null; }
          @Cached public Box.Lock lock(int a) { return null; }
        }
        """);
  }

  @Test
  void protectedNestedTypeOfASuperclassInAnotherPackage() {
    isCleanInUnits(
        """
        package base;
        public class Base { protected static class Item {} protected Base() {} }
        """,
        """
        package test;
        public class Service extends base.Base {
          @dev.larder.annotation.Cached protected Item find(int a) { return null; }
        }
        """);
  }

  // Names

  @ParameterizedTest
  @ValueSource(
      strings = {
        "caches",
        "key",
        "result",
        "missing",
        "hit",
        "failure",
        "text",
        "value",
        "findCache",
        "other",
        "that",
        "FIND_CACHE",
        "FindKey",
        "findCacheSpec",
        "toString",
        "wait",
        "hashCode",
        "getClass",
        "notify",
        "notifyAll",
        "clone",
        "finalize",
        "value1",
        "text1",
        "Service",
        "Service_Cached",
        "String",
        "CacheManager",
        "KeyText",
        "record",
        "var",
        "sealed",
        "permits",
        "yield",
        "$",
        "_a",
        "a$b",
        "größe",
        "名前",
        "NoArguments",
        "Arrays",
        "Objects",
        "Long",
        "Boolean",
        "KeyArrays",
        "CompletableFuture",
        "test",
        "java",
        "dev",
        "variant"
      })
  void parameterNames(String name) {
    isClean(
        """
        public class Service {
          public Service(String %1$s) {}
          @Cached public String find(long %1$s) { return ""; }
          @Cached public String find(long %1$s, int[] more) { return ""; }
          @Cached public String find(boolean %1$s, long more) { return ""; }
          @Cached public CompletableFuture<String> later(String %1$s) { return null; }
          @Cached public String path(@CacheKey("id") Item %1$s, @CacheKey Item second) { return ""; }
          @Cached public <T> T generic(List<T> %1$s) { return null; }
          @Cached public Integer none() { return 1; }
          @CacheInvalidate(method = "find(long)") public int save(long %1$s) { return 1; }
          @CacheInvalidate(method = "path", key = {"%1$s.id", "%1$s"})
          @CacheInvalidate(cache = "elsewhere", key = "%1$s")
          public CompletableFuture<String> saveLater(Item %1$s) { return null; }
        }
        """
            .formatted(name),
        "public record Item(long id, List<String> %1$s2) {}".formatted(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "caches",
        "key",
        "findCache",
        "$",
        "größe",
        "名前",
        "x",
        "aVeryLongMethodNameThatGoesOnAndOnAndOn",
        "URL",
        "a$b",
        "_",
        "toStringCache",
        "cache",
        "Cache",
        "Key",
        "i18n",
        "super_",
        "value1"
      })
  void methodNames(String name) {
    String legal = name.equals("_") ? "__" : name;
    isClean(
        """
        public class Service {
          @Cached public String %1$s(long id) { return ""; }
          @Cached public String %1$s(long a, String[] b) { return ""; }
          @Cached public String %1$s() { return ""; }
          @CacheInvalidate(method = "%1$s(long)") public void save(long id) {}
        }
        """
            .formatted(legal));
  }

  @Test
  void methodsThatOurNamesWouldOverride() {
    isClean(
        """
        public class Service {
          @Cached public String find(long id) { return ""; }
          public String findCache() { return ""; }
          public static String countCacheSpec() { return ""; }
          @Cached public int count() { return 1; }
          protected Object countCache = this;
          public static final int FIND_CACHE = 1;
          private int findCache;
          int use() { return findCache; }
        }
        """);
  }

  @Test
  void methodsOfOneNameAfterCapitalization() {
    isClean(
        """
        public class Service {
          @Cached public String find(String a, int b) { return ""; }
          @Cached public String Find(String a, int b) { return ""; }
          @Cached public String FIND(String a, int b) { return ""; }
          @Cached public String fIND(String a, int b) { return ""; }
        }
        """);
  }

  @Test
  void nestedTypesOfTheNamesWeUse() {
    isClean(
        """
        public class Service {
          public record FindKey(int a) {}
          public static class Cache {}
          public static class CacheManager {}
          public static class CacheSpec {}
          public static class LoadingCache {}
          public static class TypeRef {}
          public static class KeyText {}
          public static class KeyArrays {}
          public static class NoArguments {}
          public static class Generated {}
          public static class Objects {}
          public static class Arrays {}
          public static class Long {}
          @Cached public FindKey find(FindKey key, int[] numbers) { return key; }
          @Cached public List<Cache> caches(long id) { return null; }
          @Cached public Long count() { return null; }
          @CacheInvalidate(method = "find") public void save(FindKey key, int[] numbers) {}
        }
        """);
  }

  @Test
  void topLevelTypesOfTheNamesWeUse() {
    isCleanInUnits(
        "package test;\npublic record FindKey(int a) {}",
        "package test;\npublic class Cache {}",
        "package test;\npublic class CacheManager {}",
        "package test;\npublic class Arrays {}",
        """
        package test;
        public class Service {
          @dev.larder.annotation.Cached
          public Cache find(FindKey key, int[] numbers) { return null; }
          @dev.larder.annotation.Cached
          public FindKey count(FindKey a) { return null; }
        }
        """);
  }

  @Test
  void inheritedNestedTypesOfTheNamesWeUse() {
    isCleanInUnits(
        """
        package base;
        public class Base { protected static class Cache {} public static class FindKey {} public interface Objects {} }
        """,
        """
        package test;
        public class Service extends base.Base {
          @dev.larder.annotation.Cached public String find(int a, int[] numbers) { return null; }
        }
        """);
  }

  @Test
  void packageWithTypesOfTheNamesOfJavaLang() {
    isCleanInUnits(
        "package test;\npublic class Override {}",
        "package test;\npublic class Object {}",
        "package test;\npublic class String {}",
        "package test;\npublic class Long {}",
        "package test;\npublic class Integer {}",
        "package test;\npublic class SuppressWarnings {}",
        "package test;\npublic class Deprecated {}",
        """
        package test;
        public class Service {
          @dev.larder.annotation.Cached
          public java.lang.String find(long id, int[] numbers) { return null; }
          @dev.larder.annotation.Cached
          public java.lang.Long count(java.lang.Integer a) { return null; }
          @dev.larder.annotation.Cached
          public String own(long id) { return null; }
          @java.lang.Deprecated @dev.larder.annotation.Cached
          public int old(long id) { return 1; }
        }
        """);
  }

  @Test
  void packageNamedLikeAClassOrAPart() {
    isCleanInUnits(
        """
        package dev.larder.service;
        public class Service {
          @dev.larder.annotation.Cached public String find(long id, int[] numbers) { return null; }
        }
        """);
  }

  @Test
  void packageOfTheRuntime() {
    isCleanInUnits(
        """
        package dev.larder;
        public class Service {
          @dev.larder.annotation.Cached public String find(long id, int[] numbers) { return null; }
        }
        """);
  }

  @Test
  void defaultPackage() {
    isCleanInUnits(
        """
        public class Service {
          public record Item(int a) {}
          @dev.larder.annotation.Cached public Item find(Item item, int[] numbers) { return null; }
          @dev.larder.annotation.CacheInvalidate(type = Other.class, method = "find")
          void save(int id) {}
        }
        """,
        "class Other { @dev.larder.annotation.Cached int find(int id) { return 1; } }");
  }

  @Test
  void classNamesWithDollarAndUnicode() {
    isCleanInUnits(
        "package test;\nclass A$B { @dev.larder.annotation.Cached int find(int a, int b) { return 1; } static class C$ { @dev.larder.annotation.Cached int find(int a, int b) { return 1; } } }",
        "package test;\nclass Größe { @dev.larder.annotation.Cached int höhe(int länge, int b) { return 1; } }",
        "package test;\nclass $ { @dev.larder.annotation.Cached int $(int $, int b) { return 1; } }");
  }

  @Test
  void veryLongNames() {
    String name = "a" + "VeryLong".repeat(20);
    isClean(
        """
        public class Service {
          @Cached public Map<String, Map<String, List<Map<Integer, Optional<String>>>>> %1$s(
              Map<String, Map<String, List<Map<Integer, Optional<String>>>>> %1$s1,
              Map<String, Map<String, List<Map<Integer, Optional<String>>>>> %1$s2) {
            return null;
          }
          @CacheInvalidate(method = "%1$s") public void save(
              Map<String, Map<String, List<Map<Integer, Optional<String>>>>> %1$s1,
              Map<String, Map<String, List<Map<Integer, Optional<String>>>>> %1$s2) {}
        }
        """
            .formatted(name));
  }

  @Test
  void cacheNamesWithQuotesAndUnicode() {
    isClean(
        """
        public class Service {
          @Cached(name = "\\"users\\"$L$S$$") public String find(long id) { return ""; }
          @Cached(name = "größe-名前") public String other(long id) { return ""; }
          @CacheInvalidate(cache = "$T\\"quoted\\"", all = true) void clear() {}
        }
        """);
  }

  @Test
  void typeVariablesOfTheNamesWeUse() {
    isClean(
        """
        public class Service<Cache, CacheManager extends Comparable<CacheManager>, FindKey> {
          @Cached public Cache find(CacheManager manager, FindKey key) { return null; }
          @Cached public <String> String own(String like, int a) { return like; }
        }
        """);
  }

  @Test
  void nestedClasses() {
    Map<String, String> generated =
        isClean(
            """
            public class Service {
              protected static class One { @Cached int find(int a) { return 1; } }
              interface Api {
                class Two { @Cached int find(int a) { return 1; } }
              }
              enum Kind { A; static class Three { @Cached int find(int a) { return 1; } } }
              record Rec(int a) { static class Four { @Cached int find(int a) { return 1; } } }
            }
            """);
    assertThat(generated.keySet().toString())
        .contains(
            "Service_One_Cached",
            "Service_Api_Two_Cached",
            "Service_Kind_Three_Cached",
            "Service_Rec_Four_Cached");
  }
}
