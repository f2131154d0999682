package dev.larder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.lang.reflect.ParameterizedType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TypeRefTest {

  @Test
  void type_ofAnonymousSubclass_hasItsArguments() {
    TypeRef<Map<String, List<Integer>>> ref = new TypeRef<>() {};

    assertThat(ref.type()).isInstanceOf(ParameterizedType.class);
    assertThat(ref)
        .hasToString("java.util.Map<java.lang.String, java.util.List<java.lang.Integer>>");
  }

  @Test
  void equals_sameType() {
    TypeRef<List<String>> ref = new TypeRef<>() {};
    TypeRef<List<String>> same = new TypeRef<>() {};
    TypeRef<List<Integer>> other = new TypeRef<>() {};

    assertThat(ref).isEqualTo(same).hasSameHashCodeAs(same);
    assertThat(ref).isNotEqualTo(other).isNotEqualTo(List.class);
  }

  @Test
  void equals_classHoweverNamed() {
    TypeRef<String> written = new TypeRef<>() {};
    TypeRef<String[]> array = new TypeRef<>() {};

    assertThat(TypeRef.of(String.class)).isEqualTo(written).hasSameHashCodeAs(written);
    assertThat(TypeRef.of(String[].class)).isEqualTo(array);
  }

  @Test
  void of_primitive_isItsBox() {
    assertThat(TypeRef.of(long.class)).isEqualTo(TypeRef.of(Long.class));
    assertThat(TypeRef.of(long.class).type()).isEqualTo(Long.class);
  }

  @Test
  void generic_hasItsArguments() {
    TypeRef<List<String>> type = TypeRef.generic(List.class, TypeRef.of(String.class));

    assertThat(type).hasToString("java.util.List<java.lang.String>");
    assertThat(type).isEqualTo(TypeRef.generic(List.class, TypeRef.of(String.class)));
    assertThat(type).isNotEqualTo(TypeRef.generic(List.class, TypeRef.of(Integer.class)));
    assertThat(type.mentionsVariable()).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TypeRef.generic(String.class, TypeRef.of(String.class)))
        .withMessage("java.lang.String has 0 type parameters, not 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TypeRef.generic(Map.class, TypeRef.of(String.class)))
        .withMessage("java.util.Map has 2 type parameters, not 1");
  }

  @Test
  void of_null_throws() {
    assertThatNullPointerException().isThrownBy(() -> TypeRef.of(null)).withMessage("type");
  }

  @Test
  @SuppressWarnings("rawtypes") // that is what is tested
  void constructor_rawSubclass_throws() {
    assertThatIllegalStateException()
        .isThrownBy(() -> new TypeRef() {})
        .withMessageContaining("new TypeRef<List<String>>() {}");
  }

  @Test
  void constructor_subclassOfSubclass_throws() {
    class Named extends TypeRef<String> {}

    assertThat(new Named().type()).isEqualTo(String.class);
    assertThatIllegalStateException().isThrownBy(() -> new Named() {});
  }
}
