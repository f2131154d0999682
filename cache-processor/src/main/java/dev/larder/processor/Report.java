package dev.larder.processor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** What a reading of a class found wrong. It collects and prints nothing. */
final class Report {
  private final Set<Problem> problems = new LinkedHashSet<>();
  private final List<String> unresolved = new ArrayList<>();
  private boolean incomplete;
  private boolean brokenElsewhere;

  void add(Element element, Message message, Object... arguments) {
    problems.add(new Problem(message.with(arguments), element, null, null));
  }

  void add(
      Element element,
      AnnotationMirror annotation,
      @Nullable AnnotationValue value,
      Message message,
      Object... arguments) {
    String text = message.with(arguments) + ordinal(element, annotation);
    problems.add(new Problem(text, element, annotation, value));
  }

  /** Says which of several it is, since javac cannot point at one that is repeated. */
  private static String ordinal(Element element, AnnotationMirror annotation) {
    List<AnnotationMirror> repeated = Mirrors.invalidations(element);
    int index = repeated.indexOf(annotation);
    return repeated.size() > 1 && index >= 0
        ? " (@CacheInvalidate %d of %d)".formatted(index + 1, repeated.size())
        : "";
  }

  /** Notes a type that does not exist, at least not yet: another processor may write it. */
  void addUnresolved(TypeMirror type) {
    unresolved.add(type.toString());
  }

  /**
   * Notes that a type does not exist yet of which the compiler itself will complain if it never
   * does.
   */
  void addIncomplete() {
    incomplete = true;
  }

  /** Notes that a class which this one needs is broken. That is reported there. */
  void addBrokenElsewhere(Report there) {
    brokenElsewhere = true;
    incomplete |= there.incomplete;
    unresolved.addAll(there.unresolved);
  }

  boolean isClean() {
    return problems.isEmpty() && !hasUnresolved() && !brokenElsewhere;
  }

  boolean hasUnresolved() {
    return incomplete || !unresolved.isEmpty();
  }

  Collection<String> unresolved() {
    return unresolved;
  }

  Collection<Problem> problems() {
    return problems;
  }
}
