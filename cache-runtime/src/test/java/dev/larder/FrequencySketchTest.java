package dev.larder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class FrequencySketchTest {
  @Test
  void frequency_ofAKeyNeverSeen_isZero() {
    assertThat(new FrequencySketch(100).frequency(7)).isZero();
  }

  @Test
  void frequency_isCountedUpToFifteen() {
    FrequencySketch sketch = new FrequencySketch(100);
    for (int count = 1; count <= 20; count++) {
      sketch.increment(7);

      assertThat(sketch.frequency(7)).isEqualTo(Math.min(count, FrequencySketch.MAX_COUNT));
    }
  }

  @Test
  void frequency_isNeverTooLow_andSeldomTooHigh() {
    Random random = new Random(Seeds.next(FrequencySketchTest.class));
    int keys = 10_000;
    int[] counts = new int[keys];
    FrequencySketch sketch = new FrequencySketch(keys);
    for (int i = 0; i < 5 * keys; i++) {
      int key = random.nextInt(keys);
      counts[key]++;
      sketch.increment(Integer.hashCode(key));
    }

    int tooHigh = 0;
    for (int key = 0; key < keys; key++) {
      int count = Math.min(counts[key], FrequencySketch.MAX_COUNT);
      assertThat(sketch.frequency(Integer.hashCode(key))).isGreaterThanOrEqualTo(count);
      if (sketch.frequency(Integer.hashCode(key)) > count) {
        tooHigh++;
      }
    }
    assertThat(tooHigh).isLessThan(keys / 10);
  }

  /** Hash codes of strings and numbers often differ in high or in low bits alone. */
  @Test
  void frequency_ofSimilarHashCodes_isToldApart() {
    FrequencySketch sketch = new FrequencySketch(10_000);
    for (int i = 0; i < 1_000; i++) {
      sketch.increment(i << 20);
    }

    int others = 0;
    for (int i = 1_000; i < 2_000; i++) {
      others += sketch.frequency(i << 20);
    }
    assertThat(others).isLessThan(50);
  }

  @Test
  void counts_areHalvedAfterASample() {
    FrequencySketch sketch = new FrequencySketch(1_000);
    for (int i = 0; i < 9; i++) {
      sketch.increment(7);
    }
    for (int other = 100; other < 100 + FrequencySketch.sampleSize(1_000) - 9; other++) {
      assertThat(sketch.frequency(7)).isGreaterThanOrEqualTo(9);
      sketch.increment(other * 31);
    }
    // Those that found their counters full do not count for the sample.
    for (int other = 0; sketch.frequency(7) > 8 && other < 10_000; other++) {
      sketch.increment(other * 17);
    }

    assertThat(sketch.frequency(7)).isLessThanOrEqualTo(FrequencySketch.MAX_COUNT / 2);
  }
}
