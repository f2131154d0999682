package dev.larder.processor;

import com.google.auto.common.MoreElements;
import com.google.auto.common.SuperficialValidation;
import com.palantir.javapoet.JavaFile;
import dev.larder.annotation.CacheInvalidate;
import dev.larder.annotation.CacheInvalidates;
import dev.larder.annotation.CacheKey;
import dev.larder.annotation.Cached;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Reads each class with annotations of ours, reports, and if it is clean generates and writes. */
final class CachedStep {
  static final Set<Class<? extends Annotation>> ANNOTATIONS =
      Set.of(Cached.class, CacheKey.class, CacheInvalidate.class, CacheInvalidates.class);

  private final ProcessingEnvironment processing;
  private final Env env;

  /**
   * The classes that mention types which do not exist yet, and what is to be said of these types if
   * they never do. By name, since elements do not survive a round.
   */
  private final Map<String, Collection<String>> waiting = new LinkedHashMap<>();

  /** An inherited method may be found wrong in several classes. */
  private final Set<String> reported = new HashSet<>();

  CachedStep(ProcessingEnvironment processing) {
    this.processing = processing;
    this.env = new Env(processing);
  }

  void process(RoundEnvironment round) {
    if (!round.processingOver()) {
      env.beginRound(round);
      Set<String> names = new LinkedHashSet<>(waiting.keySet());
      round.getElementsAnnotatedWithAny(ANNOTATIONS).stream()
          .map(element -> classOf(element).getQualifiedName().toString())
          .forEach(names::add);
      waiting.clear();
      names.stream()
          .map(env.elements()::getTypeElement)
          .filter(Objects::nonNull)
          .forEach(this::process);
    } else if (!round.errorRaised()) {
      waiting.forEach(this::reportMissing);
    }
  }

  private static TypeElement classOf(Element element) {
    Element enclosing = element;
    while (!MoreElements.isType(enclosing)) {
      enclosing = Env.enclosing(enclosing);
    }
    return MoreElements.asType(enclosing);
  }

  private void process(TypeElement type) {
    if (!SuperficialValidation.validateElement(type)) {
      defer(type, MissingTypes.generatedIn(type));
      return;
    }
    Report report = new Report();
    Optional<CachedClass> model = new ClassReader(env, type, report).read();
    if (report.hasUnresolved()) {
      defer(type, report.unresolved());
    } else {
      print(report.problems());
      model.ifPresent(this::write);
    }
  }

  private void defer(TypeElement type, Collection<String> missing) {
    waiting.put(type.getQualifiedName().toString(), missing);
  }

  private void print(Collection<Problem> problems) {
    List<String> ids = new ArrayList<>();
    for (Problem problem : problems) {
      ids.add(problem.id());
      if (!reported.contains(problem.id())) {
        problem.printTo(processing.getMessager());
      }
    }
    reported.addAll(ids);
  }

  private void reportMissing(String name, Collection<String> missing) {
    TypeElement type = env.elements().getTypeElement(name);
    if (type != null && !missing.isEmpty()) {
      report(
          type,
          Message.CachedMissingType,
          type.getSimpleName(),
          String.join(", ", new LinkedHashSet<>(missing)),
          ClassReader.generatedName(type));
    }
  }

  private void write(CachedClass model) {
    JavaFile file = new SourceGenerator(env, processing.getSourceVersion(), model).generate();
    try {
      file.writeTo(processing.getFiler());
    } catch (FilerException e) {
      report(model.source(), Message.CachedNameTaken, model.generatedName());
    } catch (IOException e) {
      report(model.source(), Message.CachedNotWritten, model.generatedName(), e.toString());
    }
  }

  private void report(TypeElement type, Message message, Object... arguments) {
    new Problem(message.with(arguments), type, null, null).printTo(processing.getMessager());
  }
}
