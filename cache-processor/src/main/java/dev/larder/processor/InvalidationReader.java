package dev.larder.processor;

import static dev.larder.processor.Mirrors.getBoolean;
import static dev.larder.processor.Mirrors.getList;
import static dev.larder.processor.Mirrors.getString;
import static dev.larder.processor.Mirrors.written;

import com.google.auto.common.MoreTypes;
import dev.larder.processor.CachedClass.CachedMethod;
import dev.larder.processor.CachedClass.Invalidation;
import dev.larder.processor.CachedClass.KeyPart;
import dev.larder.processor.CachedClass.MethodKey;
import dev.larder.processor.CachedClass.Parameter;
import dev.larder.processor.CachedClass.Path;
import dev.larder.processor.CachedClass.Signature;
import dev.larder.processor.CachedClass.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Reads one {@code @CacheInvalidate}: which cache it addresses, and how its key is made of the
 * method's arguments.
 */
final class InvalidationReader {
  private final Env env;
  private final Targets targets;
  private final PathFinder paths;
  private final Report report;
  private final ExecutableElement method;
  private final Signature signature;
  private final AnnotationMirror annotation;

  InvalidationReader(
      Env env,
      Targets targets,
      PathFinder paths,
      Report report,
      ExecutableElement method,
      Signature signature,
      AnnotationMirror annotation) {
    this.env = env;
    this.targets = targets;
    this.paths = paths;
    this.report = report;
    this.method = method;
    this.signature = signature;
    this.annotation = annotation;
  }

  /**
   * The invalidations it stands for: several only if all results of overloaded methods are meant.
   */
  List<Invalidation> read() {
    boolean byMethod = !getString(annotation, "method").isEmpty();
    boolean byCache = !getString(annotation, "cache").isEmpty();
    boolean byType = written(annotation, "type") != null;
    if (byMethod == byCache || (byCache && byType)) {
      report(
          written(annotation, byMethod ? "cache" : "type"),
          Message.InvalidateTarget,
          byMethod ? "there are both" : byCache ? "a cache has no type" : "there is neither");
      return List.of();
    }
    if (getBoolean(annotation, "all") && !keys().isEmpty()) {
      report(written(annotation, "key"), Message.InvalidateKeyAndAll, "key");
      return List.of();
    }
    return byMethod ? readMethod() : readCache();
  }

  // By the name of a cache

  private List<Invalidation> readCache() {
    String name = getString(annotation, "cache");
    Targets.Owner self = targets.self();
    Optional<CachedMethod> declared =
        self.methods().stream().filter(cached -> cached.spec().name().equals(name)).findFirst();
    if (declared.isPresent()) {
      return readKeyed(self, List.of(declared.get()));
    }
    Target target = new Target(Target.Access.MANAGER, name, null);
    if (getBoolean(annotation, "all")) {
      return List.of(invalidation(target, List.of(), /* all= */ true));
    }
    if (keys().size() != 1) {
      report(written(annotation, "cache"), Message.InvalidateUncheckedKey, name, self.name());
      return List.of();
    }
    return path(keys().get(0)).stream()
        .map(path -> invalidation(target, List.of(path), /* all= */ false))
        .toList();
  }

  // By a cached method

  private List<Invalidation> readMethod() {
    TypeMirror type = (TypeMirror) Mirrors.get(annotation, "type");
    Optional<Targets.Owner> owner =
        type.getKind() == TypeKind.VOID ? Optional.of(targets.self()) : foreign(type);
    if (owner.isEmpty()) {
      return List.of();
    }
    String wanted = getString(annotation, "method");
    List<CachedMethod> named =
        owner.get().methods().stream().filter(cached -> isNamed(cached, wanted)).toList();
    if (named.isEmpty()) {
      // The class that declares the annotation is checked by itself; a subclass may override the
      // cached method without caching it.
      if (Env.enclosing(method).equals(targets.self().type())) {
        reportNoMethod(owner.get(), wanted);
      }
      return List.of();
    }
    return readKeyed(owner.get(), named);
  }

  private Optional<Targets.Owner> foreign(TypeMirror type) {
    if (type.getKind() == TypeKind.ERROR) {
      report.addUnresolved(type);
      return Optional.empty();
    }
    if (type.getKind() != TypeKind.DECLARED) {
      report(
          written(annotation, "type"),
          Message.InvalidateNoGeneratedClass,
          TypeNames.simple(type),
          "it is no class");
      return Optional.empty();
    }
    TypeElement element = MoreTypes.asTypeElement(type);
    Optional<String> obstacle = targets.obstacle(element);
    obstacle.ifPresent(
        reason ->
            report(
                written(annotation, "type"),
                Message.InvalidateNoGeneratedClass,
                element.getSimpleName(),
                reason));
    return obstacle.isPresent() ? Optional.empty() : targets.owner(element);
  }

  /** Matches {@code find}, and {@code find(long)} with simple or full names. */
  private static boolean isNamed(CachedMethod cached, String wanted) {
    String text = wanted.replace(" ", "");
    Signature signature = cached.signature();
    String name = signature.name();
    return text.equals(name)
        || text.equals(name + CachedMethods.simpleParameters(signature))
        || text.equals(name + fullParameters(signature));
  }

  private static String fullParameters(Signature signature) {
    return "("
        + String.join(
            ",",
            signature.parameters().stream().map(p -> TypeNames.plain(p.type()).toString()).toList())
        + ")";
  }

  private void reportNoMethod(Targets.Owner owner, String wanted) {
    String name = wanted.replaceAll("\\(.*", "").trim();
    List<String> cached =
        owner.methods().stream().map(other -> other.signature().name()).distinct().toList();
    boolean exists =
        env.methods(owner.type()).stream()
            .anyMatch(other -> other.getSimpleName().contentEquals(name));
    AnnotationValue place = written(annotation, "method");
    if (cached.contains(name)) {
      String overloads = Suggestions.list(descriptions(owner, name));
      report(place, Message.InvalidateUnknownMethod, owner.name(), wanted, overloads);
    } else if (exists) {
      report(
          place,
          Message.InvalidateNotCached,
          wanted,
          owner.name(),
          Suggestions.forName(name, cached));
    } else {
      report(
          place,
          Message.InvalidateUnknownMethod,
          owner.name(),
          wanted,
          Suggestions.forName(name, cached));
    }
  }

  private static List<String> descriptions(Targets.Owner owner, String name) {
    return owner.methods().stream()
        .filter(cached -> cached.signature().name().equals(name))
        .map(cached -> cached.signature().description())
        .toList();
  }

  // The key

  private List<Invalidation> readKeyed(Targets.Owner owner, List<CachedMethod> named) {
    if (getBoolean(annotation, "all")) {
      return named.stream()
          .map(cached -> invalidation(targets.target(owner, cached), List.of(), /* all= */ true))
          .toList();
    }
    List<CachedMethod> fitting =
        named.size() == 1 ? named : named.stream().filter(cached -> fits(owner, cached)).toList();
    if (fitting.size() != 1) {
      report(
          written(annotation, "method"),
          Message.InvalidateAmbiguous,
          owner.name(),
          named.get(0).signature().name(),
          String.join(
              " or ", named.stream().map(cached -> cached.signature().description()).toList()));
      return List.of();
    }
    CachedMethod cached = fitting.get(0);
    return keyOf(owner, cached, report)
        .map(key -> List.of(invalidation(targets.target(owner, cached), key, /* all= */ false)))
        .orElse(List.of());
  }

  private boolean fits(Targets.Owner owner, CachedMethod cached) {
    return keyOf(owner, cached, new Report()).isPresent();
  }

  /** The paths to the parts of the key; empty if they cannot be had, which is reported. */
  private Optional<List<Path>> keyOf(Targets.Owner owner, CachedMethod cached, Report problems) {
    return keys().isEmpty()
        ? keyByName(owner, cached, problems)
        : keyByPaths(owner, cached, problems);
  }

  private Optional<List<Path>> keyByPaths(
      Targets.Owner owner, CachedMethod cached, Report problems) {
    List<AnnotationValue> values = keys();
    MethodKey key = cached.key();
    if (values.size() != key.parts().size()) {
      problems.add(
          method,
          annotation,
          written(annotation, "key"),
          Message.InvalidateKeyNumber,
          cached.signature().description(),
          count(key.parts().size(), "part"),
          count(values.size(), "path"),
          key.description());
      return Optional.empty();
    }
    List<Path> found = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      AnnotationValue value = values.get(i);
      KeyPart part = key.parts().get(i);
      path(value, problems)
          .filter(path -> isTyped(owner, cached, part, path, value, problems))
          .ifPresent(found::add);
    }
    return found.size() == values.size() ? Optional.of(found) : Optional.empty();
  }

  private boolean isTyped(
      Targets.Owner owner,
      CachedMethod cached,
      KeyPart part,
      Path path,
      AnnotationValue value,
      Report problems) {
    if (fits(owner, path.type(), part)) {
      return true;
    }
    problems.add(
        method,
        annotation,
        value,
        Message.InvalidateKeyType,
        value.getValue(),
        TypeNames.simple(path.type()),
        part.name(),
        cached.signature().description(),
        TypeNames.simple(part.type()));
    return false;
  }

  private Optional<List<Path>> keyByName(
      Targets.Owner owner, CachedMethod cached, Report problems) {
    List<Path> found = new ArrayList<>();
    for (KeyPart part : cached.key().parts()) {
      Optional<Path> path = pathByName(owner, part);
      path.ifPresent(found::add);
      if (path.isEmpty()) {
        problems.add(
            method,
            annotation,
            null,
            Message.InvalidateKeyMissing,
            signature.description(),
            part.name(),
            TypeNames.simple(part.type()),
            cached.signature().description(),
            cached.key().description());
        return Optional.empty();
      }
    }
    return Optional.of(found);
  }

  /**
   * A parameter called like the part, or one called like the cached method's, if the part's path
   * leads on from it.
   */
  private Optional<Path> pathByName(Targets.Owner owner, KeyPart part) {
    for (Parameter parameter : signature.parameters()) {
      Path whole = new Path(parameter, List.of());
      if (parameter.name().equals(part.name()) && fits(owner, whole.type(), part)) {
        return Optional.of(whole);
      }
      if (parameter.name().equals(part.path().parameter().name())
          && env.types().isSameType(parameter.type(), part.path().parameter().type())) {
        return Optional.of(new Path(parameter, part.path().steps()));
      }
    }
    return Optional.empty();
  }

  private boolean fits(Targets.Owner owner, TypeMirror type, KeyPart part) {
    boolean isOther = !owner.type().equals(targets.self().type());
    TypeMirror wanted =
        isOther && owner.isGeneric() ? env.types().erasure(part.type()) : part.type();
    return env.types().isAssignable(type, wanted);
  }

  private Optional<Path> path(AnnotationValue value) {
    return path(value, report);
  }

  private Optional<Path> path(AnnotationValue value, Report problems) {
    String text = (String) value.getValue();
    List<String> names = List.of(text.split("\\.", -1));
    Optional<Parameter> start =
        signature.parameters().stream().filter(p -> p.name().equals(names.get(0))).findFirst();
    if (start.isEmpty()) {
      List<String> parameters = signature.parameters().stream().map(Parameter::name).toList();
      problems.add(
          method,
          annotation,
          value,
          Message.InvalidateKeyPath,
          text,
          signature.description(),
          "parameter '" + names.get(0) + "'",
          Suggestions.forName(names.get(0), parameters));
      return Optional.empty();
    }
    try {
      return Optional.of(paths.find(start.get(), names.subList(1, names.size())));
    } catch (PathFinder.NoSuchStep e) {
      reportStep(value, e, problems);
      return Optional.empty();
    }
  }

  private void reportStep(AnnotationValue value, PathFinder.NoSuchStep e, Report problems) {
    Optional<TypeMirror> missing = env.missingSupertype(e.type());
    if (missing.isPresent()) {
      problems.addUnresolved(missing.get()); // it may have the step
      return;
    }
    problems.add(
        method,
        annotation,
        value,
        Message.InvalidateKeyPath,
        value.getValue(),
        signature.description(),
        "'" + e.step() + "' in " + TypeNames.simple(e.type()),
        e.suggestion());
  }

  private Invalidation invalidation(Target target, List<Path> key, boolean all) {
    return new Invalidation(target, key, all, getBoolean(annotation, "before"));
  }

  private List<AnnotationValue> keys() {
    return getList(annotation, "key");
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  private void report(@Nullable AnnotationValue value, Message message, Object... arguments) {
    report.add(method, annotation, value, message, arguments);
  }
}
