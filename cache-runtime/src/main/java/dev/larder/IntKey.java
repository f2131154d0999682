package dev.larder;

import org.jspecify.annotations.Nullable;

/**
 * An {@code int} that is sought among keys of type {@code Integer}: see {@link Cache#hit}. It needs
 * no memory where a {@code Integer} might, because {@link Integer#valueOf} returns now an object of
 * its own and now a shared one, and compilers give up on what may be either.
 *
 * <p>It equals the {@code Integer} of the same number and nothing else, itself included. So it is
 * good for a look-up, and for nothing else.
 */
public final class IntKey {
  final int value;

  /**
   * Seeks a number.
   *
   * @param value the number
   */
  public IntKey(int value) {
    this.value = value;
  }

  @Override
  public int hashCode() {
    return Integer.hashCode(value);
  }

  @Override
  public boolean equals(@Nullable Object key) {
    return key instanceof Integer number && number == value;
  }

  @Override
  public String toString() {
    return Integer.toString(value);
  }
}
