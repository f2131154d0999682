package dev.larder;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import java.lang.invoke.MethodType;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A full generic type as a value: {@code new TypeRef<List<User>>() {}}.
 *
 * <p>The technique is Neal Gafter's <i>super type token</i>. The type is read once, when the
 * reference is made; two references to the same type are equal.
 *
 * @param <T> the type
 */
public abstract class TypeRef<T extends @Nullable Object> {
  private final Type type;

  /**
   * For an anonymous subclass that names the type.
   *
   * @throws IllegalStateException if the subclass does not name it: {@code new TypeRef() {}}
   */
  protected TypeRef() {
    if (!(getClass().getGenericSuperclass() instanceof ParameterizedType parent)
        || parent.getRawType() != TypeRef.class) {
      throw new IllegalStateException(
          "a TypeRef must name its type where it is made: new TypeRef<List<String>>() {}");
    }
    this.type = parent.getActualTypeArguments()[0];
  }

  private TypeRef(Type type) {
    this.type = type;
  }

  /**
   * Returns the reference to a type that is not generic.
   *
   * @param <T> the type
   * @param type its class; that of a primitive type stands for its box
   * @return the reference
   */
  public static <T extends @Nullable Object> TypeRef<T> of(Class<T> type) {
    return new Known<>(
        requireNonNull(type, "type").isPrimitive()
            ? MethodType.methodType(type).wrap().returnType()
            : type);
  }

  /**
   * Returns the reference to a generic type whose arguments are known only at run time.
   *
   * @param <T> the type: {@code raw} with these arguments, which the caller vouches for
   * @param raw its class, which is not nested in a generic one
   * @param argument its first type argument
   * @param more its other type arguments
   * @return the reference
   * @throws IllegalArgumentException if the class has another number of type parameters
   */
  public static <T extends @Nullable Object> TypeRef<T> generic(
      Class<? super T> raw, TypeRef<?> argument, TypeRef<?>... more) {
    List<Type> arguments =
        Stream.concat(Stream.of(argument), Stream.of(more)).<Type>map(TypeRef::type).toList();
    int parameters = raw.getTypeParameters().length;
    if (arguments.size() != parameters) {
      throw new IllegalArgumentException(
          "%s has %d type parameters, not %d"
              .formatted(raw.getName(), parameters, arguments.size()));
    }
    return new Known<>(new Generic(raw, arguments));
  }

  /**
   * Returns the type.
   *
   * @return the type, with its arguments
   */
  public final Type type() {
    return type;
  }

  /**
   * Tells whether the type depends on a type variable, so that it is not known what it stands for.
   */
  final boolean mentionsVariable() {
    return mentionsVariable(type);
  }

  private static boolean mentionsVariable(Type type) {
    if (type instanceof ParameterizedType generic) {
      return Arrays.stream(generic.getActualTypeArguments()).anyMatch(TypeRef::mentionsVariable)
          || (generic.getOwnerType() != null && mentionsVariable(generic.getOwnerType()));
    }
    if (type instanceof WildcardType wildcard) {
      return Stream.of(wildcard.getUpperBounds(), wildcard.getLowerBounds())
          .flatMap(Arrays::stream)
          .anyMatch(TypeRef::mentionsVariable);
    }
    return type instanceof TypeVariable<?>
        || (type instanceof GenericArrayType array
            && mentionsVariable(array.getGenericComponentType()));
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return other instanceof TypeRef<?> that && type.equals(that.type);
  }

  @Override
  public final int hashCode() {
    return type.hashCode();
  }

  @Override
  public final String toString() {
    return type.getTypeName();
  }

  private static final class Known<T extends @Nullable Object> extends TypeRef<T> {
    Known(Type type) {
      super(type);
    }
  }

  /** A generic type, equal to other ones of this class alone. */
  private record Generic(Class<?> raw, List<Type> arguments) implements ParameterizedType {
    @Override
    public Type[] getActualTypeArguments() {
      return arguments.toArray(Type[]::new);
    }

    @Override
    public Type getRawType() {
      return raw;
    }

    @Override
    public @Nullable Type getOwnerType() {
      return raw.getDeclaringClass();
    }

    @Override
    public String toString() {
      return raw.getName()
          + arguments.stream().map(Type::getTypeName).collect(joining(", ", "<", ">"));
    }
  }
}
