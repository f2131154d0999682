package dev.larder;

/**
 * The one key of a cached method that takes no arguments, or none that count. Its key text is
 * empty.
 */
public enum NoArguments {
  /** The key. */
  INSTANCE
}
