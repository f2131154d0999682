package dev.larder.json;

import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.ser.ValueSerializerModifier;
import tools.jackson.databind.ser.bean.BeanSerializerBase;
import tools.jackson.databind.ser.impl.UnknownSerializer;
import tools.jackson.databind.ser.jackson.JsonValueSerializer;
import tools.jackson.databind.type.CollectionType;
import tools.jackson.databind.type.MapType;

/** Puts a {@link GuardedSerializer} where a value might be of another class than is declared. */
final class Guards extends ValueSerializerModifier {
  private static final long serialVersionUID = 1L;

  @Override
  public ValueSerializer<?> modifySerializer(
      SerializationConfig config,
      BeanDescription.Supplier description,
      ValueSerializer<?> serializer) {
    // Who registers a serializer for a type answers for all values of the type.
    boolean byFields =
        serializer instanceof BeanSerializerBase
            || serializer instanceof UnknownSerializer
            || serializer instanceof JsonValueSerializer;
    return byFields || KnownTypes.isScalar(description.getBeanClass())
        ? guard(description.getType(), serializer)
        : serializer;
  }

  @Override
  public ValueSerializer<?> modifyCollectionSerializer(
      SerializationConfig config,
      CollectionType type,
      BeanDescription.Supplier description,
      ValueSerializer<?> serializer) {
    return guard(type, serializer);
  }

  @Override
  public ValueSerializer<?> modifyMapSerializer(
      SerializationConfig config,
      MapType type,
      BeanDescription.Supplier description,
      ValueSerializer<?> serializer) {
    return guard(type, serializer);
  }

  @SuppressWarnings("unchecked") // a serializer of a type is given values of that type
  private static ValueSerializer<?> guard(JavaType type, ValueSerializer<?> serializer) {
    return type.isFinal() || type.isEnumType()
        ? serializer
        : new GuardedSerializer(type, (ValueSerializer<Object>) serializer);
  }

  /** Returns what is wrong with a value of a declared type, or null if it would come back equal. */
  static @Nullable String objection(JavaType declared, Object value) {
    Class<?> raw = declared.getRawClass();
    if (!comesBackAs(raw, value.getClass(), declared.isContainerType())) {
      return "a "
          + value.getClass().getName()
          + " would come back as a "
          + raw.getName()
          + "; declare its class, or a sealed type";
    }
    if (raw == Collection.class && !(value instanceof List)) {
      return "a "
          + value.getClass().getName()
          + " declared as Collection would come back as a list; declare it as Set or List";
    }
    return SortedSet.class.isAssignableFrom(raw) || SortedMap.class.isAssignableFrom(raw)
        ? orderObjection(value)
        : null;
  }

  private static boolean comesBackAs(Class<?> declared, Class<?> actual, boolean container) {
    // Bodies of an abstract type that Jackson knows, as those of ZoneId, are equal as they come.
    boolean another =
        Modifier.isAbstract(declared.getModifiers())
            && (container || declared.getName().startsWith("java."));
    return another || declared == actual;
  }

  private static @Nullable String orderObjection(Object value) {
    Comparator<?> order =
        value instanceof SortedSet<?> set
            ? set.comparator()
            : ((SortedMap<?, ?>) value).comparator();
    return order == null || order.equals(Comparator.naturalOrder())
        ? null
        : "a sorted collection would lose its comparator; declare it as Set or Map";
  }
}
