package dev.larder.json;

import static dev.larder.json.Codecs.assertComesBack;
import static dev.larder.json.Codecs.codec;
import static dev.larder.json.Codecs.json;
import static dev.larder.json.Codecs.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.larder.TypeRef;
import dev.larder.spi.Codec;
import dev.larder.spi.CodecException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SealedTypesTest {
  private static final TypeRef<Shape> SHAPE = TypeRef.of(Shape.class);

  @Test
  void values_comeBackEqual() throws CodecException {
    assertComesBack(SHAPE, new Circle(1.5));
    assertComesBack(SHAPE, new Square(null));
    assertComesBack(SHAPE, Special.POINT);
    assertComesBack(SHAPE, Special.VOID);
    assertComesBack(SHAPE, new Group(List.of(new Circle(1), new Group(List.of()), Special.VOID)));
    assertComesBack(TypeRef.of(Polygon.class), new Square(2));
    assertComesBack(TypeRef.of(Circle.class), new Circle(2));
  }

  @Test
  void containers_comeBackEqual() throws CodecException {
    assertComesBack(new TypeRef<List<Shape>>() {}, Arrays.asList(new Circle(1), null));
    assertComesBack(new TypeRef<Map<String, Shape>>() {}, Map.of("a", Special.VOID));
    assertComesBack(new TypeRef<Optional<Shape>>() {}, Optional.of(new Square(1)));
    assertComesBack(TypeRef.of(Shape[].class), new Shape[] {new Circle(1), Special.POINT});
    assertComesBack(TypeRef.of(Drawing.class), new Drawing(new Circle(1), null));
  }

  @Test
  void genericSealedType_comesBackEqual() throws CodecException {
    TypeRef<Result<List<Shape>>> type = new TypeRef<>() {};
    assertComesBack(type, new Ok<>(List.of(new Circle(1))));
    assertComesBack(type, new Failed<>("no"));
  }

  @Test
  void json_namesTheClassSimply() throws CodecException {
    assertThat(json(codec(SHAPE), new Circle(1))).isEqualTo("{\"Circle\":{\"radius\":1.0}}");
    assertThat(json(codec(SHAPE), Special.POINT)).isEqualTo("{\"Special\":\"POINT\"}");
    assertThat(json(codec(TypeRef.of(Circle.class)), new Circle(1))).isEqualTo("{\"radius\":1.0}");
  }

  @Test
  void simpleNamesThatCoincide_areTakenWithTheirOwner() throws CodecException {
    TypeRef<Event> type = TypeRef.of(Event.class);
    assertComesBack(type, new Orders.Added(1));
    assertComesBack(type, new Users.Added("1"));
    assertThat(json(codec(type), new Orders.Added(1)))
        .isEqualTo("{\"SealedTypesTest$Orders$Added\":{\"id\":1}}");
  }

  @Test
  void typeInfoOfTheUser_isKept() throws CodecException {
    TypeRef<Animal> type = TypeRef.of(Animal.class);
    assertThat(json(codec(type), new Cat("Tom"))).contains("\"kind\":\"cat\"", "\"name\":\"Tom\"");
    assertComesBack(type, new Cat("Tom"));
    assertComesBack(type, new Dog(3));
    assertComesBack(new TypeRef<List<Animal>>() {}, List.of(new Cat("Tom"), new Dog(3)));
    assertComesBack(TypeRef.of(Home.class), new Home(new Dog(3)));
    assertComesBack(TypeRef.of(Vehicle.class), new Car(4));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Triangle\":{}}",
        "{\"java.lang.Thread\":{}}",
        "{\"Circle\":{\"radius\":1},\"Square\":{\"side\":1}}",
        "{\"Circle\":null}",
        "{\"Circle\":1}",
        "{\"Special\":\"LINE\"}",
        "{\"Special\":0}",
        "{}",
        "[]",
        "\"Circle\"",
        "null",
        "{\"radius\":1.0}",
        "{\"Circle\":{}}",
        "{\"Circle\":{\"radius\":null}}",
        "{\"Circle\":{\"radius\":1,\"color\":1}}"
      })
  void otherJson_isRefused(String json) {
    Codec<Shape> codec = codec(SHAPE);
    assertThatExceptionOfType(CodecException.class)
        .isThrownBy(() -> read(codec, json))
        .withMessageContaining(Shape.class.getName())
        .withMessageNotContaining("Triangle")
        .withMessageNotContaining("Thread")
        .withMessageNotContaining("LINE");
  }

  sealed interface Shape permits Circle, Polygon, Special, Group {}

  record Circle(double radius) implements Shape {}

  abstract static sealed class Polygon implements Shape permits Square {
    final Integer corners;

    Polygon(Integer corners) {
      this.corners = corners;
    }
  }

  static final class Square extends Polygon {
    private Integer side;

    private Square() {
      this(null);
    }

    @java.beans.ConstructorProperties("corners")
    Square(Integer corners) {
      super(corners);
      this.side = corners;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Square that && java.util.Objects.equals(side, that.side);
    }

    @Override
    public int hashCode() {
      return java.util.Objects.hashCode(side);
    }
  }

  enum Special implements Shape {
    POINT {
      @Override
      public String toString() {
        return "a point";
      }
    },
    VOID
  }

  record Group(List<Shape> shapes) implements Shape {}

  record Drawing(Shape first, Shape second) {}

  sealed interface Result<T> {}

  record Ok<T>(T value) implements Result<T> {}

  record Failed<T>(String why) implements Result<T> {}

  sealed interface Event {}

  interface Orders {
    record Added(int id) implements Event {}
  }

  interface Users {
    record Added(String id) implements Event {}
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Cat.class, name = "cat"),
    @JsonSubTypes.Type(value = Dog.class, name = "dog")
  })
  interface Animal {}

  record Cat(String name) implements Animal {}

  record Dog(int age) implements Animal {}

  record Home(Animal pet) {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
  sealed interface Vehicle {}

  record Car(int wheels) implements Vehicle {}
}
