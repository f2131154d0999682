package dev.larder.json;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.ser.std.StdSerializer;

/** Writes values of a sealed type: {@code {"Circle": {"radius": 1}}}. */
final class SealedSerializer extends StdSerializer<Object> {
  private final JavaType type;
  private final Map<Class<?>, Branch> branches = new HashMap<>();

  SealedSerializer(JavaType type) {
    super(type);
    this.type = type;
  }

  // Not in the constructor: the type may contain itself.
  @Override
  public void resolve(SerializationContext context) {
    SealedNames.of(type.getRawClass())
        .forEach((permitted, name) -> branches.put(permitted, branch(context, permitted, name)));
  }

  private Branch branch(SerializationContext context, Class<?> permitted, String name) {
    JavaType subtype = context.constructSpecializedType(type, permitted);
    return new Branch(name, context.findContentValueSerializer(subtype, null));
  }

  @Override
  public void serialize(Object value, JsonGenerator generator, SerializationContext context) {
    @Nullable Branch branch = branches.get(SealedNames.classOf(value));
    if (branch == null) {
      throw new Refusal(value.getClass().getName() + " is not one of the classes of " + type);
    }
    generator.writeStartObject();
    generator.writeName(branch.name);
    branch.serializer.serialize(value, generator, context);
    generator.writeEndObject();
  }

  private record Branch(String name, ValueSerializer<Object> serializer) {}
}
