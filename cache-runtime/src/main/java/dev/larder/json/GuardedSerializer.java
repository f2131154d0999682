package dev.larder.json;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.jsontype.TypeSerializer;
import tools.jackson.databind.ser.PropertyWriter;

/**
 * Refuses a value that would come back as one of another class, instead of writing what the
 * declared class knows of it.
 */
final class GuardedSerializer extends ValueSerializer<Object> {
  private final JavaType declared;
  private final ValueSerializer<Object> delegate;

  GuardedSerializer(JavaType declared, ValueSerializer<Object> delegate) {
    this.declared = declared;
    this.delegate = delegate;
  }

  @Override
  public void serialize(Object value, JsonGenerator generator, SerializationContext context) {
    check(value);
    delegate.serialize(value, generator, context);
  }

  @Override
  public void serializeWithType(
      Object value,
      JsonGenerator generator,
      SerializationContext context,
      TypeSerializer typeSerializer) {
    if (declared.isContainerType() || value.getClass() == declared.getRawClass()) {
      check(value);
      delegate.serializeWithType(value, generator, context, typeSerializer);
    } else {
      // The JSON will name the class, as an annotation of the user's says.
      JavaType actual = context.constructSpecializedType(declared, value.getClass());
      context
          .findContentValueSerializer(actual, null)
          .serializeWithType(value, generator, context, typeSerializer);
    }
  }

  private void check(Object value) {
    @Nullable String objection = Guards.objection(declared, value);
    if (objection != null) {
      throw new Refusal(objection);
    }
  }

  @Override
  public void resolve(SerializationContext context) {
    delegate.resolve(context);
  }

  @Override
  @SuppressWarnings("unchecked") // a contextual serializer takes the same values
  public ValueSerializer<?> createContextual(
      SerializationContext context, @Nullable BeanProperty property) {
    ValueSerializer<?> contextual = delegate.createContextual(context, property);
    return contextual == delegate
        ? this
        : new GuardedSerializer(declared, (ValueSerializer<Object>) contextual);
  }

  @Override
  public Class<?> handledType() {
    return declared.getRawClass();
  }

  @Override
  public ValueSerializer<?> getDelegatee() {
    return delegate;
  }

  @Override
  public Iterator<PropertyWriter> properties() {
    return delegate.properties();
  }

  @Override
  public boolean usesObjectId() {
    return delegate.usesObjectId();
  }

  @Override
  public boolean isEmpty(SerializationContext context, Object value) {
    return delegate.isEmpty(context, value);
  }
}
