package dev.larder;

import org.jspecify.annotations.Nullable;

/** What generated keys need to hold arrays, which callers may change, by content. */
public final class KeyArrays {
  private KeyArrays() {}

  /**
   * Returns a copy of an array, and of the arrays in it.
   *
   * @param <A> the type of the array
   * @param array an array of any type, or null
   * @return the copy, of the same type; null for null
   * @throws IllegalArgumentException if it is not an array
   */
  @SuppressWarnings({
    "unchecked",
    "NullAway"
  }) // a copy has the type of the original; null is one of A
  public static <A extends @Nullable Object> A copyOf(A array) {
    return (A) copyOfNullable(array);
  }

  private static @Nullable Object copyOfNullable(@Nullable Object array) {
    if (array == null) {
      return null;
    }
    if (array instanceof Object[] objects) {
      return copyOfElements(objects);
    }
    if (array instanceof int[] ints) {
      return ints.clone();
    }
    if (array instanceof long[] longs) {
      return longs.clone();
    }
    if (array instanceof byte[] bytes) {
      return bytes.clone();
    }
    if (array instanceof char[] chars) {
      return chars.clone();
    }
    if (array instanceof double[] doubles) {
      return doubles.clone();
    }
    if (array instanceof float[] floats) {
      return floats.clone();
    }
    if (array instanceof short[] shorts) {
      return shorts.clone();
    }
    if (array instanceof boolean[] booleans) {
      return booleans.clone();
    }
    throw new IllegalArgumentException("not an array: " + array.getClass().getName());
  }

  private static Object[] copyOfElements(Object[] array) {
    Object[] copy = array.clone();
    for (int i = 0; i < copy.length; i++) {
      if (isArray(copy[i])) {
        copy[i] = copyOf(copy[i]);
      }
    }
    return copy;
  }

  /** An array may also be an element of an {@code Object[]}. */
  private static boolean isArray(@Nullable Object element) {
    return element != null && element.getClass().isArray();
  }
}
