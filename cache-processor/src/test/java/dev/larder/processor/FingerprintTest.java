package dev.larder.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.processor.Workspace.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What changes the fingerprint of a type, and what does not. */
class FingerprintTest {
  private static final Pattern FINGERPRINT = Pattern.compile("\\.fingerprint\\(\"([^\"]*)\"\\)");

  /** Stands in for Jackson's, with its name and targets. */
  private static final String JSON_PROPERTY =
      """
      package com.fasterxml.jackson.annotation;
      import java.lang.annotation.*;
      @Retention(RetentionPolicy.RUNTIME)
      @Target({ElementType.ANNOTATION_TYPE, ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
      public @interface JsonProperty { String value() default ""; int index() default -1; }
      """;

  private static final String JSON_SUB_TYPES =
      """
      package com.fasterxml.jackson.annotation;
      import java.lang.annotation.*;
      @Retention(RetentionPolicy.RUNTIME)
      @Target({ElementType.TYPE, ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
      public @interface JsonSubTypes {
        Type[] value();
        @interface Type { Class<?> value(); String name() default ""; String[] names() default {}; }
      }
      """;

  /** Something of everything. */
  private static final String RICH =
      """
      public record Root<T extends Comparable<T>>(
          long id, @JsonProperty(value = "title", index = 2) String name, Root<T> next,
          List<? extends Root<?>> all, Map<? super Role, T[]> map, int[][] matrix, Shape shape,
          Customer customer, Base<String> base, Node<T> node, List raw, Animal animal) {
        static int count;
        public Root {}
      }
      public enum Role {
        @JsonProperty("a") ADMIN { @Override public String toString() { return "a"; } }, USER;
        int rank;
      }
      public sealed interface Shape {}
      public record Circle(double radius) implements Shape {
        public Circle(@JsonProperty("r") double radius) { this.radius = radius; }
      }
      public static final class Square implements Shape { float side; }
      public static non-sealed class Blob implements Shape { Object any; }
      public static class Base<E> {
        private E value;
        private transient int hash;
        private static int count;
        @JsonProperty("v") public E getValue() { return value; }
      }
      public static class Customer extends Base<Role> implements Named {
        protected List<Base<Customer>> friends;
        public Customer(@JsonProperty("f") List<Base<Customer>> friends, int other) {}
      }
      public interface Named { @JsonProperty("n") default String getName() { return ""; } }
      public record Node<T>(Node<List<T>> next) {}
      @JsonSubTypes({@JsonSubTypes.Type(value = Cat.class, name = "cat"),
          @JsonSubTypes.Type(value = Dog.class, names = "dog")})
      public interface Animal {}
      public static class Cat implements Animal { int lives; }
      public static class Dog implements Animal { boolean barks; }
      """;

  private static String values(String declarations) {
    return """
    package test;
    import com.fasterxml.jackson.annotation.*;
    import java.util.*;
    import java.util.function.*;
    public class Values {
    %s
    }
    """
        .formatted(declarations);
  }

  private static String service(String member) {
    return """
    package test;
    import dev.larder.annotation.*;
    import java.util.*;
    import java.util.concurrent.*;
    public class Service<E> extends Values {
    %s
    }
    """
        .formatted(member);
  }

  private static String returning(String type) {
    return service("@Cached public %s find(long id) { return null; }".formatted(type));
  }

  private static String[] units(String type, String declarations) {
    return new String[] {returning(type), values(declarations), JSON_PROPERTY, JSON_SUB_TYPES};
  }

  private static String of(String type, String declarations) {
    return in(
        Sources.generated(Sources.compile(units(type, declarations))).values().iterator().next());
  }

  private static String in(String generated) {
    Matcher matcher = FINGERPRINT.matcher(generated);
    assertThat(matcher.find()).as(generated).isTrue();
    return matcher.group(1);
  }

  private static String in(Result result) {
    assertThat(result.messages()).isEmpty();
    return in(result.generated().get("Service_Cached.java"));
  }

  // What does not matter

  static Stream<Arguments> same() {
    return Stream.of(
        same("order of components", "record A(int x, String y) {}", "record A(String y, int x) {}"),
        same("order of fields", "static class A { int x; A y; }", "static class A { A y; int x; }"),
        same("order of constants", "enum A { X, Y }", "enum A { Y, X }"),
        same(
            "order of permitted types",
            "sealed interface A permits B, C {} record B() implements A {} record C() implements A {}",
            "record C() implements A {} record B() implements A {} sealed interface A permits C, B {}"),
        same(
            "permits that is left out",
            "sealed interface A permits B {} record B() implements A {}",
            "sealed interface A {} record B() implements A {}"),
        same("comments", "record A(int x) {}", "/** A. */ record A(/* an x */ int x) {}"),
        same("methods", "record A(int x) {}", "record A(int x) { int y() { return x; } }"),
        same("constructors", "record A(int x) {}", "record A(int x) { A {} A() { this(1); } }"),
        same("static fields", "record A(int x) {}", "record A(int x) { static A zero; }"),
        same("static fields", "static class A {}", "static class A { static int count; }"),
        same("transient fields", "static class A {}", "static class A { transient int hash; }"),
        same("nested types", "record A(int x) {}", "record A(int x) { record B(int y) {} }"),
        same(
            "access",
            "static class A { private int x; }",
            "public static final class A { public final int x = 1; }"),
        same(
            "other annotations",
            "record A(int x) {}",
            "@Deprecated record A(@Deprecated int x) {}"),
        same("interfaces", "record A() {}", "record A() implements java.io.Serializable {}"),
        same(
            "name of a type variable",
            "record A(B<A> b) {} record B<T>(T t) {}",
            "record A(B<A> b) {} record B<U>(U t) {}"),
        same("? extends Object", "record A(List<?> b) {}", "record A(List<? extends Object> b) {}"),
        same("what is not reached", "record A() {} record B(int x) {}", "record A() {}"),
        same(
            "what is in an open interface",
            "record A(B b) {} interface B {}",
            "record A(B b) {} interface B { A a(); }"),
        same(
            "what is in an abstract class",
            "record A(B b) {} static abstract class B {}",
            "record A(B b) {} static abstract class B { int x; }"),
        same(
            "fields and bodies of enum constants",
            "enum A { X; }",
            "enum A { X { int y; }; int rank; A a() { return null; } }"),
        same(
            "order of an annotation's members",
            "record A(@JsonProperty(value = \"x\", index = 1) int x) {}",
            "record A(@JsonProperty(index = 1, value = \"x\") int x) {}"),
        same(
            "how an annotation is written",
            "@JsonSubTypes({@JsonSubTypes.Type(A.class)}) record A() {}",
            "@JsonSubTypes(@JsonSubTypes.Type(value = A.class)) record A() {}"),
        same(
            "annotated accessor",
            "record A(@JsonProperty(\"y\") int x) {}",
            "record A(int x) { @JsonProperty(\"y\") public int x() { return x; } }"));
  }

  private static Arguments same(String what, String one, String other) {
    return Arguments.of(what, one, other);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("same")
  void fingerprint_isTheSame(String what, String one, String other) {
    assertThat(of("A", other)).isEqualTo(of("A", one)).matches("[0-9a-f]{16}");
  }

  @Test
  void future_hasTheFingerprintOfWhatItHolds() {
    String a = "record A(int x) {}";

    assertThat(of("CompletableFuture<A>", a)).isEqualTo(of("A", a));
    assertThat(of("CompletionStage<? extends A>", a)).isEqualTo(of("A", a));
  }

  // What matters

  static Stream<Arguments> different() {
    return Stream.of(
        different("component added", "record A() {}", "record A(int x) {}"),
        different("component renamed", "record A(int x) {}", "record A(int y) {}"),
        different("type of a component", "record A(int x) {}", "record A(long x) {}"),
        different("boxing", "record A(int x) {}", "record A(Integer x) {}"),
        different("array", "record A(int x) {}", "record A(int[] x) {}"),
        different("dimension", "record A(int[] x) {}", "record A(int[][] x) {}"),
        different("names swapped", "record A(int x, long y) {}", "record A(long x, int y) {}"),
        different("field added", "static class A {}", "static class A { int x; }"),
        different(
            "private field renamed",
            "static class A { private int x; }",
            "static class A { private int y; }"),
        different("type of a field", "static class A { int x; }", "static class A { A x; }"),
        different(
            "field made static", "static class A { int x; }", "static class A { static int x; }"),
        different(
            "field made transient",
            "static class A { int x; }",
            "static class A { transient int x; }"),
        different(
            "field of a superclass",
            "static class A extends B {} static class B { int x; }",
            "static class A extends B {} static class B { int y; }"),
        different(
            "field of an abstract superclass",
            "static class A extends B {} static abstract class B { int x; }",
            "static class A extends B {} static abstract class B { int y; }"),
        different(
            "type argument of a superclass",
            "static class A extends B<String> {} static abstract class B<T> { T x; }",
            "static class A extends B<Integer> {} static abstract class B<T> { T x; }"),
        different(
            "superclass of the JDK",
            "static class A extends ArrayList<String> {}",
            "static class A extends ArrayList<Integer> {}"),
        different("constant added", "enum A { X }", "enum A { X, Y }"),
        different("constant renamed", "enum A { X }", "enum A { Y }"),
        different(
            "permitted type added",
            "sealed interface A {} record B() implements A {}",
            "sealed interface A {} record B() implements A {} record C() implements A {}"),
        different(
            "permitted type changed",
            "sealed interface A {} record B(int x) implements A {}",
            "sealed interface A {} record B(int y) implements A {}"),
        different(
            "permitted by a permitted type",
            "sealed interface A {} sealed interface B extends A {} record C(int x) implements B {}",
            "sealed interface A {} sealed interface B extends A {} record C(int y) implements B {}"),
        different(
            "permitted by an abstract class",
            "static sealed abstract class A {} static final class B extends A { int x; }",
            "static sealed abstract class A {} static final class B extends A { int y; }"),
        different(
            "sealed",
            "interface A {} record B() implements A {}",
            "sealed interface A {} record B() implements A {}"),
        different("record to class", "record A(int x) {}", "static class A { int x; }"),
        different("record to enum", "record A() {}", "enum A { }"),
        different("class to interface", "static class A { }", "interface A { }"),
        different("abstract", "static class A { }", "static abstract class A { }"),
        different("type argument", "record A(List<String> x) {}", "record A(List<Integer> x) {}"),
        different("raw type", "record A(List<String> x) {}", "record A(List x) {}"),
        different(
            "wildcard",
            "record A(List<B> x) {} record B() {}",
            "record A(List<? extends B> x) {} record B() {}"),
        different(
            "kind of wildcard",
            "record A(List<? super B> x) {} record B() {}",
            "record A(List<? extends B> x) {} record B() {}"),
        different("collection", "record A(List<String> x) {}", "record A(Set<String> x) {}"),
        different("rename", "record A(B x) {} record B() {}", "record A(C x) {} record C() {}"),
        different(
            "deep within",
            "record A(List<B[]> b) {} record B(Map<String, ? extends C> c) {} static class C { D d; }"
                + " enum D { X }",
            "record A(List<B[]> b) {} record B(Map<String, ? extends C> c) {} static class C { D d; }"
                + " enum D { Y }"),
        different(
            "member of a generic type",
            "record A(B<A> b) {} record B<T>(List<T> x) {}",
            "record A(B<A> b) {} record B<T>(Set<T> x) {}"),
        different(
            "other variable of a generic type",
            "record A(B<A, Integer> b) {} record B<T, U>(T x) {}",
            "record A(B<A, Integer> b) {} record B<T, U>(U x) {}"),
        different(
            "argument of a generic type",
            "record A(B<C> b) {} record B<T>(T x) {} record C(int x) {}",
            "record A(B<C> b) {} record B<T>(T x) {} record C(int y) {}"),
        different(
            "bound of a variable",
            "record A(B<?> b) {} record B<T extends C>(T x) {} record C(int x) {}",
            "record A(B<?> b) {} record B<T extends C>(T x) {} record C(int y) {}"),
        different(
            "second bound of a variable",
            "record A(B<?> b) {} record B<T extends C & D>(T x) {} interface C {} interface D {}",
            "record A(B<?> b) {} record B<T extends C>(T x) {} interface C {} interface D {}"),
        different(
            "in a cycle",
            "record A(List<A> a, B b) {} record B(A a, int x) {}",
            "record A(List<A> a, B b) {} record B(A a, int y) {}"),
        different(
            "Jackson's annotation on a type", "@JsonSubTypes({}) record A() {}", "record A() {}"),
        different(
            "Jackson's annotation on a component",
            "record A(@JsonProperty(\"y\") int x) {}",
            "record A(int x) {}"),
        different(
            "value of Jackson's annotation",
            "record A(@JsonProperty(\"y\") int x) {}",
            "record A(@JsonProperty(\"z\") int x) {}"),
        different(
            "Jackson's annotation on a field",
            "static class A { @JsonProperty(\"y\") int x; }",
            "static class A { int x; }"),
        different(
            "Jackson's annotation on a getter",
            "static class A { int x; @JsonProperty(\"y\") int getX() { return x; } }",
            "static class A { int x; int getX() { return x; } }"),
        different(
            "Jackson's annotation on an inherited method",
            "record A(int x) implements B {} interface B { @JsonProperty(\"y\") int x(); }",
            "record A(int x) implements B {} interface B { int x(); }"),
        different(
            "Jackson's annotation on a constant",
            "enum A { @JsonProperty(\"y\") X }",
            "enum A { X }"),
        different(
            "Jackson's annotation on a parameter of a constructor",
            "static class A { A(@JsonProperty(\"x\") int a, int b) {} }",
            "static class A { A(int a, @JsonProperty(\"x\") int b) {} }"),
        different(
            "type in Jackson's annotation",
            "@JsonSubTypes(@JsonSubTypes.Type(B.class)) interface A {} record B(int x) implements A {}",
            "@JsonSubTypes(@JsonSubTypes.Type(B.class)) interface A {} record B(int y) implements A {}"));
  }

  private static Arguments different(String what, String one, String other) {
    return Arguments.of(what, one, other);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("different")
  void fingerprint_isAnother(String what, String one, String other) {
    assertThat(of("A", other)).isNotEqualTo(of("A", one));
  }

  @Test
  void arguments_ofTheTypeItself_matter() {
    String declarations = "record A<T>(List<T> x) {} record B(int y) {}";

    assertThat(
            Stream.of("A<String>", "A<B>", "A<?>", "A", "A<B>[]", "List<A<B>>")
                .map(type -> of(type, declarations)))
        .doesNotHaveDuplicates();
    assertThat(of("A<B>", "record A<T>(List<T> x) {} record B(int z) {}"))
        .isNotEqualTo(of("A<B>", declarations));
  }

  @Test
  void innerClass_isOneOfItsGenericOuter() {
    String declarations = "static class A<T> { class B { T x; } }";

    assertThat(of("A<String>.B", declarations)).isNotEqualTo(of("A<Integer>.B", declarations));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "record A(A a) {}",
        "record A(List<Map<String, A[]>> a) {}",
        "record A(B b) {} record B(C c) {} static class C extends D { A a; } static class D { B b; }",
        "record A(Node<A> a) {} record Node<T>(Node<List<T>> next) {}",
        "record A(N<A, A> a) {} record N<S, T>(N<N<S, T>, N<T, S>> x, N<Map<S, S>, T> y) {}",
        "static class A extends B<A> {} static abstract class B<T extends B<T>> { List<T> all; }",
        "sealed interface A {} record B(A a) implements A {}",
        "enum A { X; A next; }",
      })
  void cycles_end(String declarations) {
    assertThat(of("A", declarations)).matches("[0-9a-f]{16}");
  }

  // The same everywhere

  private enum Compiler {
    JAVAC,
    ECJ;

    JavaCompiler get() {
      return this == JAVAC ? ToolProvider.getSystemJavaCompiler() : new EclipseCompiler();
    }
  }

  /**
   * Would this fingerprint change, every cache in Redis would be cold after an update of Larder.
   */
  @Test
  void fingerprint_isThatOfEarlierVersions() {
    assertThat(of("Root<String>", RICH)).isEqualTo("c4f5f9ba7920936f");
  }

  @ParameterizedTest
  @EnumSource
  void source_givesTheSameToEveryCompiler(Compiler compiler, @TempDir Path folder) {
    assertThat(in(compile(folder, compiler, units("Root<String>", RICH))))
        .isEqualTo(of("Root<String>", RICH));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void classFile_givesTheSameAsSource(Compiler writer, Compiler reader, @TempDir Path folder) {
    Result values =
        new Workspace(folder)
            .compile(
                writer.get(),
                List.of("--release", "17", "-proc:none"),
                List.of(),
                values(RICH),
                JSON_PROPERTY,
                JSON_SUB_TYPES);
    assertThat(values.messages()).isEmpty();

    assertThat(in(compile(folder, reader, returning("Root<String>"))))
        .isEqualTo(of("Root<String>", RICH));
  }

  static Stream<Arguments> pairs() {
    return Stream.of(Compiler.values())
        .flatMap(
            writer -> Stream.of(Compiler.values()).map(reader -> Arguments.of(writer, reader)));
  }

  private static Result compile(Path folder, Compiler compiler, String... units) {
    return new Workspace(folder)
        .compile(compiler.get(), List.of("--release", "17"), List.of(new CachedProcessor()), units);
  }

  // Types that are not there

  @Test
  void library_withoutItsOwnLibraries_isNoMistake(@TempDir Path folder) throws IOException {
    Workspace workspace = new Workspace(folder);
    workspace.javac(
        List.of(),
        values(
            "public static class A extends B { Gone gone; } public static class B { Gone gone; }"),
        "package test;\npublic class Gone {}",
        JSON_PROPERTY);
    Files.delete(workspace.classes().resolve("test/Gone.class"));

    assertThat(in(workspace.javac(List.of(new CachedProcessor()), returning("A")))).isNotEmpty();
  }

  @Test
  void missingType_inASource_isLeftToTheCompiler(@TempDir Path folder) {
    Result result =
        new Workspace(folder)
            .javac(
                List.of(new CachedProcessor()),
                returning("A"),
                "package test;\npublic class Values { record A(Gone gone) {} }");

    assertThat(result.slugs()).containsExactly("(compiler)");
    assertThat(result.generated()).isEmpty();
  }

  // None

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@Cached(tier = Tier.LOCAL) public String find(long id) { return null; }",
        "@Cached public E find(long id) { return null; }",
        "@Cached public CompletableFuture<List<? extends E[]>> find(long id) { return null; }",
      })
  void valueThatStaysInMemory_hasNone(String member) {
    assertThat(
            Sources.generated(Sources.compile(service(member), "package test;\nclass Values {}"))
                .values())
        .singleElement()
        .asString()
        .doesNotContain("fingerprint");
  }

  @Test
  void variableOfAMethod_countsAsItsBound() {
    String generic = service("@Cached public <T extends A> T find(long id) { return null; }");
    String values = values("record A(int x) {}");

    assertThat(
            in(
                Sources.generated(Sources.compile(generic, values, JSON_PROPERTY))
                    .values()
                    .iterator()
                    .next()))
        .isEqualTo(of("A", "record A(int x) {}"));
  }
}
