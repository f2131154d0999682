package dev.larder.processor;

import com.google.auto.common.MoreElements;
import com.google.common.base.CaseFormat;
import com.palantir.javapoet.NameAllocator;
import dev.larder.processor.CachedClass.Names;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Names what the generated class adds, so that nothing overrides or hides what the class has. */
final class MemberNames {
  private final NameAllocator methods = new NameAllocator();
  private final NameAllocator constants = new NameAllocator();
  private final NameAllocator types = new NameAllocator();

  MemberNames(Env env, TypeElement owner) {
    MoreElements.getLocalAndInheritedMethods(owner, env.types(), env.elements()).stream()
        .filter(method -> method.getParameters().isEmpty())
        .map(method -> method.getSimpleName().toString())
        .distinct()
        .forEach(methods::newName);
    ElementFilter.typesIn(env.elements().getAllMembers(owner)).stream()
        .map(Element::getSimpleName)
        .map(Object::toString)
        .distinct()
        .forEach(types::newName);
  }

  /** Names the parts of a method that would like to be called {@code base}. */
  Names of(String base) {
    String handle = handle(base);
    return new Names(
        handle,
        constants.newName(CaseFormat.LOWER_CAMEL.to(CaseFormat.UPPER_UNDERSCORE, handle)),
        methods.newName(handle + "Spec"),
        types.newName(CachedMethods.capitalized(base) + "Key"));
  }

  /** Names a cache, as a field and as the method that returns it. */
  String handle(String base) {
    return methods.newName(base + "Cache");
  }
}
