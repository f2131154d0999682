package dev.larder.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.larder.TypeRef;
import java.lang.reflect.Type;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.ser.std.ToStringSerializer;

/** What cannot be rebuilt is refused when the codec is made. */
final class TypeCheckTest {

  static Stream<Arguments> refused() {
    return Stream.of(
            kinds().map(type -> Arguments.of(type, "")),
            places(),
            Stream.of(
                Arguments.of(Inner.class, "is an inner class"),
                Arguments.of(NoConstructor.class, "has no constructor for Jackson"),
                Arguments.of(FinalField.class, "'x', which is written but could not be set"),
                Arguments.of(OtherNames.class, "takes 'other', which is no field's name"),
                Arguments.of(Ignored.class, "a field 'password' that would not be written"),
                Arguments.of(IgnoredByClass.class, "a field 'password' that would not be"),
                Arguments.of(IgnoredInside.class, "owner of IgnoredInside"),
                Arguments.of(Shadowing.class, "a field 'name' that would not be written"),
                Arguments.of(ReadOnly.class, "name"),
                Arguments.of(Raw.class, "annotated with how to write it"),
                Arguments.of(WriteOnly.class, "annotated with how to write it"),
                Arguments.of(OneWay.class, "@JsonValue"),
                Arguments.of(NamesClasses.class, "names classes in its JSON"),
                Arguments.of(Users.class, "a collection that Jackson would rebuild without"),
                Arguments.of(Open.class, "OpenLeaf (permitted by Open) is not sealed itself"),
                Arguments.of(ConcreteSealed.class, "is sealed but not abstract"),
                Arguments.of(
                    Failure.class, "java.lang.Throwable (cause of Failure) is a class of the JDK")))
        .flatMap(stream -> stream);
  }

  private static Stream<Type> kinds() {
    return Stream.of(
        Object.class,
        Number.class,
        CharSequence.class,
        Runnable.class,
        Supplier.class,
        Stream.class,
        Thread.class,
        Class.class,
        Void.class,
        AbstractList.class,
        Iterable.class,
        Calendar.class,
        Pattern.class,
        java.io.File.class,
        java.nio.file.Path.class,
        java.sql.Timestamp.class,
        RuntimeException.class,
        StringBuilder.class,
        JsonNode.class,
        List.class,
        Map.class,
        Page.class,
        new TypeRef<AtomicReference<String>>() {}.type(),
        new TypeRef<PriorityQueue<String>>() {}.type(),
        new TypeRef<IdentityHashMap<String, String>>() {}.type(),
        new TypeRef<List<?>>() {}.type(),
        new TypeRef<Page<?>>() {}.type(),
        new TypeRef<Map<String, Object>>() {}.type(),
        variable());
  }

  private static <T extends String> Type variable() {
    return new TypeRef<List<T>>() {}.type();
  }

  private static Stream<Arguments> places() {
    return Stream.of(
        Arguments.of(
            new TypeRef<List<Shape>>() {}.type(),
            Shape.class.getName() + " (element of List) is an interface that is not sealed; use"),
        Arguments.of(new TypeRef<Set<Shape>[]>() {}.type(), "(element of Set[], element of Set)"),
        Arguments.of(new TypeRef<Optional<Shape>>() {}.type(), "(content of Optional)"),
        Arguments.of(new TypeRef<Map<String, Shape>>() {}.type(), "(value of Map)"),
        Arguments.of(
            new TypeRef<Map<Name, String>>() {}.type(), Name.class.getName() + " (key of Map)"),
        Arguments.of(
            new TypeRef<Page<Shape>>() {}.type(), "(items of Page, element of Collection)"),
        Arguments.of(Chain.class, "(next of Chain, shape of Link)"),
        Arguments.of(AbstractShape.class, "AbstractShape is an abstract class that is not sealed"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void type_cannotBeRebuilt_isRefusedWithItsPlace(Type type, String part) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Codecs.codec(type))
        .withMessageStartingWith(
            "values of type " + type.getTypeName() + " cannot be rebuilt from JSON: ")
        .withMessageContaining(part)
        .withMessageEndingWith(
            "; use a record or a sealed interface, register a deserializer, or tier = Tier.LOCAL");
  }

  @Test
  void message_isASentence() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Codecs.codec(new TypeRef<List<Shape>>() {}))
        .withMessage(
            "values of type java.util.List<dev.larder.json.TypeCheckTest$Shape> cannot be rebuilt"
                + " from JSON: dev.larder.json.TypeCheckTest$Shape (element of List) is an interface"
                + " that is not sealed; use a record or a sealed interface, register a deserializer,"
                + " or tier = Tier.LOCAL");
  }

  @Test
  void typeThatContainsItself_isAccepted() {
    assertThatCode(() -> Codecs.codec(Node.class)).doesNotThrowAnyException();
    assertThat(Codecs.codec(new TypeRef<Map<String, Node>>() {})).isNotNull();
  }

  interface Shape {}

  abstract static class AbstractShape implements Shape {}

  record Name(String first, String last) {}

  record Page<T>(Collection<T> items) {}

  record Chain(Link next) {}

  record Link(Chain back, Shape shape) {}

  record Node(List<Node> children, Optional<Node> parent) {}

  @SuppressWarnings("ClassCanBeStatic")
  final class Inner {
    int x;
  }

  static final class NoConstructor {
    int x;

    NoConstructor(int notKnown) {
      this.x = notKnown;
    }
  }

  static final class FinalField {
    final int x;

    FinalField() {
      this.x = 1;
    }
  }

  static final class OtherNames {
    int x;

    @java.beans.ConstructorProperties("other")
    OtherNames(int other) {
      this.x = other;
    }
  }

  record Ignored(String name, @JsonIgnore String password) {}

  @JsonIgnoreProperties("password")
  record IgnoredByClass(String name, String password) {}

  record IgnoredInside(@JsonIgnoreProperties("first") Name owner) {}

  static class Base {
    String name;
  }

  static final class Shadowing extends Base {
    String name;
  }

  record ReadOnly(@JsonProperty(access = JsonProperty.Access.WRITE_ONLY) String name) {}

  record Raw(@JsonRawValue String json) {}

  record WriteOnly(@JsonSerialize(using = ToStringSerializer.class) Name name) {}

  static final class OneWay {
    private String text;

    @JsonValue
    String shown() {
      return text + "!";
    }
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
  interface NamesClasses {}

  static final class Users extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    int total;
  }

  sealed interface Open {}

  abstract static non-sealed class OpenLeaf implements Open {}

  static sealed class ConcreteSealed {}

  static final class SealedChild extends ConcreteSealed {}

  static final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Failure() {}
  }
}
