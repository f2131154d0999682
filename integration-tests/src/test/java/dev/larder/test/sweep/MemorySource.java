package dev.larder.test.sweep;

import java.net.URI;
import java.util.List;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.SimpleJavaFileObject;

/** A source that the compiler reads from memory. */
final class MemorySource extends SimpleJavaFileObject {
  private static final String ROOT = "mem:///";

  private final String text;

  MemorySource(String path, String text) {
    super(URI.create(ROOT + path), Kind.SOURCE);
    this.text = text;
  }

  static List<MemorySource> of(Map<String, String> sources) {
    return sources.entrySet().stream()
        .map(source -> new MemorySource(source.getKey(), source.getValue()))
        .toList();
  }

  /** The path of a file that the compiler was given, and may have wrapped. */
  static String path(FileObject file) {
    return file.toUri().toString().substring(ROOT.length());
  }

  /** Tells a file of this kind from one that the processor wrote. */
  static boolean is(FileObject file) {
    return file.toUri().toString().startsWith(ROOT);
  }

  @Override
  public CharSequence getCharContent(boolean ignoreEncodingErrors) {
    return text;
  }
}
