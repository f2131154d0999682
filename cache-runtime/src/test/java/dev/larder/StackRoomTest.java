package dev.larder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class StackRoomTest {
  /** Enough for the JIT compilers to come by. */
  private static final int ROUNDS = 3_000;

  private static final long STACK = 256_000;

  /** About 160 where the frame is 8 kB wide, and 40 where it is 2 kB, which is not enough. */
  @Test
  void require_whereItLastFoundRoom_thereIsRoomForManyCalls() throws Exception {
    int fewest =
        TestThread.start(
                () -> {
                  int least = Integer.MAX_VALUE;
                  for (int round = 0; round < ROUNDS; round++) {
                    least = Math.min(least, callsWhereRoomEnds());
                  }
                  return least;
                },
                STACK)
            .get();

    assertThat(fewest).isGreaterThan(100);
  }

  /** Goes down until no room is found, then a step back, and there counts the calls that fit. */
  private static int callsWhereRoomEnds() {
    try {
      StackRoom.require();
    } catch (StackOverflowError overflow) {
      return -1;
    }
    int below = callsWhereRoomEnds();
    return below < 0 ? calls(0) : below;
  }

  /** Who asks is told, not who called it. */
  @Test
  void runHereOrElsewhere_whereRoomEnds_runsElsewhere() throws Exception {
    CacheManager.local().close(); // loads what is needed where no room is left to load it
    int elsewhere =
        TestThread.start(
                () -> {
                  int rounds = 0;
                  for (int round = 0; round < ROUNDS; round++) {
                    rounds += timesElsewhereOnTheWayDown();
                  }
                  return rounds;
                },
                STACK)
            .get();

    assertThat(elsewhere).isEqualTo(ROUNDS);
  }

  private static int timesElsewhereOnTheWayDown() {
    Thread here = Thread.currentThread();
    CompletableFuture<Thread> where = new CompletableFuture<>();
    StackRoom.runHereOrElsewhere(() -> where.complete(Thread.currentThread()));
    return where.join() == here ? timesElsewhereOnTheWayDown() : 1;
  }

  private static int calls(int done) {
    try {
      return calls(done + 1);
    } catch (StackOverflowError overflow) {
      return done;
    }
  }
}
