package dev.larder.test.sweep;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;

/**
 * Blanks out what would keep most of a library away from the processor: {@code final} of classes
 * and methods, {@code private} of classes and constructors.
 */
final class Loosened {
  private static final Pattern FINAL = Pattern.compile("\\bfinal\\b");
  private static final Pattern PRIVATE = Pattern.compile("\\bprivate\\b");

  private final SourcePositions positions;
  private final Map<String, StringBuilder> texts = new TreeMap<>();

  private Loosened(SourcePositions positions) {
    this.positions = positions;
  }

  static Library of(Library library) {
    List<MemorySource> sources = MemorySource.of(library.sources());
    JavacTask task =
        (JavacTask)
            ToolProvider.getSystemJavaCompiler().getTask(null, null, null, null, null, sources);
    Loosened loosened = new Loosened(Trees.instance(task).getSourcePositions());
    library.sources().forEach((path, text) -> loosened.texts.put(path, new StringBuilder(text)));
    try {
      task.parse().forEach(loosened::visitFile);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> texts = new TreeMap<>();
    loosened.texts.forEach((path, text) -> texts.put(path, text.toString()));
    return new Library(library.name(), texts, library.classPath());
  }

  private void visitFile(CompilationUnitTree unit) {
    unit.getTypeDecls().forEach(type -> visit(unit, type));
  }

  private void visit(CompilationUnitTree unit, Tree tree) {
    if (tree instanceof ClassTree type) {
      blank(unit, type.getModifiers(), FINAL);
      blank(unit, type.getModifiers(), PRIVATE);
      type.getMembers().forEach(member -> visit(unit, member));
    } else if (tree instanceof MethodTree method) {
      boolean isConstructor = method.getReturnType() == null;
      // @SafeVarargs stands on methods only that cannot be overridden.
      if (!method.getModifiers().toString().contains("@SafeVarargs")) {
        blank(unit, method.getModifiers(), isConstructor ? PRIVATE : FINAL);
      }
    }
  }

  private void blank(CompilationUnitTree unit, ModifiersTree modifiers, Pattern word) {
    int start = (int) positions.getStartPosition(unit, modifiers);
    int end = (int) positions.getEndPosition(unit, modifiers);
    if (start >= 0 && end > start) {
      StringBuilder text = texts.get(MemorySource.path(unit.getSourceFile()));
      word.matcher(text.substring(start, end))
          .results()
          .forEach(
              found ->
                  text.replace(
                      start + found.start(),
                      start + found.end(),
                      " ".repeat(found.end() - found.start())));
    }
  }
}
