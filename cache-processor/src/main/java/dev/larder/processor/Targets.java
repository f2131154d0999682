package dev.larder.processor;

import com.google.auto.common.MoreElements;
import dev.larder.annotation.CacheInvalidate;
import dev.larder.annotation.CacheInvalidates;
import dev.larder.annotation.Cached;
import dev.larder.processor.CachedClass.CachedMethod;
import dev.larder.processor.CachedClass.ForeignCache;
import dev.larder.processor.CachedClass.Target;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/**
 * The caches that the methods of one class may invalidate: its own, and those of classes that it
 * names.
 */
final class Targets {
  private final Env env;
  private final Report report;
  private final Owner self;
  private final MemberNames names;
  private final Map<TypeElement, Optional<Owner>> owners = new LinkedHashMap<>();
  private final Map<String, ForeignCache> foreign = new LinkedHashMap<>();

  Targets(Env env, TypeElement self, List<CachedMethod> methods, MemberNames names, Report report) {
    this.env = env;
    this.report = report;
    this.names = names;
    this.self = new Owner(self, methods);
  }

  /**
   * A class with cached methods.
   *
   * @param type the class
   * @param methods its cached methods
   */
  record Owner(TypeElement type, List<CachedMethod> methods) {

    String name() {
      return type.getSimpleName().toString();
    }

    boolean isGeneric() {
      return !type.getTypeParameters().isEmpty();
    }
  }

  Owner self() {
    return self;
  }

  /** The caches of other classes that were asked for. */
  List<ForeignCache> foreign() {
    return List.copyOf(foreign.values());
  }

  /** Says why a class has no generated class; empty if it has one. */
  Optional<String> obstacle(TypeElement type) {
    if (isSelf(type)) {
      return Optional.empty();
    }
    if (!type.getKind().isClass() || type.getModifiers().contains(Modifier.ABSTRACT)) {
      return Optional.of("it is abstract; name the class that is generated from");
    }
    if (ClassReader.isInner(type)) {
      return Optional.of("it is an inner class");
    }
    boolean annotated =
        ElementFilter.methodsIn(type.getEnclosedElements()).stream()
            .anyMatch(
                method ->
                    MoreElements.isAnnotationPresent(method, Cached.class)
                        || MoreElements.isAnnotationPresent(method, CacheInvalidate.class)
                        || MoreElements.isAnnotationPresent(method, CacheInvalidates.class));
    return annotated
        ? Optional.empty()
        : Optional.of("none of its own methods has an annotation of Larder");
  }

  /** The cached methods of a class; empty if it is broken, which is reported there. */
  Optional<Owner> owner(TypeElement type) {
    return isSelf(type) ? Optional.of(self) : owners.computeIfAbsent(type, this::readOwner);
  }

  /** A class is all its superclasses: what is cached there is cached here. */
  private boolean isSelf(TypeElement type) {
    return env.types()
        .isSubtype(env.types().erasure(self.type().asType()), env.types().erasure(type.asType()));
  }

  private Optional<Owner> readOwner(TypeElement type) {
    Report there = new Report();
    List<CachedMethod> methods =
        new CachedMethods(env, type, new MemberNames(env, type), there).read();
    if (there.isClean()) {
      return Optional.of(new Owner(type, methods));
    }
    report.addBrokenElsewhere(there);
    return Optional.empty();
  }

  /** How the generated class reaches the cache of a method. */
  Target target(Owner owner, CachedMethod method) {
    if (owner.type().equals(self.type())) {
      return new Target(Target.Access.FIELD, method.names().handle(), method.key());
    }
    if (owner.isGeneric()) {
      // Its description depends on type arguments that are not known here.
      return new Target(Target.Access.MANAGER, method.spec().name(), method.key());
    }
    ForeignCache cache =
        foreign.computeIfAbsent(method.spec().name(), name -> foreignCache(owner, method));
    return new Target(Target.Access.FIELD, cache.handle(), method.key());
  }

  private ForeignCache foreignCache(Owner owner, CachedMethod method) {
    String handle = method.names().handle();
    String base =
        decapitalized(owner.name())
            + CachedMethods.capitalized(handle.replaceFirst("Cache_*$", ""));
    return new ForeignCache(
        names.handle(base),
        env.elements().getPackageOf(owner.type()).getQualifiedName().toString(),
        ClassReader.generatedName(owner.type()),
        method);
  }

  private static String decapitalized(String name) {
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }
}
