package dev.larder;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class RepeaterTest {
  private final AtomicInteger rounds = new AtomicInteger();
  private final Object user = new Object();
  private final Repeater<Object> repeater = repeater(rounds::incrementAndGet);

  private static Repeater<Object> repeater(Runnable task) {
    return new Repeater<>("test", Duration.ofMillis(1), task);
  }

  @Test
  void task_isRepeatedWhileThereAreUsers() {
    assertThat(repeater.thread()).isNull();
    repeater.add(user);
    repeater.add(new Object());
    assertThat(repeater.users()).contains(user);
    Thread thread = requireNonNull(repeater.thread());
    assertThat(thread.isDaemon()).isTrue();
    assertThat(thread.getContextClassLoader()).isNull();

    awaitRounds(3);
    repeater.remove(user);
    await()
        .until(
            () -> {
              System.gc(); // nothing else holds the other user
              return repeater.thread() == null;
            });
    await().until(() -> !thread.isAlive());
  }

  @Test
  void afterTheLastUser_theNextBeginsAnew() {
    repeater.add(user);
    Thread first = requireNonNull(repeater.thread());
    repeater.remove(user);
    await().until(() -> !first.isAlive());

    repeater.add(user);

    assertThat(requireNonNull(repeater.thread())).isNotSameAs(first);
    awaitRounds(rounds.get() + 2);
    repeater.remove(user);
  }

  @Test
  void taskThatFails_isRepeated() {
    Repeater<Object> failing =
        repeater(
            () -> {
              rounds.incrementAndGet();
              throw new OutOfMemoryError("as if");
            });
    failing.add(user);

    awaitRounds(3);
    failing.remove(user);
  }

  @Test
  void interrupted_goesOnAndSleeps() {
    repeater.add(user);
    Thread thread = requireNonNull(repeater.thread());
    thread.interrupt();

    awaitRounds(3);

    assertThat(thread.isInterrupted()).isFalse();
    repeater.remove(user);
  }

  private void awaitRounds(int least) {
    await().until(() -> rounds.get() >= least);
  }
}
