package dev.larder.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.processor.Workspace.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sources that mention what another processor has yet to write. */
class MultiRoundTest {

  @TempDir Path folder;

  /** Which of the two processors the compiler asks first. */
  private enum Order {
    OURS_FIRST,
    OURS_LAST;

    List<AbstractProcessor> of(AbstractProcessor ours, AbstractProcessor other) {
      return this == OURS_FIRST ? List.of(ours, other) : List.of(other, ours);
    }
  }

  /** Writes one class in the first round in which there is none. */
  private static final class Writing extends AbstractProcessor {
    private final String unit;
    private boolean written;

    Writing(String unit) {
      this.unit = unit;
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return Set.of("*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      if (!written) {
        written = true;
        String name = Sources.fileName(unit).replace(".java", "");
        try (Writer file = processingEnv.getFiler().createSourceFile("test." + name).openWriter()) {
          file.write(unit);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      return false;
    }
  }

  private Result compile(Order order, String written, String... units) {
    return new Workspace(folder)
        .javac(order.of(new CachedProcessor(), new Writing("package test;\n" + written)), units);
  }

  private static String unit(String text) {
    return "package test;\nimport dev.larder.annotation.*;\n" + text;
  }

  /** The fingerprint looks into the result, where nothing else has to. */
  @ParameterizedTest
  @EnumSource
  void componentOfTheResult_isOfIt(Order order) {
    String service =
        unit(
            """
            class Service {
              record Page(java.util.List<Written> items) {}
              @Cached(tier = Tier.REMOTE) Page find(long id) { return null; }
            }
            """);

    Result result = compile(order, "public record Written(int id) {}", service);

    assertThat(result.messages()).isEmpty();
    assertThat(result.generated().get("Service_Cached.java"))
        .isEqualTo(
            Sources.text(
                Sources.compile(service, "package test;\npublic record Written(int id) {}")
                    .generatedSourceFile("test.Service_Cached")
                    .orElseThrow()));
  }

  /** Else this would be found out when the cache is made. */
  @ParameterizedTest
  @EnumSource
  void componentOfTheResult_isOfIt_andCannotBeStored(Order order) {
    Result result =
        compile(
            order,
            "public interface Written {}",
            unit(
                """
                class Service {
                  record Page(Written item) {}
                  @Cached(tier = Tier.REMOTE) Page find(long id) { return null; }
                }
                """));

    assertThat(result.slugs()).contains("CachedNotStorable");
  }

  @ParameterizedTest
  @EnumSource
  void signatureOfCachedMethod_mentionsIt(Order order) {
    Result result =
        compile(
            order,
            "public record Written(int id) {}",
            unit("class Service { @Cached Written find(Written like) { return like; } }"));

    assertThat(result.messages()).isEmpty();
    assertThat(result.generated().get("Service_Cached.java"))
        .contains("LoadingCache<Written, Written> findCache", "text.add(value.id())");
  }

  @ParameterizedTest
  @EnumSource
  void invalidation_namesIt(Order order) {
    Result result =
        compile(
            order,
            """
            class Written {
              @dev.larder.annotation.Cached String find(long id) { return null; }
            }
            """,
            unit(
                """
                class Service {
                  @CacheInvalidate(type = Written.class, method = "find") void save(long id) {}
                }
                """));

    assertThat(result.messages()).isEmpty();
    assertThat(result.generated()).containsKeys("Service_Cached.java", "Written_Cached.java");
    assertThat(result.generated().get("Service_Cached.java"))
        .contains("caches.cache(Written_Cached.FIND_CACHE)", "writtenFindCache.invalidate(id)");
  }

  @ParameterizedTest
  @EnumSource
  void keyPath_leadsThroughIt(Order order) {
    Result result =
        compile(
            order,
            "record Written(long id) {}",
            unit("record Order(Written written) {}"),
            unit(
                """
                class Service {
                  @Cached String find(@CacheKey("written.id") Order order) { return null; }
                  @CacheInvalidate(method = "find", key = "order.written.id")
                  void save(Order order) {}
                }
                """));

    assertThat(result.messages()).isEmpty();
    assertThat(result.generated().get("Service_Cached.java"))
        .contains(
            "order == null || order.written() == null ? null : order.written().id()",
            "findCache.invalidate(order == null");
  }

  @ParameterizedTest
  @EnumSource
  void record_hasItAsComponent(Order order) {
    Result result =
        compile(
            order,
            "record Written(long id) {}",
            unit("record Order(Written written) {}"),
            unit("class Service { @Cached String find(Order order) { return null; } }"));

    assertThat(result.messages()).isEmpty();
    assertThat(result.generated().get("Service_Cached.java")).contains("encodeWritten");
  }

  @ParameterizedTest
  @EnumSource
  void record_hasItAsComponentWithoutValueSemantics(Order order) {
    Result result =
        compile(
            order,
            "class Written {}",
            unit("record Order(Written written) {}"),
            unit("class Service { @Cached String find(Order order) { return null; } }"));

    assertThat(result.slugs()).containsExactly("CacheKeyType");
  }

  @ParameterizedTest
  @EnumSource
  void superclass_isIt(Order order) {
    Result result =
        compile(
            order,
            """
            class Written {
              @dev.larder.annotation.Cached String inherited(long id) { return null; }
            }
            """,
            unit("class Service extends Written { @Cached String find() { return null; } }"));

    assertThat(result.messages()).isEmpty();
    assertThat(result.generated().get("Service_Cached.java"))
        .contains("inheritedCache.get(id)", "\"test.Service.inherited\"");
  }

  @ParameterizedTest
  @EnumSource
  void superclassOfSuperclass_isIt(Order order) {
    Result result =
        compile(
            order,
            """
            class Written {
              @dev.larder.annotation.Cached String inherited(long id) { return null; }
            }
            """,
            unit("class Middle extends Written {}"),
            unit("class Service extends Middle { @Cached String find() { return null; } }"));

    assertThat(result.messages()).isEmpty();
    assertThat(result.generated().get("Service_Cached.java")).contains("inheritedCache.get(id)");
  }

  @ParameterizedTest
  @EnumSource
  void keyType_inheritsItsEqualsAndTheStepsOfAPath(Order order) {
    Result result =
        compile(
            order,
            """
            class Written {
              long id;
              @Override public int hashCode() { return 1; }
              @Override public boolean equals(Object other) { return true; }
            }
            """,
            unit("class Order extends Written {}"),
            unit(
                """
                class Service {
                  @Cached String find(@CacheKey("id") Order a, @CacheKey Order b) { return null; }
                  @CacheInvalidate(method = "find", key = {"order.id", "order"})
                  void save(Order order) {}
                }
                """));

    assertThat(result.messages()).isEmpty();
    assertThat(result.generated().get("Service_Cached.java")).contains("a == null ? null : a.id");
  }

  @Test
  void constructor_takesAGeneratedClassOfOurs() {
    Result result =
        new Workspace(folder)
            .javac(
                List.of(new CachedProcessor()),
                unit("class First { First(Second_Cached s) {} @Cached int a() { return 1; } }"),
                unit("class Second { @Cached int a() { return 1; } }"));

    assertThat(result.messages()).isEmpty();
    assertThat(result.generated()).containsOnlyKeys("First_Cached.java", "Second_Cached.java");
  }

  @ParameterizedTest
  @EnumSource
  void mistake_isReportedOnceAlthoughASubclassComesARoundLater(Order order) {
    Result result =
        compile(
            order,
            "interface Written {}",
            unit("class Base { @Cached(seconds = 0) String find(long id) { return null; } }"),
            unit("class Late extends Base implements Written { @Cached int a() { return 1; } }"));

    assertThat(result.slugs()).containsExactly("CachedSeconds");
  }

  @Test
  void typeThatNeverAppears_isLeftToTheCompiler() {
    Result result =
        new Workspace(folder)
            .javac(
                List.of(new CachedProcessor()),
                unit(
                    """
                    class Service extends NoSuper {
                      @Cached Missing find(long id) { return null; }
                      @CacheInvalidate(type = Unknown.class, method = "find") void save() {}
                    }
                    """),
                unit("class Sound { @Cached int a() { return 1; } }"));

    assertThat(result.slugs()).hasSize(3).containsOnly("(compiler)");
    assertThat(result.generated()).containsOnlyKeys("Sound_Cached.java");
  }

  @Test
  void typeThatNeverAppearsInAnotherClass_isNamedWithItsCauses() {
    Result result =
        new Workspace(folder)
            .javac(
                List.of(new CachedProcessor()),
                unit("record Order(Missing missing) {}"),
                unit(
                    """
                    class Service {
                      @Cached String find(@CacheKey("missing.id") Order order) { return null; }
                    }
                    """));

    assertThat(result.slugs()).containsExactlyInAnyOrder("(compiler)", "CachedMissingType");
    assertThat(result.messages())
        .contains(
            "[CachedMissingType] Service needs Missing, which does not exist, so Service_Cached is"
                + " not generated. Either a dependency is missing from the class path, or what"
                + " should generate that type has failed or waits for this class.");
  }

  @Test
  void typeThatIsMissingFromTheClassPath_isNamedWithItsCauses() throws IOException {
    Workspace workspace = new Workspace(folder);
    Stream.of(
            "package test; public class Gone {}",
            "package test; public class Base { @dev.larder.annotation.Cached Gone find() { return null; } }")
        .map(unit -> unit.replace("; public", ";\npublic"))
        .forEach(unit -> workspace.javac(List.of(), unit));
    Files.delete(workspace.classes().resolve("test/Gone.class"));

    Result result =
        workspace.javac(
            List.of(new CachedProcessor()),
            unit("class Service extends Base { @Cached int a() { return 1; } }"));

    assertThat(result.messages())
        .singleElement()
        .asString()
        .startsWith("[CachedMissingType] Service needs test.Gone, which does not exist");
    assertThat(result.errors().get(0).getLineNumber()).isEqualTo(3);
    assertThat(result.errors().get(0).getColumnNumber()).isEqualTo(1);
  }

  @Test
  void generatedClassesThatNeedEachOther_areBothNamed() {
    Result result =
        new Workspace(folder)
            .javac(
                List.of(new CachedProcessor()),
                unit("class One { One(Two_Cached two) {} @Cached int a() { return 1; } }"),
                unit("class Two { Two(One_Cached one) {} @Cached int a() { return 1; } }"));

    assertThat(result.messages())
        .filteredOn(message -> message.startsWith("["))
        .satisfiesExactly(
            one -> assertThat(one).startsWith("[CachedMissingType] One needs Two_Cached"),
            two -> assertThat(two).startsWith("[CachedMissingType] Two needs One_Cached"));
  }
}
