package dev.larder.redis;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.core.ThrowingRunnable;

/** Waits for a condition by asking again and again; one that throws does not hold yet. */
public final class Eventually {
  private static final Duration SAFETY_NET = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(10);

  private Eventually() {}

  /**
   * Returns once the condition holds.
   *
   * @throws org.awaitility.core.ConditionTimeoutException if it does not within half a minute
   */
  public static void holds(String condition, Callable<Boolean> holds) {
    holdsWithin(SAFETY_NET, condition, holds);
  }

  /**
   * Returns once the condition holds.
   *
   * @throws org.awaitility.core.ConditionTimeoutException if it does not within that time
   */
  public static void holdsWithin(Duration time, String condition, Callable<Boolean> holds) {
    await(condition)
        .atMost(time)
        .pollDelay(Duration.ZERO)
        .pollInterval(PAUSE)
        .pollInSameThread()
        .ignoreExceptions()
        .until(holds);
  }

  /**
   * Returns once the assertions hold; if they do not within that time, throws what the last did.
   */
  public static void passesWithin(Duration time, ThrowingRunnable assertions) {
    await()
        .atMost(time)
        .pollDelay(Duration.ZERO)
        .pollInterval(PAUSE)
        .pollInSameThread()
        .untilAsserted(assertions);
  }
}
