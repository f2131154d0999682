package dev.larder.test.sweep;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/**
 * The annotations that stand in the sources of a library: put on by rule, taken off where the
 * processor refuses them.
 */
final class Sweep {
  private static final Pattern SLUG = Pattern.compile("^\\[(\\w+)] ");

  private final Library library;
  private final SweepCompiler compiler;
  private final List<ClassSite> classes;
  private final Map<MethodSite, List<String>> annotations = new LinkedHashMap<>();
  private final List<Refusal> refusals = new ArrayList<>();

  Sweep(Library library, SweepCompiler compiler) {
    this.library = library;
    this.compiler = compiler;
    this.classes = SiteReader.read(library);
  }

  /**
   * An annotation that was taken off.
   *
   * @param method where it stood
   * @param annotation the annotation
   * @param slug why
   * @param text the message
   */
  record Refusal(MethodSite method, String annotation, String slug, String text) {}

  List<ClassSite> classes() {
    return classes;
  }

  List<Refusal> refusals() {
    return refusals;
  }

  boolean has(MethodSite method, String annotation) {
    return annotations.getOrDefault(method, List.of()).stream()
        .anyMatch(present -> present.startsWith(annotation));
  }

  void put(MethodSite method, String annotation) {
    annotations.computeIfAbsent(method, site -> new ArrayList<>()).add(annotation);
  }

  /** The sources as they are now. */
  Map<String, AnnotatedSource> sources() {
    Map<String, TreeMap<Long, String>> insertions = new HashMap<>();
    annotations.forEach(
        (method, texts) ->
            insertions
                .computeIfAbsent(method.file(), file -> new TreeMap<>())
                .put(method.start(), String.join("", texts)));
    Map<String, AnnotatedSource> sources = new TreeMap<>();
    library
        .sources()
        .forEach(
            (file, text) ->
                sources.put(
                    file,
                    new AnnotatedSource(text, insertions.getOrDefault(file, new TreeMap<>()))));
    return sources;
  }

  /**
   * Takes off what the processor refuses, until it refuses nothing more. Of several annotations on
   * one method the last goes first.
   */
  void settle() {
    while (true) {
      Map<String, AnnotatedSource> sources = sources();
      List<Diagnostic<? extends JavaFileObject>> errors = compiler.process(sources);
      if (errors.isEmpty()) {
        return;
      }
      Set<MethodSite> seen = new LinkedHashSet<>();
      errors.forEach(error -> take(error, sources, seen));
      if (seen.isEmpty()) {
        throw new AssertionError("errors that no annotation explains: " + errors);
      }
    }
  }

  private void take(
      Diagnostic<? extends JavaFileObject> error,
      Map<String, AnnotatedSource> sources,
      Set<MethodSite> seen) {
    Matcher slug = SLUG.matcher(error.getMessage(null));
    if (!slug.find() || error.getSource() == null) {
      throw new AssertionError("not an error of Larder at a place: " + error);
    }
    String file = MemorySource.path(error.getSource());
    long place = sources.get(file).original(error.getPosition());
    for (MethodSite method : blamed(file, place)) {
      if (seen.add(method) && annotations.containsKey(method)) {
        List<String> present = annotations.get(method);
        String last = present.remove(present.size() - 1);
        if (present.isEmpty()) {
          annotations.remove(method);
        }
        refusals.add(new Refusal(method, last, slug.group(1), error.getMessage(null)));
      }
    }
  }

  /** The method at the place; if there is none, all of the class. */
  private Collection<MethodSite> blamed(String file, long place) {
    Optional<ClassSite> owner =
        classes.stream()
            .filter(type -> type.file().equals(file))
            .filter(type -> type.start() <= place && place < type.end())
            .min(Comparator.comparing(type -> type.end() - type.start()));
    List<MethodSite> methods = owner.map(ClassSite::methods).orElse(List.of());
    Optional<MethodSite> method =
        methods.stream().filter(site -> site.start() <= place && place < site.end()).findFirst();
    return method.isPresent() ? List.of(method.get()) : methods;
  }
}
