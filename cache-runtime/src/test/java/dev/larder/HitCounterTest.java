package dev.larder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HitCounterTest {
  private static final int HITS = 50_000;

  @Test
  void sum_ofNothing_isZero() {
    assertThat(new HitCounter().sum()).isZero();
  }

  /** With some threads each has a cell, with many they meet. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8, 100})
  void sum_isExact(int threads) throws Exception {
    HitCounter counter = new HitCounter();
    List<TestThread<Void>> running = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      running.add(
          TestThread.run(
              () -> {
                for (int hit = 0; hit < HITS; hit++) {
                  counter.increment();
                }
              }));
    }
    for (TestThread<Void> thread : running) {
      thread.get();
    }

    assertThat(counter.sum()).isEqualTo((long) threads * HITS);
  }
}
