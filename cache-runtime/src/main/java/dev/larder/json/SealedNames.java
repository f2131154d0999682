package dev.larder.json;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedClass;

/**
 * The names by which JSON tells the classes of a sealed type apart: simple names, or longer ones
 * where simple ones would coincide.
 */
final class SealedNames {
  private static final List<Function<Class<?>, String>> WAYS =
      List.of(Class::getSimpleName, SealedNames::nameInPackage, Class::getName);

  private SealedNames() {}

  /** Returns whether values of a type are written with such a name. */
  static boolean apply(MapperConfig<?> config, AnnotatedClass type) {
    return isSealed(type.getRawType()) && !hasTypeInfo(config, type);
  }

  /** Returns whether the user says how subtypes are told apart. */
  static boolean hasTypeInfo(MapperConfig<?> config, AnnotatedClass type) {
    JsonTypeInfo.Value info =
        config.getAnnotationIntrospector().findPolymorphicTypeInfo(config, type);
    return info != null && info.getIdType() != JsonTypeInfo.Id.NONE;
  }

  /** Returns the name of each class that a value of a sealed type may have. */
  static Map<Class<?>, String> of(Class<?> sealed) {
    Collection<Class<?>> classes = classesOf(sealed);
    for (Function<Class<?>, String> way : WAYS) {
      Map<Class<?>, String> names = new HashMap<>();
      classes.forEach(type -> names.put(type, way.apply(type)));
      if (new HashSet<>(names.values()).size() == names.size()) {
        return names;
      }
    }
    throw new IllegalArgumentException(
        sealed.getName() + " permits two classes of one name, from two class loaders");
  }

  /** Returns the classes that a value of a sealed type may have, in the order of declaration. */
  static Collection<Class<?>> classesOf(Class<?> sealed) {
    Set<Class<?>> classes = new LinkedHashSet<>();
    List<Class<?>> open = new ArrayList<>(List.of(sealed.getPermittedSubclasses()));
    while (!open.isEmpty()) {
      Class<?> next = open.remove(0);
      if (isSealed(next) && Modifier.isAbstract(next.getModifiers())) {
        open.addAll(0, List.of(next.getPermittedSubclasses()));
      } else {
        classes.add(next);
      }
    }
    return classes;
  }

  /** An enum whose constants have bodies counts as sealed for the VM; its constants have names. */
  static boolean isSealed(Class<?> type) {
    return type.isSealed() && !type.isEnum();
  }

  /** Returns the class that is permitted: that of an enum, where a constant has a body. */
  static Class<?> classOf(Object value) {
    return value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass();
  }

  private static String nameInPackage(Class<?> type) {
    return type.getName().substring(type.getPackageName().isEmpty() ? 0 : packageLength(type));
  }

  private static int packageLength(Class<?> type) {
    return type.getPackageName().length() + 1;
  }
}
