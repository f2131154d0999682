package dev.larder.json;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.PropertyBindingException;

/**
 * Failures as text that quotes neither a value nor JSON, which may be confidential: what Jackson
 * and constructors say often does, and is not passed on even as a cause.
 */
final class Failures {
  private Failures() {}

  /** Returns what happened, and where. */
  static String text(Throwable failure) {
    if (!(failure instanceof JacksonException exception)) {
      return kind(failure);
    }
    return kind(exception) + place(exception);
  }

  private static String kind(Throwable failure) {
    Throwable root = root(failure);
    if (root instanceof Refusal refusal) {
      return refusal.getOriginalMessage();
    } else if (root instanceof StackOverflowError) {
      return "it is nested too deeply";
    } else if (!(root instanceof JacksonException)) {
      return root.getClass().getName() + " was thrown";
    } else if (root instanceof StreamConstraintsException) {
      return "it is over a limit, of nesting or length";
    } else if (root instanceof UnexpectedEndOfInputException) {
      return "it ends too early";
    } else if (root instanceof StreamReadException) {
      return "it is not JSON";
    } else if (root instanceof PropertyBindingException) {
      return "it has a property of another class";
    } else if (root instanceof MismatchedInputException mismatch) {
      @Nullable Class<?> target = mismatch.getTargetType();
      return target == null ? "it does not fit" : "it does not fit " + target.getName();
    } else {
      return "Jackson fails with " + root.getClass().getSimpleName();
    }
  }

  /** Returns the cause that nothing has caused. */
  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return root;
  }

  private static String place(JacksonException exception) {
    List<JacksonException.Reference> path = exception.getPath();
    // The last step to an unknown property is that property, a piece of the JSON.
    int known = exception instanceof PropertyBindingException ? path.size() - 1 : path.size();
    StringBuilder text = new StringBuilder();
    for (JacksonException.Reference step : path.subList(0, Math.max(0, known))) {
      append(text, step);
    }
    @Nullable TokenStreamLocation location = exception.getLocation();
    String at = text.isEmpty() ? "" : ", at " + text;
    return location == null || location.getByteOffset() < 0
        ? at
        : at + ", byte " + location.getByteOffset();
  }

  private static void append(StringBuilder text, JacksonException.Reference step) {
    Object from = step.from();
    Class<?> owner = from instanceof Class<?> type ? type : from == null ? null : from.getClass();
    if (step.getPropertyName() == null) {
      text.append('[').append(step.getIndex()).append(']');
    } else if (owner == null
        || Map.class.isAssignableFrom(owner)
        || Collection.class.isAssignableFrom(owner)) {
      // The key of a map is a piece of the value.
      text.append("[..]");
    } else {
      text.append('.').append(step.getPropertyName());
    }
  }
}
