package dev.larder.json;

import static java.util.Objects.requireNonNull;

import com.google.auto.service.AutoService;
import dev.larder.spi.Codec;
import dev.larder.spi.CodecFactory;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes values as JSON with Jackson 3, which must be on the class path.
 *
 * <p>A value that is read back is equal to the one that was written, or a codec refuses its type
 * when it is made, or refuses the value when it is written. To that end:
 *
 * <ul>
 *   <li>Fields are written, whatever their visibility, and getters are not. A {@code transient}
 *       field is left out. A field that Jackson would leave out for another reason, such as
 *       {@code @JsonIgnore}, or could not set again, makes the type refused.
 *   <li>Classes are rebuilt through the canonical constructor of a record, a no-argument
 *       constructor, a constructor whose parameters have the names of the fields (compiled with
 *       {@code -parameters}, or annotated), or whatever else annotations of Jackson's say.
 *   <li>Values of a sealed type are written with the name of their class among its permitted ones,
 *       unless {@code @JsonTypeInfo} says otherwise. Any other value must be of exactly the class
 *       that is declared. No JSON names a class to load.
 *   <li>Collections may come back as another implementation that is equal, {@code List.of()} as an
 *       {@code ArrayList}, and in the same order. For a declared {@code Collection} only lists can
 *       be, so it takes no others; a declared {@code SortedSet} or {@code SortedMap} takes those of
 *       natural order. Arrays and {@code ArrayDeque}, which have no {@code equals}, come back with
 *       equal elements.
 *   <li>Annotations and settings that only concern looks ({@code @JsonFormat},
 *       {@code @JsonInclude}, {@code @JsonView}, {@code @JsonUnwrapped} and the like) have no
 *       effect.
 * </ul>
 *
 * <p>No message quotes a value. Safe for use by several threads at once.
 */
@AutoService(CodecFactory.class)
public final class JsonCodecFactory implements CodecFactory {
  private final @Nullable JsonMapper mapper;

  /** Makes a factory that knows the JDK's types and annotations of Jackson's. */
  public JsonCodecFactory() {
    this(/* mapper= */ null);
  }

  // Not public: ServiceLoader resolves the parameters of all public constructors, which fails where
  // Jackson is missing.
  private JsonCodecFactory(@Nullable JsonMapper mapper) {
    this.mapper = mapper;
  }

  /**
   * Makes a factory that also knows what has been registered with a mapper: its modules, mix-ins,
   * subtypes and naming strategy. Settings of the mapper that would change values are overruled.
   *
   * @param mapper the mapper, which is not changed
   * @return the factory
   */
  public static JsonCodecFactory of(JsonMapper mapper) {
    return new JsonCodecFactory(FaithfulMapper.basedOn(requireNonNull(mapper, "mapper")));
  }

  @Override
  public Codec<?> codec(Type type) {
    requireNonNull(type, "type");
    requireJackson();
    return JsonCodec.of(mapper == null ? FaithfulMapper.standard() : mapper, type);
  }

  private static void requireJackson() {
    try {
      // Outside of quotes the name would be resolved with this class.
      Class.forName(
          "tools.jackson.databind.json.JsonMapper",
          /* initialize= */ false,
          JsonCodecFactory.class.getClassLoader());
    } catch (ClassNotFoundException | LinkageError e) {
      throw new IllegalStateException(
          "values go to Redis as JSON: add tools.jackson.core:jackson-databind (3.2 or later) to the"
              + " class path, or give the manager a codec",
          e);
    }
  }
}
