package dev.larder;

import org.jspecify.annotations.Nullable;

/**
 * A {@code long} that is sought among keys of type {@code Long}: see {@link Cache#hit}. It needs no
 * memory where a {@code Long} might, because {@link Long#valueOf} returns now an object of its own
 * and now a shared one, and compilers give up on what may be either.
 *
 * <p>It equals the {@code Long} of the same number and nothing else, itself included. So it is good
 * for a look-up, and for nothing else.
 */
public final class LongKey {
  final long value;

  /**
   * Seeks a number.
   *
   * @param value the number
   */
  public LongKey(long value) {
    this.value = value;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(value);
  }

  @Override
  public boolean equals(@Nullable Object key) {
    return key instanceof Long number && number == value;
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
