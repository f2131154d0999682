package dev.larder.processor;

import com.google.common.base.CaseFormat;
import com.palantir.javapoet.NameAllocator;
import dev.larder.processor.CachedClass.Names;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.Parameterizable;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Names what the generated class adds, so that nothing overrides or hides what the class has. */
final class MemberNames {
  private final NameAllocator methods = new NameAllocator();
  private final NameAllocator constants = new NameAllocator();
  private final NameAllocator types = new NameAllocator();

  MemberNames(Env env, TypeElement owner) {
    env.methods(owner).stream()
        .filter(method -> method.getParameters().isEmpty())
        .map(method -> method.getSimpleName().toString())
        .distinct()
        .forEach(methods::newName);
    Stream.concat(
            ElementFilter.typesIn(env.elements().getAllMembers(owner)).stream(),
            typeVariables(env, owner))
        .map(Element::getSimpleName)
        .map(Object::toString)
        .distinct()
        .forEach(types::newName);
  }

  private static Stream<Element> typeVariables(Env env, TypeElement owner) {
    Stream<Parameterizable> declaring =
        Stream.concat(Stream.of(owner), env.methods(owner).stream());
    return declaring.flatMap(element -> element.getTypeParameters().stream());
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
