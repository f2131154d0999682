package dev.larder.json;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.PropertyName;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedMethod;
import tools.jackson.databind.introspect.AnnotationIntrospectorPair;
import tools.jackson.databind.introspect.VisibilityChecker;
import tools.jackson.databind.util.NameTransformer;

/**
 * Annotations without those that are made for the JSON of web pages and would lose part of a value:
 * a pattern for dates, nulls left out, a getter made visible.
 */
final class FaithfulAnnotations extends AnnotationIntrospectorPair {
  private static final long serialVersionUID = 1L;

  FaithfulAnnotations(AnnotationIntrospector annotations) {
    super(nopInstance(), annotations);
  }

  @Override
  public JsonInclude.Value findPropertyInclusion(MapperConfig<?> config, Annotated annotated) {
    return JsonInclude.Value.construct(JsonInclude.Include.ALWAYS, JsonInclude.Include.ALWAYS);
  }

  @Override
  public JsonFormat.Value findFormat(MapperConfig<?> config, Annotated annotated) {
    return JsonFormat.Value.empty();
  }

  @Override
  public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated annotated) {
    return JsonSetter.Value.empty();
  }

  @Override
  public VisibilityChecker findAutoDetectVisibility(
      MapperConfig<?> config, AnnotatedClass type, VisibilityChecker checker) {
    return checker;
  }

  /** An annotated getter stays as invisible as others, and the field is written. */
  @Override
  public @Nullable PropertyName findNameForSerialization(
      MapperConfig<?> config, Annotated annotated) {
    return annotated instanceof AnnotatedMethod
        ? null
        : super.findNameForSerialization(config, annotated);
  }

  @Override
  public @Nullable PropertyName findNameForDeserialization(
      MapperConfig<?> config, Annotated annotated) {
    return annotated instanceof AnnotatedMethod
        ? null
        : super.findNameForDeserialization(config, annotated);
  }

  @Override
  public Class<?> @Nullable [] findViews(MapperConfig<?> config, Annotated annotated) {
    return null;
  }

  @Override
  public @Nullable Object findFilterId(MapperConfig<?> config, Annotated annotated) {
    return null;
  }

  @Override
  public @Nullable Object findNullSerializer(MapperConfig<?> config, Annotated annotated) {
    return null;
  }

  @Override
  public @Nullable Boolean findMergeInfo(MapperConfig<?> config, Annotated annotated) {
    return null;
  }

  /** An absent object and one of nulls would look alike. */
  @Override
  public @Nullable NameTransformer findUnwrappingNameTransformer(
      MapperConfig<?> config, AnnotatedMember member) {
    return null;
  }

  @Override
  public JsonSerialize.@Nullable Typing findSerializationTyping(
      MapperConfig<?> config, Annotated annotated) {
    return null;
  }

  /** Written as a superclass, a value would lose what the class adds. */
  @Override
  public JavaType refineSerializationType(
      MapperConfig<?> config, Annotated annotated, JavaType type) {
    return type;
  }
}
