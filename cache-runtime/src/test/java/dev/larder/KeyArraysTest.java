package dev.larder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class KeyArraysTest {

  static Stream<Arguments> arrays() {
    return Stream.<Object>of(
            new int[] {1, 2},
            new long[] {1, 2},
            new short[] {1, 2},
            new byte[] {1, 2},
            new char[] {'a', 'b'},
            new boolean[] {true, false},
            new float[] {1, Float.NaN},
            new double[] {1, Double.NaN},
            new String[] {"a", null},
            new int[0],
            new String[0][0],
            new int[][] {{1}, null, {2, 3}},
            new Object[] {"a", new int[] {1}, new Object[] {new String[] {"b"}}})
        .map(array -> Arguments.of(array));
  }

  @ParameterizedTest
  @MethodSource("arrays")
  void copyOf_array_isAnotherOfSameTypeAndContents(Object array) {
    Object copy = KeyArrays.copyOf(array);

    assertThat(copy).isNotSameAs(array).hasSameClassAs(array);
    assertThat(Objects.deepEquals(copy, array)).isTrue();
  }

  @Test
  void copyOf_null_isNull() {
    int[] none = null;

    assertThat(KeyArrays.copyOf(none)).isNull();
  }

  @Test
  void copyOf_nestedArray_isCopiedToo() {
    int[][] array = {{1}, {2}};
    int[][] copy = KeyArrays.copyOf(array);

    array[1][0] = 3;

    assertThat(copy[1]).containsExactly(2);
  }

  @Test
  void copyOf_arrayAmongObjects_isCopiedToo() {
    int[] inner = {1};
    Object[] copy = KeyArrays.copyOf(new Object[] {"a", inner});

    inner[0] = 2;

    assertThat((int[]) copy[1]).containsExactly(1);
  }

  @Test
  void copyOf_elements_areShared() {
    String element = new String("a");

    assertThat(KeyArrays.copyOf(new String[] {element})[0]).isSameAs(element);
  }

  @Test
  void copyOf_noArray_throws() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KeyArrays.copyOf("a"))
        .withMessage("not an array: java.lang.String");
  }
}
