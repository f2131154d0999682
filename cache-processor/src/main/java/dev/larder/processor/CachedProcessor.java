package dev.larder.processor;

import com.google.auto.common.BasicAnnotationProcessor;
import com.google.auto.service.AutoService;
import java.util.List;
import javax.annotation.processing.Processor;
import javax.lang.model.SourceVersion;

/**
 * Writes a {@code *_Cached} subclass for every class with {@code @Cached} or
 * {@code @CacheInvalidate} methods.
 */
@AutoService(Processor.class)
public final class CachedProcessor extends BasicAnnotationProcessor {

  /** For the compiler. */
  public CachedProcessor() {}

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  protected Iterable<? extends Step> steps() {
    return List.of(new CachedStep(processingEnv));
  }
}
