package dev.larder.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ZipfTest {
  @Test
  void draw_oftenerTheEarlier() {
    Zipf<String> zipf = new Zipf<>(List.of("a", "b"));
    Random random = new Random(1);

    long first = IntStream.range(0, 10_000).filter(i -> zipf.draw(random).equals("a")).count();

    // 1 to 2^-1.2
    assertThat(first / 10_000.0).isCloseTo(1 / (1 + Math.pow(2, -1.2)), within(0.02));
  }

  @Test
  void draw_fromEndToEnd() {
    Zipf<String> zipf = new Zipf<>(List.of("a", "b", "c"));

    assertThat(zipf.draw(always(0))).isEqualTo("a");
    assertThat(zipf.draw(always(Math.nextDown(1.0)))).isEqualTo("c");
  }

  @Test
  void nothingToDrawFrom() {
    assertThatThrownBy(() -> new Zipf<>(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is nothing to draw from");
  }

  private static RandomGenerator always(double value) {
    return new RandomGenerator() {
      @Override
      public long nextLong() {
        throw new UnsupportedOperationException();
      }

      @Override
      public double nextDouble() {
        return value;
      }
    };
  }
}
