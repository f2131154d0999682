package dev.larder;

import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a look-up that does not load: a value, which may be null, or none. Unlike {@link
 * java.util.Optional} it tells a cached null from an absent value. Immutable.
 *
 * @param <V> the type of the value
 */
public final class Lookup<V extends @Nullable Object> {
  private static final Lookup<?> ABSENT = new Lookup<>(null, /* present= */ false);

  private final @Nullable V value;
  private final boolean present;

  private Lookup(@Nullable V value, boolean present) {
    this.value = value;
    this.present = present;
  }

  /** Returns the answer that holds {@code value}. */
  static <V extends @Nullable Object> Lookup<V> of(V value) {
    return new Lookup<>(value, /* present= */ true);
  }

  /** Returns the answer that holds nothing. */
  @SuppressWarnings("unchecked") // it holds no V
  static <V extends @Nullable Object> Lookup<V> absent() {
    return (Lookup<V>) ABSENT;
  }

  /**
   * Tells whether the cache holds a value, null included.
   *
   * @return true if there is a value
   */
  public boolean isPresent() {
    return present;
  }

  /**
   * Returns the value.
   *
   * @return the value; null if null is what was cached
   * @throws NoSuchElementException if there is none
   */
  @SuppressWarnings("NullAway") // where present, the value is a V, which may include null
  public V value() {
    if (!present) {
      throw new NoSuchElementException("no value is cached; ask isPresent() first");
    }
    return value;
  }

  /**
   * Returns the value, or {@code other} if there is none.
   *
   * @param other what to return instead; may be null
   * @return the value or {@code other}
   */
  public @Nullable V orElse(@Nullable V other) {
    return present ? value : other;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Lookup<?> that
        && present == that.present
        && Objects.equals(value, that.value);
  }

  @Override
  public int hashCode() {
    return Objects.hash(present, value);
  }

  @Override
  public String toString() {
    return present ? "Lookup[" + value + "]" : "Lookup.absent";
  }
}
