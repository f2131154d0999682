package dev.larder.benchmarks.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DrawTest {
  private static final int LENGTH = 100_000;

  @ParameterizedTest
  @EnumSource
  void draw_isTheSameEachTime(Draw draw) {
    assertThat(draw.draw(100, 1_000)).isEqualTo(draw.draw(100, 1_000));
  }

  @Test
  void uniform_allEquallyOften() {
    Map<Long, Long> counts = counts(Draw.UNIFORM.draw(4, LENGTH));

    assertThat(counts).hasSize(4);
    assertThat(counts.values())
        .allSatisfy(count -> assertThat(count / (double) LENGTH).isCloseTo(0.25, within(0.01)));
  }

  @Test
  void zipf_oftenerTheEarlier() {
    Map<Long, Long> counts = counts(Draw.ZIPF.draw(2, LENGTH));

    assertThat(counts.values().stream().map(count -> Math.round(300.0 * count / LENGTH)))
        .allSatisfy(share -> assertThat(share).isBetween(98L, 202L))
        .anySatisfy(share -> assertThat(share).isBetween(198L, 202L));
  }

  private static Map<Long, Long> counts(long[] ids) {
    return Arrays.stream(ids)
        .boxed()
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }
}
