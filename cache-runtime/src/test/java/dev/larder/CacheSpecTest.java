package dev.larder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CacheSpecTest {

  private static CacheSpec.Builder<String, Integer> spec() {
    return CacheSpec.builder("rates", String.class, Integer.class);
  }

  @Test
  void build_withoutMore_hasDefaults() {
    CacheSpec<String, Integer> spec = spec().build();

    assertThat(spec.name()).isEqualTo("rates");
    assertThat(spec.source()).isEmpty();
    assertThat(spec.keyType()).isEqualTo(String.class);
    assertThat(spec.valueType()).isEqualTo(Integer.class);
    assertThat(spec.life()).isEqualTo(Duration.ofSeconds(60));
    assertThat(spec.nullLife()).isEqualTo(Duration.ofSeconds(60));
    assertThat(spec.maxEntries()).isEqualTo(10_000);
    assertThat(spec.jitter()).isZero();
  }

  @Test
  void build_allSet() {
    CacheSpec<String, List<Integer>> spec =
        CacheSpec.builder("rates", TypeRef.of(String.class), new TypeRef<List<Integer>>() {})
            .source("com.acme.Bank.rates")
            .seconds(30)
            .nullSeconds(0)
            .maxEntries(1)
            .jitter(0.5)
            .build();

    assertThat(spec.source()).contains("com.acme.Bank.rates");
    assertThat(spec.life()).isEqualTo(Duration.ofSeconds(30));
    assertThat(spec.nullLife()).isZero();
    assertThat(spec.maxEntries()).isEqualTo(1);
    assertThat(spec.jitter()).isEqualTo(0.5);
    assertThat(spec)
        .hasToString(
            "rates of com.acme.Bank.rates: java.lang.String -> java.util.List<java.lang.Integer>,"
                + " seconds 30, nullSeconds 0, maxEntries 1, jitter 0.5, tier BOTH, fingerprint 0");
  }

  @Test
  void nullLife_notSet_isThatOfOtherValues() {
    assertThat(spec().seconds(7).build().nullLife()).isEqualTo(Duration.ofSeconds(7));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "a b",
        "a:b",
        "a*",
        "a?",
        "a\\b",
        "a%b",
        "a{b",
        "a}b",
        "a\tb",
        "a\u0000",
        "a\u007f",
        "a\u00a0b",
        "a\u2003b",
        "a\n"
      })
  void builder_badName_throws(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CacheSpec.builder(name, String.class, String.class))
        .withMessageStartingWith("'" + name + "' cannot name a cache");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "com.acme.Outer$Inner.find-2_b", "größe", "日本", "😀", "a/b#c"})
  void builder_goodName(String name) {
    assertThat(CacheSpec.builder(name, String.class, String.class).build().name()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
  void seconds_lessThanOne_throws(int seconds) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> spec().seconds(seconds))
        .withMessage("cache rates: seconds must be at least 1, was " + seconds);
  }

  @Test
  void nullSeconds_negative_throws() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> spec().nullSeconds(-1))
        .withMessage("cache rates: nullSeconds must not be negative, was -1");
  }

  @Test
  void build_nullSecondsMoreThanSeconds_throwsWhateverTheOrder() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> spec().nullSeconds(31).seconds(30).build())
        .withMessage("cache rates: nullSeconds must not be more than seconds (30), was 31");
    assertThat(spec().nullSeconds(61).seconds(61).build().nullLife())
        .isEqualTo(Duration.ofSeconds(61));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void maxEntries_lessThanOne_throws(int maxEntries) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> spec().maxEntries(maxEntries))
        .withMessage("cache rates: maxEntries must be at least 1, was " + maxEntries);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.001, 0.5001, Double.NaN, Double.POSITIVE_INFINITY})
  void jitter_outOfRange_throws(double jitter) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> spec().jitter(jitter))
        .withMessage("cache rates: jitter must be from 0 to 0.5, was " + jitter);
  }

  @Test
  void builder_null_throws() {
    assertThatNullPointerException().isThrownBy(() -> spec().source(null)).withMessage("source");
    assertThatNullPointerException()
        .isThrownBy(() -> spec().keyEncoder(null))
        .withMessage("keyEncoder");
    assertThatNullPointerException()
        .isThrownBy(() -> CacheSpec.builder("a", TypeRef.of(String.class), null))
        .withMessage("valueType");
  }

  static Stream<UnaryOperator<CacheSpec.Builder<String, Integer>>> changes() {
    return Stream.of(
        builder -> builder.source("elsewhere"),
        builder -> builder.seconds(61).nullSeconds(60),
        builder -> builder.nullSeconds(59),
        builder -> builder.maxEntries(9),
        builder -> builder.jitter(0.1));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void equals_oneThingDifferent(UnaryOperator<CacheSpec.Builder<String, Integer>> change) {
    assertThat(change.apply(spec()).build()).isNotEqualTo(spec().build());
    assertThat(change.apply(spec()).build())
        .isEqualTo(change.apply(spec()).build())
        .hasSameHashCodeAs(change.apply(spec()).build());
  }

  @Test
  void equals_otherNameOrTypes() {
    CacheSpec<String, Integer> spec = spec().build();

    assertThat(CacheSpec.builder("x", String.class, Integer.class).build()).isNotEqualTo(spec);
    assertThat(CacheSpec.builder("rates", Long.class, Integer.class).build()).isNotEqualTo(spec);
    assertThat(CacheSpec.builder("rates", String.class, Long.class).build()).isNotEqualTo(spec);
  }

  @Test
  void equals_encodersAreNotCompared() {
    assertThat(spec().keyEncoder(KeyText::add).build()).isEqualTo(spec().build());
  }

  private enum Color {
    RED
  }

  @Test
  void keyText_ofOneClass_hasNoTag() {
    assertThat(text(CacheSpec.builder("a", String.class, String.class), "eu")).isEqualTo("eu");
    assertThat(text(CacheSpec.builder("a", long.class, String.class), 42L)).isEqualTo("42");
    assertThat(text(CacheSpec.builder("a", Color.class, String.class), Color.RED)).isEqualTo("RED");
    assertThat(text(CacheSpec.builder("a", String.class, String.class), null)).isEqualTo("~");
  }

  @Test
  void keyText_ofSeveralClasses_isTagged() {
    assertThat(text(CacheSpec.builder("a", Object.class, String.class), 42L)).isEqualTo("Long!42");
    assertThat(
            text(
                CacheSpec.builder("a", new TypeRef<List<Integer>>() {}, TypeRef.of(String.class)),
                List.of(1)))
        .isEqualTo("List![Integer!1]");
  }

  @Test
  void keyText_ofNoArguments_isEmpty() {
    assertThat(text(CacheSpec.builder("a", NoArguments.class, String.class), NoArguments.INSTANCE))
        .isEmpty();
  }

  @Test
  void keyText_ofUnknownClass_isOpaque() {
    CacheSpec<CacheSpecTest, String> spec =
        CacheSpec.builder("a", CacheSpecTest.class, String.class).build();

    assertThat(spec.keyText(this).isOpaque()).isTrue();
  }

  @Test
  void keyText_withEncoder() {
    assertThat(
            text(
                CacheSpec.builder("a", Object.class, String.class)
                    .keyEncoder((text, key) -> text.add("is").add(key.toString())),
                42))
        .isEqualTo("is:42");
  }

  private static <K> String text(CacheSpec.Builder<K, ?> builder, K key) {
    return builder.build().keyText(key).toString();
  }
}
