package dev.larder.processor;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toUnmodifiableSet;

import com.google.auto.service.AutoService;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * Writes a {@code *_Cached} subclass for every class with {@code @Cached} or
 * {@code @CacheInvalidate} methods.
 */
@AutoService(Processor.class)
public final class CachedProcessor extends AbstractProcessor {
  private @Nullable CachedStep step;

  /** For the compiler. */
  public CachedProcessor() {}

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return CachedStep.ANNOTATIONS.stream()
        .map(Class::getCanonicalName)
        .collect(toUnmodifiableSet());
  }

  @Override
  public synchronized void init(ProcessingEnvironment processing) {
    super.init(processing);
    step = new CachedStep(processing);
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    requireNonNull(step).process(round);
    return false; // the annotations are there for others too
  }
}
