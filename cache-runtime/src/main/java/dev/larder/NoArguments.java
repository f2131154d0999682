package dev.larder;

/**
 * The one key of a cached method that takes no arguments, or none that count. Its key text is
 * empty.
 */
public final class NoArguments {
  /** The key. */
  public static final NoArguments INSTANCE = new NoArguments();

  private NoArguments() {}

  /** A constant, so that where it is to be found is known to the compiler. */
  @Override
  public int hashCode() {
    return 0;
  }

  @Override
  public String toString() {
    return "()";
  }
}
