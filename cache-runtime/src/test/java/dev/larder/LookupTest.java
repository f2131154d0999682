package dev.larder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

final class LookupTest {

  @Test
  void of_value_isPresent() {
    Lookup<String> lookup = Lookup.of("a");

    assertThat(lookup.isPresent()).isTrue();
    assertThat(lookup.value()).isEqualTo("a");
    assertThat(lookup.orElse("b")).isEqualTo("a");
    assertThat(lookup).hasToString("Lookup[a]");
  }

  @Test
  void of_null_isPresentAndNotAbsent() {
    Lookup<String> lookup = Lookup.of(null);

    assertThat(lookup.isPresent()).isTrue();
    assertThat(lookup.value()).isNull();
    assertThat(lookup.orElse("b")).isNull();
    assertThat(lookup).isNotEqualTo(Lookup.absent()).hasToString("Lookup[null]");
  }

  @Test
  void absent_hasNoValue() {
    Lookup<String> lookup = Lookup.absent();

    assertThat(lookup.isPresent()).isFalse();
    assertThat(lookup.orElse("b")).isEqualTo("b");
    assertThat(lookup.orElse(null)).isNull();
    assertThat(lookup).hasToString("Lookup.absent");
    assertThatThrownBy(lookup::value)
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage("no value is cached; ask isPresent() first");
  }

  @Test
  void equals_sameAnswer() {
    assertThat(Lookup.of("a")).isEqualTo(Lookup.of("a")).hasSameHashCodeAs(Lookup.of("a"));
    assertThat(Lookup.of("a")).isNotEqualTo(Lookup.of("b")).isNotEqualTo("a");
    assertThat(Lookup.absent()).isEqualTo(Lookup.absent());
  }
}
