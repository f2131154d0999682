package dev.larder.json;

/** Says that a part of a type cannot be rebuilt, as a sentence without the type it is a part of. */
final class TypeProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TypeProblem(String message) {
    super(message);
  }
}
