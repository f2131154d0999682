package dev.larder.json;

import tools.jackson.databind.JavaType;

/** The way from a type to a part of it, such as {@code (element of List, shapes of Drawing)}. */
record TypePath(String steps) {
  static final TypePath ROOT = new TypePath("");

  TypePath to(String step) {
    return new TypePath(steps.isEmpty() ? step : steps + ", " + step);
  }

  /** Returns the exception that says what is wrong with the part. */
  TypeProblem problem(JavaType part, String what) {
    String where = steps.isEmpty() ? "" : " (" + steps + ")";
    return new TypeProblem(part.getRawClass().getName() + where + " " + what);
  }
}
