package dev.larder.processor;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import javax.tools.FileObject;
import javax.tools.JavaFileManager.Location;
import javax.tools.JavaFileObject;

/** Runs the processor, and comes between it and the files that it writes. */
final class ProcessorWithFiler extends AbstractProcessor {
  private final CachedProcessor processor = new CachedProcessor();
  private final SourceFiles files;

  ProcessorWithFiler(SourceFiles files) {
    this.files = files;
  }

  /** Makes the source files. */
  interface SourceFiles {
    JavaFileObject create(Filer real, String name, Element[] origins) throws IOException;
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return processor.getSupportedAnnotationTypes();
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return processor.getSupportedSourceVersion();
  }

  @Override
  public synchronized void init(ProcessingEnvironment processing) {
    processor.init(new Environment(processing, new SourceFiler(processing.getFiler(), files)));
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    return processor.process(annotations, round);
  }

  private record Environment(ProcessingEnvironment real, Filer filer)
      implements ProcessingEnvironment {

    @Override
    public Filer getFiler() {
      return filer;
    }

    @Override
    public Map<String, String> getOptions() {
      return real.getOptions();
    }

    @Override
    public Messager getMessager() {
      return real.getMessager();
    }

    @Override
    public Elements getElementUtils() {
      return real.getElementUtils();
    }

    @Override
    public Types getTypeUtils() {
      return real.getTypeUtils();
    }

    @Override
    public SourceVersion getSourceVersion() {
      return real.getSourceVersion();
    }

    @Override
    public Locale getLocale() {
      return real.getLocale();
    }
  }

  private record SourceFiler(Filer real, SourceFiles files) implements Filer {

    @Override
    public JavaFileObject createSourceFile(CharSequence name, Element... origins)
        throws IOException {
      return files.create(real, name.toString(), origins);
    }

    @Override
    public JavaFileObject createClassFile(CharSequence name, Element... origins) {
      throw new UnsupportedOperationException("a class file: " + name);
    }

    @Override
    public FileObject createResource(
        Location location, CharSequence pkg, CharSequence name, Element... origins) {
      throw new UnsupportedOperationException("a resource: " + name);
    }

    @Override
    public FileObject getResource(Location location, CharSequence pkg, CharSequence name) {
      throw new UnsupportedOperationException("a resource: " + name);
    }
  }
}
