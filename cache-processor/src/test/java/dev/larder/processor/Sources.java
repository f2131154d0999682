package dev.larder.processor;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;

/** Compiles sources that are given as text. */
final class Sources {
  private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
  private static final Pattern TYPE =
      Pattern.compile(
          "(?m)^(?:@\\w+(?:\\([^)]*\\))? |[a-z-]+ )*(?:class|@?interface|record|enum) ([\\w$\\p{L}]+)");
  private static final Pattern PUBLIC_TYPE =
      Pattern.compile(
          "(?m)^(?:@\\w+(?:\\([^)]*\\))? )*public (?:[a-z-]+ )*(?:class|@?interface|record|enum) ([\\w$\\p{L}]+)");

  /** What a user has who wants no warning at all. */
  static final List<String> STRICT = List.of("-Xlint:all,-processing", "-Werror");

  private Sources() {}

  /**
   * A compilation unit, in a file of the name that its public type, or else its first, asks for.
   */
  static JavaFileObject unit(String text) {
    return JavaFileObjects.forSourceString(qualifiedName(text), text);
  }

  private static String qualifiedName(String text) {
    Matcher pkg = PACKAGE.matcher(text);
    String prefix = pkg.find() ? pkg.group(1) + "." : "";
    return Stream.of(PUBLIC_TYPE, TYPE)
        .map(pattern -> pattern.matcher(text))
        .filter(Matcher::find)
        .map(matcher -> prefix + matcher.group(1))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no type in " + text));
  }

  /** The file name of a unit, without folders. */
  static String fileName(String text) {
    String name = qualifiedName(text);
    return name.substring(name.lastIndexOf('.') + 1) + ".java";
  }

  static Compilation compile(String... units) {
    return compile(List.of(), units);
  }

  /** Compiles with every warning on, and each an error. */
  static Compilation compileStrictly(String... units) {
    return compile(STRICT, units);
  }

  static Compilation compile(List<String> options, String... units) {
    return Compiler.javac()
        .withProcessors(new CachedProcessor())
        .withOptions(options.toArray())
        .compile(Arrays.stream(units).map(Sources::unit).toList());
  }

  /** The generated sources by file name, in the order of these. */
  static Map<String, String> generated(Compilation compilation) {
    Map<String, String> texts = new TreeMap<>();
    compilation.generatedSourceFiles().forEach(file -> texts.put(file.getName(), text(file)));
    return texts;
  }

  static String text(JavaFileObject file) {
    try {
      return file.getCharContent(/* ignoreEncodingErrors= */ false).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
