package dev.larder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DecimalTextTest {

  /**
   * Some of these had another text before JDK 19; the second and third are beside powers of two.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "6.633262112166429E16",
        "5.684341886080802E-14",
        "9.007199254740992E15",
        "0.002",
        "2.0E23",
        "1.0E23",
        "4.9E-324",
        "9.9E-324",
        "2.2250738585072014E-308",
        "1.7976931348623157E308",
        "0.0",
        "-0.0",
        "1.0",
        "-1.5",
        "100.0",
        "0.001",
        "9.99E-4",
        "9999999.0",
        "1.0E7",
        "48.858222",
        "NaN",
        "Infinity",
        "-Infinity"
      })
  void of_double_isShortest(String text) {
    assertThat(DecimalText.of(Double.parseDouble(text))).isEqualTo(text);
    assertThat(DecimalText.shortest(Double.parseDouble(text))).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3.3554432E7",
        "1.0E10",
        "8.41E21",
        "1.4E-45",
        "3.4028235E38",
        "0.1",
        "-0.0",
        "16777.217",
        "NaN"
      })
  void of_float_isShortest(String text) {
    assertThat(DecimalText.of(Float.parseFloat(text))).isEqualTo(text);
    assertThat(DecimalText.shortest(Float.parseFloat(text))).isEqualTo(text);
  }

  @Test
  void shortest_readsBack() {
    Random random = new Random(Seeds.next(getClass()));
    for (int i = 0; i < 20_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      assertThat(Double.valueOf(DecimalText.shortest(value))).isEqualTo(Double.valueOf(value));
    }
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_19, disabledReason = "the JDK has JDK-4511638")
  void shortest_agreesWithTheJdk() {
    Random random = new Random(Seeds.next(getClass()));
    for (int i = 0; i < 20_000; i++) {
      double wide = Double.longBitsToDouble(random.nextLong());
      float narrow = Float.intBitsToFloat(random.nextInt());
      double power = Math.scalb(1.0, random.nextInt(2098) - 1074);
      assertThat(DecimalText.shortest(wide)).isEqualTo(Double.toString(wide));
      assertThat(DecimalText.shortest(narrow)).isEqualTo(Float.toString(narrow));
      assertThat(DecimalText.shortest(power)).isEqualTo(Double.toString(power));
    }
  }
}
