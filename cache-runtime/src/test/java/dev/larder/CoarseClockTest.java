package dev.larder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

final class CoarseClockTest {
  @Test
  void ofAnyTimeSource_isExact() {
    FakeTime time = new FakeTime();
    CoarseClock clock = CoarseClock.of(time);

    assertThat(clock.nanoTime()).isEqualTo(time.nanoTime());
    time.advanceNanos(1);
    assertThat(clock.nanoTime()).isEqualTo(time.nanoTime());
  }

  @Test
  void ofTheSystem_goesOnWhileAStoreIsInUse() {
    CoarseClock clock = CoarseClock.of(TimeSource.system());
    LocalStore<String> store = new LocalStore<>(10, clock, new StatsRecorder());
    long target = System.nanoTime() + 5 * CoarseClock.PERIOD.toNanos();

    await().until(() -> clock.nanoTime() - target > 0);

    assertThat(clock.nanoTime() - System.nanoTime())
        .isLessThanOrEqualTo(CoarseClock.PERIOD.toNanos());
    store.close();
  }

  /** However long it stood: a store that is made then must not take old for new. */
  @Test
  void ofTheSystem_isRightForAStoreThatWasJustMade() {
    CoarseClock clock = CoarseClock.of(TimeSource.system());
    long before = System.nanoTime();
    LocalStore<String> store = new LocalStore<>(10, clock, new StatsRecorder());

    assertThat(clock.nanoTime() - before).isNotNegative();
    store.close();
  }
}
