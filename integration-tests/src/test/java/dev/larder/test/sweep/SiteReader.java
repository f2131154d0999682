package dev.larder.test.sweep;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import javax.tools.ToolProvider;

/**
 * Finds the classes and methods of sources, by the compiler's own parser. Classes within methods
 * are left out, since no processor sees them.
 */
final class SiteReader {
  private final SourcePositions positions;
  private final List<ClassSite> classes = new ArrayList<>();

  private SiteReader(SourcePositions positions) {
    this.positions = positions;
  }

  static List<ClassSite> read(Library library) {
    List<MemorySource> sources = MemorySource.of(library.sources());
    JavacTask task =
        (JavacTask)
            ToolProvider.getSystemJavaCompiler().getTask(null, null, null, null, null, sources);
    SiteReader reader = new SiteReader(Trees.instance(task).getSourcePositions());
    try {
      task.parse().forEach(reader::readFile);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return reader.classes;
  }

  private void readFile(CompilationUnitTree unit) {
    unit.getTypeDecls().stream()
        .filter(ClassTree.class::isInstance)
        .forEach(type -> readClass(unit, "", (ClassTree) type));
  }

  private static String simpleType(VariableTree parameter) {
    return parameter
        .getType()
        .toString()
        .replaceAll("@[\\w.]+(\\(.*?\\))?\\s*", "")
        .replaceAll("<.*>", "")
        .replaceAll("\\w+\\.", "")
        .replace(" ", "");
  }

  private void readClass(CompilationUnitTree unit, String prefix, ClassTree type) {
    String file = MemorySource.path(unit.getSourceFile());
    String name = prefix + type.getSimpleName();
    List<MethodSite> methods = new ArrayList<>();
    for (Tree member : type.getMembers()) {
      if (member instanceof MethodTree method && method.getReturnType() != null) {
        methods.add(
            new MethodSite(
                file,
                method.getName().toString(),
                method.getParameters().stream().map(SiteReader::simpleType).toList(),
                positions.getStartPosition(unit, method),
                positions.getEndPosition(unit, method)));
      } else if (member instanceof ClassTree nested) {
        readClass(unit, name + ".", nested);
      }
    }
    boolean isAbstract =
        type.getKind() != Tree.Kind.CLASS
            || type.getModifiers().getFlags().contains(Modifier.ABSTRACT);
    classes.add(
        new ClassSite(
            file,
            name,
            isAbstract,
            positions.getStartPosition(unit, type),
            positions.getEndPosition(unit, type),
            methods));
  }
}
