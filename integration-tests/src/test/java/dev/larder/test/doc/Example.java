package dev.larder.test.doc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A piece of Java in a document: a block of {@code <pre>{@code …}</pre>} in Javadoc, a fenced block
 * in Markdown.
 *
 * @param text the code
 */
record Example(String text) {
  private static final Pattern JAVADOC =
      Pattern.compile("(?s)<pre>\\{@code\n(.*?)\n *\\* *}</pre>");
  private static final Pattern MARKDOWN = Pattern.compile("(?s)```java\n(.*?)\n```");
  private static final Pattern CLASS = Pattern.compile("(?m)^(?:public )?class (\\w+)");
  private static final Pattern MEMBER =
      Pattern.compile("(?m)^(?:static|private|public|record|interface)\\b");

  /** What a piece of Java is, told by its first lines. */
  enum Kind {
    /** The generated class of the class before it: begins with {@code @Generated}. */
    GENERATED_CLASS,
    /** A method of the generated class of the class before it: begins with {@code @Override}. */
    GENERATED_METHOD,
    /** A file of its own: has a class at the left margin. */
    CLASS,
    /** Members of some class: has a declaration at the left margin. */
    MEMBERS,
    /** Statements of some method. */
    STATEMENTS
  }

  static List<Example> in(Path document) {
    boolean java = document.toString().endsWith(".java");
    return (java ? JAVADOC : MARKDOWN)
        .matcher(read(document))
        .results()
        .map(found -> new Example(java ? withoutStars(found.group(1)) : found.group(1)))
        .toList();
  }

  private static String read(Path document) {
    try {
      return Files.readString(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String withoutStars(String javadoc) {
    return javadoc.replaceAll("(?m)^ *\\* ?", "");
  }

  Kind kind() {
    if (text.startsWith("@Generated(")) {
      return Kind.GENERATED_CLASS;
    }
    if (text.startsWith("@Override")) {
      return Kind.GENERATED_METHOD;
    }
    if (CLASS.matcher(text).find()) {
      return Kind.CLASS;
    }
    return MEMBER.matcher(text).find() ? Kind.MEMBERS : Kind.STATEMENTS;
  }

  /** The name of the class it declares. */
  String className() {
    return CLASS.matcher(text).results().findFirst().orElseThrow().group(1);
  }
}
