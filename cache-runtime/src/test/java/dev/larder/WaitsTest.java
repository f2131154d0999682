package dev.larder;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class WaitsTest {
  private final Thread self = Thread.currentThread();
  private final Flight<Integer> mine = new Flight<>(0, self, null, null);

  @Test
  void leadsTo_ownFlight() {
    assertThat(Waits.leadsTo(self, mine)).isTrue();
  }

  @Test
  void leadsTo_ownFlightThatIsOver_isFalse() {
    mine.succeed(1);

    assertThat(Waits.leadsTo(self, mine)).isFalse();
  }

  @Test
  void leadsTo_flightWithoutThread_isFalse() {
    mine.leaveThread();

    assertThat(Waits.leadsTo(self, mine)).isFalse();
  }

  @Test
  void leadsTo_throughAThreadThatWaits() throws Exception {
    TestThread<Boolean> waiter = TestThread.start(() -> Waits.untilOver(mine)).awaitBlockedOrDone();
    Flight<Integer> theirs = new Flight<>(0, waiter.thread(), null, null);

    assertThat(Waits.leadsTo(self, theirs)).isTrue();
    assertThat(Waits.untilOver(theirs)).isFalse();

    mine.succeed(1);
    assertThat(waiter.get()).isTrue();
    assertThat(Waits.leadsTo(self, theirs)).isFalse();
  }

  /** What its thread waits for now has nothing to do with a flight that is over. */
  @Test
  void leadsTo_flightThatIsOver_isFalseThoughItsThreadWaits() throws Exception {
    TestThread<Boolean> waiter = TestThread.start(() -> Waits.untilOver(mine)).awaitBlockedOrDone();
    Flight<Integer> theirs = new Flight<>(0, waiter.thread(), null, null);
    theirs.succeed(2);

    assertThat(Waits.leadsTo(self, theirs)).isFalse();
    assertThat(Waits.untilOver(theirs)).isTrue();

    mine.succeed(1);
    assertThat(waiter.get()).isTrue();
  }
}
