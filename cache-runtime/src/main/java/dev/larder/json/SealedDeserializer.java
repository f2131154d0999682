package dev.larder.json;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Reads what {@link SealedSerializer} writes, and nothing else. */
final class SealedDeserializer extends StdDeserializer<Object> {
  private final JavaType type;
  private final Map<String, ValueDeserializer<Object>> branches = new HashMap<>();

  SealedDeserializer(JavaType type) {
    super(type);
    this.type = type;
  }

  // Without it, a type that contains itself would be resolved without end.
  @Override
  public boolean isCachable() {
    return true;
  }

  @Override
  public void resolve(DeserializationContext context) {
    SealedNames.of(type.getRawClass())
        .forEach((permitted, name) -> branches.put(name, branch(context, permitted)));
  }

  private ValueDeserializer<Object> branch(DeserializationContext context, Class<?> permitted) {
    JavaType subtype = context.constructSpecializedType(type, permitted);
    return context.findContextualValueDeserializer(subtype, null);
  }

  @Override
  public Object deserialize(JsonParser parser, DeserializationContext context) {
    @Nullable String name = parser.isExpectedStartObjectToken() ? parser.nextName() : null;
    @Nullable ValueDeserializer<Object> branch = name == null ? null : branches.get(name);
    if (branch == null) {
      throw new Refusal(parser, "there is no name of one of the classes of " + type);
    }
    if (parser.nextToken() == JsonToken.VALUE_NULL) {
      throw new Refusal(parser, "a value of " + type + " has a class but is null");
    }
    Object value = branch.deserialize(parser, context);
    if (parser.nextToken() != JsonToken.END_OBJECT) {
      throw new Refusal(parser, "a value of " + type + " has two classes");
    }
    return value;
  }
}
