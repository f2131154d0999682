package dev.larder.processor;

import static dev.larder.processor.Misuse.inService;
import static dev.larder.processor.Misuse.inUnits;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which results may not go to Redis, and what is said of them. */
class StorableTypesTest {
  private static final String TYPES =
      """
      public record User(long id, String name, Role role) {}
      public enum Role { ADMIN { @Override public String toString() { return ""; } } }
      public record Page<T>(List<T> items, Page<T> next) {}
      public record Id<T>(long value) {}
      public record Box<T extends User>(T value) {}
      public record Holder(Object value) {}
      public record Deep(Map<String, Page<? extends Holder[]>> pages) {}
      public static class Bean { private List<Runnable> tasks; }
      public static class Child extends Bean { int x; }
      public static class Plain extends Parent<User> { transient Thread thread; static Thread lock; }
      public static abstract class Parent<T> { T value; Plain self; }
      public static class Tags extends ArrayList<String> {}
      public static class Bag extends ArrayList<Object> {}
      public static class Worker extends Thread {}
      public sealed interface Shape<T> {}
      public record Circle<T>(T value, double radius) implements Shape<T> {}
      public static final class Square<T> implements Shape<T> { float side; }
      public sealed interface Odd {}
      public record Odd1(int x) implements Odd {}
      public static non-sealed class Odd2 implements Odd { Odd odd; Iterator<String> names; }
      public interface Open {}
      public static abstract class Half {}
      public class Inner { int x; }
      public record Node<T>(T value, Node<List<T>> next, List<Node<Set<T>>> more) {}
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "int",
        "String",
        "byte[]",
        "User[][]",
        "Role",
        "List<User>",
        "Iterable<String>",
        "TreeMap<Role, Optional<Page<User>>>",
        "EnumMap<Role, EnumSet<Role>>",
        "ConcurrentMap<UUID, ? extends Deque<BigDecimal>>",
        "CompletableFuture<Optional<User>>",
        "CompletionStage<? extends List<java.time.LocalDate>>",
        "java.time.chrono.JapaneseDate",
        "OptionalInt",
        "Page<Page<Integer>>",
        "Id<Object>",
        "Id<?>",
        "Box<?>",
        "Box<? extends User>",
        "Plain",
        "Tags",
        "Shape<Object>",
        "Node<String>",
        "javax.crypto.spec.SecretKeySpec",
      })
  void storableType_isTaken(String type) {
    assertThat(compile("Tier.REMOTE", type).errors()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Object | Object may be of any type",
        "Object[] | Object may be of any type",
        "List<?> | ? may be of any type",
        "List<? super User> | ? super User may be of any type",
        "List | List without type arguments may hold anything",
        "Optional<Map<String, Object>> | Object may be of any type",
        "CompletableFuture<List<Object>> | Object may be of any type",
        "CompletableFuture<?> | Object may be of any type",
        "CharSequence | CharSequence is not data",
        "java.time.temporal.Temporal | Temporal is not data",
        "Number | Number is not data",
        "Comparable<User> | Comparable<User> is not data",
        "Runnable | Runnable is not data",
        "BlockingQueue<User> | BlockingQueue<User> is not data",
        "java.nio.file.Path | Path is not data",
        "Thread | Thread is not data",
        "Class<User> | Class<User> is not data",
        "IOException | IOException is not data",
        "Open | Open is an interface that is not sealed",
        "Map<String, Half> | Half is an abstract class that is not sealed",
        "Service.Inner | Inner is an inner class",
        "Holder | Holder.value: Object may be of any type",
        "Page<Object> | Page.items: Object may be of any type",
        "Page | Page.items: List without type arguments may hold anything",
        "Deep | Deep.pages > Page.items > Holder.value: Object may be of any type",
        "Bean | Bean.tasks: Runnable is not data",
        "Child | Bean.tasks: Runnable is not data",
        "Bag | Object may be of any type",
        "Worker | Thread is not data",
        "Odd | Odd2.names: Iterator<String> is not data",
        "Node<Open> | Node.value: Open is an interface that is not sealed",
      })
  void otherType_isRefusedWithTheWayToIt(String type, String words) {
    inService(
            TYPES
                + "@Cached(tier = Tier^.BOTH) public %s find(long id) { return null; }"
                    .formatted(type))
        .gives(Message.CachedNotStorable, "find(long) returns ", words, "tier = Tier.LOCAL");
  }

  @ParameterizedTest
  @ValueSource(strings = {"@Cached", "@Cached(tier = Tier.LOCAL)"})
  void typeIsNotLookedAt_whereRedisIsNotAskedFor(String annotation) {
    assertThat(
            Sources.compile(
                    Misuse.service(annotation + " public Object find(long id) { return null; }"))
                .errors())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Shape<String>, 0",
    "Page<Shape<User>>, 0",
    "Plain, 0",
    "Box<?>, 0",
    "Odd, 1",
    "Page<Open>, 1"
  })
  void classFile_isJudgedAsSourceIs_byEveryCompiler(
      String type, int errors, @TempDir Path javac, @TempDir Path ecj) {
    assertThat(againstClassFile(javac, ToolProvider.getSystemJavaCompiler(), type)).hasSize(errors);
    assertThat(againstClassFile(ecj, new EclipseCompiler(), type)).hasSize(errors);
  }

  private static List<String> againstClassFile(Path folder, JavaCompiler compiler, String type) {
    List<String> options = List.of("--release", "17");
    Workspace workspace = new Workspace(folder);
    workspace.compile(
        ToolProvider.getSystemJavaCompiler(), options, List.of(), Misuse.service(TYPES));
    String client =
        """
        package test;
        import dev.larder.annotation.*;
        public class Client extends Service {
          @Cached(tier = Tier.REMOTE) public %s find(long id) { return null; }
        }
        """;
    return workspace
        .compile(compiler, options, List.of(new CachedProcessor()), client.formatted(type))
        .messages();
  }

  @Test
  void variableOfAClass() {
    inUnits(
            """
            package test;
            import dev.larder.annotation.*;
            import java.util.*;
            public class Repository<E> {
              @Cached(tier = Tier^.REMOTE) public List<E> find(long id) { return null; }
            }
            """)
        .gives(Message.CachedNotStorable, "returns List<E>", "E is a type variable");
  }

  @Test
  void variableOfAMethod() {
    inService("@Cached(tier = Tier^.REMOTE) public <T extends Date> T[] find(T t) { return null; }")
        .gives(Message.CachedNotStorable, "T is a type variable");
  }

  /** Nothing is generated for an abstract class, and its subclasses say what the variable is. */
  @Test
  void variableOfAnAbstractClass_isFilledInBySubclasses() {
    String repository =
        """
        package test;
        import dev.larder.annotation.*;
        public abstract class Repository<E> {
          @Cached(tier = Tier.REMOTE) public E find(long id) { return null; }
        }
        """;
    String names =
        """
        package test;
        import dev.larder.annotation.*;
        public class Names extends Repository<%s> {
          @Cached public int count() { return 0; }
        }
        """;

    assertThat(Sources.compile(repository, names.formatted("String")).errors()).isEmpty();
    inUnits(repository, names.formatted("Thread").replace("public class", "public ^class"))
        .gives(Message.CachedNotStorable, "find(long) returns Thread", "Thread is not data");
  }

  @Test
  void resultThatCannotBeCachedAtAll_isOneError() {
    inService("^@Cached(tier = Tier.REMOTE) public Stream<Object> find() { return null; }")
        .gives(Message.CachedOneShotResult, "Stream<Object>");
  }

  @Test
  void jacksonsAnnotations_areTrusted() {
    String annotations =
        """
        package com.fasterxml.jackson.annotation;
        public @interface %s {}
        """;
    String service =
        Misuse.service(
            """
            @com.fasterxml.jackson.annotation.JsonTypeInfo public interface Open {}
            public static class Made {
              Object value;
              @com.fasterxml.jackson.annotation.JsonCreator static Made of(String text) { return null; }
            }
            public static class Bean {
              @com.fasterxml.jackson.annotation.JsonIgnore Object lock;
              private Object value;
              @com.fasterxml.jackson.annotation.JsonIgnore public Object getValue() { return value; }
            }
            public record Part(@com.fasterxml.jackson.annotation.JsonIgnore Object value) {}
            @Cached(tier = Tier.BOTH) public Map<Made, Part> find(long id) { return null; }
            @Cached(tier = Tier.BOTH) public Map<Open, Bean> find(int id) { return null; }
            """);

    assertThat(
            Sources.compile(
                    service,
                    annotations.formatted("JsonTypeInfo"),
                    annotations.formatted("JsonCreator"),
                    annotations.formatted("JsonIgnore"))
                .errors())
        .isEmpty();
  }

  private static Compilation compile(String tier, String type) {
    String method = "@Cached(tier = %s) public %s find(long id) { throw new Error(); }";
    return Sources.compile(Misuse.service(TYPES + method.formatted(tier, type)));
  }
}
