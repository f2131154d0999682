package dev.larder.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/** Sources with one mistake. A {@code ^} stands where the compiler should point. */
final class Misuse {
  private static final String MARK = "^";

  private final String[] units;
  private final String file;
  private final long line;
  private final long column;

  private Misuse(String[] marked) {
    String text =
        Arrays.stream(marked)
            .filter(unit -> unit.contains(MARK))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no ^ in the sources"));
    String before = text.substring(0, text.indexOf(MARK));
    this.units = Arrays.stream(marked).map(unit -> unit.replace(MARK, "")).toArray(String[]::new);
    this.file = Sources.fileName(text.replace(MARK, ""));
    this.line = before.chars().filter(c -> c == '\n').count() + 1;
    this.column = before.length() - before.lastIndexOf('\n');
  }

  /** Whole compilation units. */
  static Misuse inUnits(String... units) {
    return new Misuse(units);
  }

  /** Members of a public class {@code Service}. */
  static Misuse inService(String members) {
    return new Misuse(new String[] {service(members)});
  }

  static String service(String members) {
    return """
    package test;

    import dev.larder.annotation.*;
    import java.io.*;
    import java.math.*;
    import java.util.*;
    import java.util.concurrent.*;
    import java.util.stream.*;

    public class Service {
    %s
    }
    """
        .formatted(members);
  }

  /** Compiles, and expects one error: this one, at the mark, with these words in its text. */
  void gives(Message message, String... words) {
    Compilation compilation = Sources.compile(units);
    List<Diagnostic<? extends JavaFileObject>> errors = compilation.errors();
    assertThat(errors).as("errors").hasSize(1);
    Diagnostic<? extends JavaFileObject> error = errors.get(0);
    assertThat(error.getMessage(Locale.ROOT))
        .startsWith("[" + message.name() + "] ")
        .contains(words);
    assertThat(place(error)).isEqualTo(file + ":" + line + ":" + column);
  }

  private static String place(Diagnostic<? extends JavaFileObject> error) {
    JavaFileObject source = error.getSource();
    String path = source == null ? "nowhere" : source.getName();
    return path.substring(path.lastIndexOf('/') + 1)
        + ":"
        + error.getLineNumber()
        + ":"
        + error.getColumnNumber();
  }
}
