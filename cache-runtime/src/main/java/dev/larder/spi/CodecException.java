package dev.larder.spi;

/** Says that a value cannot be written as bytes, or that bytes are not those of a value. */
public final class CodecException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * Makes an exception.
   *
   * @param message what is wrong; without the value, which may be confidential
   * @param cause what the library below said
   */
  public CodecException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * Makes an exception.
   *
   * @param message what is wrong; without the value, which may be confidential
   */
  public CodecException(String message) {
    super(message);
  }
}
