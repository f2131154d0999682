package dev.larder.processor;

import com.google.auto.common.MoreElements;
import com.google.auto.common.MoreTypes;
import dev.larder.processor.CachedClass.Parameter;
import dev.larder.processor.CachedClass.Path;
import dev.larder.processor.CachedClass.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Finds what the steps of a path such as {@code customer.id} mean. */
final class PathFinder {
  private final Env env;
  private final PackageElement origin;

  /**
   * @param origin the package of the code that will read the path
   */
  PathFinder(Env env, PackageElement origin) {
    this.env = env;
    this.origin = origin;
  }

  /**
   * Follows a path.
   *
   * @param names the steps after the parameter
   * @throws NoSuchStep if one does not exist
   */
  Path find(Parameter start, List<String> names) throws NoSuchStep {
    List<Step> steps = new ArrayList<>();
    TypeMirror type = start.type();
    for (String name : names) {
      Map<String, Step> readable = readable(type);
      Step step = readable.get(name);
      if (step == null) {
        throw new NoSuchStep(name, type, worthNaming(readable));
      }
      steps.add(step);
      type = step.type();
    }
    return new Path(start, steps);
  }

  /** One name for each thing to read, and not what every object has. */
  private static List<String> worthNaming(Map<String, Step> readable) {
    Set<String> seen = new HashSet<>(Set.of("hashCode()", "toString()"));
    return readable.entrySet().stream()
        .filter(entry -> seen.add(entry.getValue().code()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** What can be read from a type, by the name in a path. The first of a name wins. */
  private Map<String, Step> readable(TypeMirror type) {
    Map<String, Step> readable = new LinkedHashMap<>();
    TypeMirror bound =
        type.getKind() == TypeKind.TYPEVAR ? MoreTypes.asTypeVariable(type).getUpperBound() : type;
    if (bound.getKind() != TypeKind.DECLARED) {
      return readable;
    }
    DeclaredType declared = MoreTypes.asDeclared(bound);
    TypeElement element = MoreTypes.asTypeElement(bound);
    List<Element> members =
        env.elements().getAllMembers(element).stream()
            .filter(member -> !member.getModifiers().contains(Modifier.STATIC))
            .filter(member -> env.canRead(origin, member))
            .filter(member -> !env.isObject(Env.enclosing(member).asType()))
            .map(Element.class::cast)
            .toList();
    List<ExecutableElement> methods =
        ElementFilter.methodsIn(members).stream().filter(PathFinder::isReader).toList();
    if (element.getKind() == ElementKind.RECORD) {
      element.getRecordComponents().stream()
          .map(component -> MoreElements.asExecutable(component.getAccessor()))
          .filter(methods::contains)
          .forEach(
              accessor ->
                  addMethod(readable, accessor.getSimpleName().toString(), declared, accessor));
    }
    methods.forEach(method -> addGetter(readable, declared, method));
    methods.forEach(
        method -> addMethod(readable, method.getSimpleName().toString(), declared, method));
    ElementFilter.fieldsIn(members).forEach(field -> addField(readable, declared, field));
    return readable;
  }

  private static boolean isReader(ExecutableElement method) {
    return method.getParameters().isEmpty()
        && method.getTypeParameters().isEmpty()
        && method.getThrownTypes().isEmpty()
        && method.getReturnType().getKind() != TypeKind.VOID;
  }

  private void addGetter(Map<String, Step> readable, DeclaredType type, ExecutableElement method) {
    String name = method.getSimpleName().toString();
    TypeKind result = method.getReturnType().getKind();
    if (name.length() > 3 && name.startsWith("get")) {
      addMethod(readable, decapitalized(name.substring(3)), type, method);
    } else if (name.length() > 2 && name.startsWith("is") && result == TypeKind.BOOLEAN) {
      addMethod(readable, decapitalized(name.substring(2)), type, method);
    }
  }

  private void addMethod(
      Map<String, Step> readable, String name, DeclaredType type, ExecutableElement method) {
    TypeMirror result =
        MoreTypes.asExecutable(env.types().asMemberOf(type, method)).getReturnType();
    readable.putIfAbsent(
        name, new Step(method.getSimpleName() + "()", result, env.elements().isDeprecated(method)));
  }

  private void addField(Map<String, Step> readable, DeclaredType type, VariableElement field) {
    String name = field.getSimpleName().toString();
    readable.putIfAbsent(
        name,
        new Step(name, env.types().asMemberOf(type, field), env.elements().isDeprecated(field)));
  }

  private static String decapitalized(String name) {
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }

  /** A step that does not exist. */
  static final class NoSuchStep extends Exception {
    private static final long serialVersionUID = 1;

    private final String step;
    private final transient TypeMirror type;
    private final transient List<String> names;

    NoSuchStep(String step, TypeMirror type, List<String> names) {
      super(step);
      this.step = step;
      this.type = type;
      this.names = names;
    }

    String step() {
      return step;
    }

    TypeMirror type() {
      return type;
    }

    /** What the message may suggest. */
    String suggestion() {
      return Suggestions.forName(step, names);
    }
  }
}
