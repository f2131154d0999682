package dev.larder.processor;

import com.google.auto.common.BasicAnnotationProcessor.Step;
import com.google.auto.common.MoreElements;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSetMultimap;
import com.palantir.javapoet.JavaFile;
import dev.larder.annotation.CacheInvalidate;
import dev.larder.annotation.CacheInvalidates;
import dev.larder.annotation.CacheKey;
import dev.larder.annotation.Cached;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Reads each class with annotations of ours, reports, and if it is clean generates and writes. */
final class CachedStep implements Step {
  private final ProcessingEnvironment processing;
  private final Env env;

  /** An inherited method may be found wrong in several classes. */
  private final Set<Problem> reported = new HashSet<>();

  CachedStep(ProcessingEnvironment processing) {
    this.processing = processing;
    this.env = Env.of(processing);
  }

  @Override
  public Set<String> annotations() {
    return Set.of(
        Cached.class.getCanonicalName(),
        CacheKey.class.getCanonicalName(),
        CacheInvalidate.class.getCanonicalName(),
        CacheInvalidates.class.getCanonicalName());
  }

  @Override
  public Set<? extends Element> process(
      ImmutableSetMultimap<String, Element> elementsByAnnotation) {
    Map<TypeElement, Element> classes = new LinkedHashMap<>();
    elementsByAnnotation
        .values()
        .forEach(element -> classes.putIfAbsent(classOf(element), element));
    ImmutableSet.Builder<Element> deferred = ImmutableSet.builder();
    classes.forEach(
        (type, element) -> {
          if (!process(type)) {
            deferred.add(element);
          }
        });
    return deferred.build();
  }

  private static TypeElement classOf(Element element) {
    Element enclosing = element;
    while (!MoreElements.isType(enclosing)) {
      enclosing = Env.enclosing(enclosing);
    }
    return MoreElements.asType(enclosing);
  }

  /**
   * Returns false if the class mentions types that do not exist yet, and is to be tried again in
   * the next round.
   */
  private boolean process(TypeElement type) {
    Report report = new Report();
    Optional<CachedClass> model = new ClassReader(env, type, report).read();
    if (report.hasUnresolved()) {
      return false;
    }
    report.problems().stream()
        .filter(reported::add)
        .forEach(p -> p.printTo(processing.getMessager()));
    model.ifPresent(this::write);
    return true;
  }

  private void write(CachedClass model) {
    JavaFile file = new SourceGenerator(env, processing.getSourceVersion(), model).generate();
    try {
      file.writeTo(processing.getFiler());
    } catch (FilerException e) {
      report(model, Message.CachedNameTaken, model.generatedName());
    } catch (IOException e) {
      report(model, Message.CachedNotWritten, model.generatedName(), e.toString());
    }
  }

  private void report(CachedClass model, Message message, Object... arguments) {
    new Problem(message.with(arguments), model.source(), null, null)
        .printTo(processing.getMessager());
  }
}
