package dev.larder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ExpiryQueueTest {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  @Test
  void randomOperations_agreeWithAList() {
    Random random = new Random(Seeds.next(ExpiryQueueTest.class));
    long now = Long.MAX_VALUE - 30 * SECOND; // readings may overflow
    ExpiryQueue<Integer> queue = new ExpiryQueue<>(now);
    List<LocalEntry<Integer>> model = new ArrayList<>();
    for (int step = 0; step < 20_000; step++) {
      now += random.nextLong(SECOND / 50);
      if (model.isEmpty() || random.nextInt(3) > 0) {
        LocalEntry<Integer> added = entry(step, now - SECOND + random.nextLong(20 * SECOND));
        queue.add(added);
        model.add(added);
      } else {
        queue.remove(model.remove(random.nextInt(model.size())));
      }
      long time = now;
      assertThat(queue.countExpired(now))
          .isEqualTo(model.stream().filter(entry -> !entry.isLive(time)).count());
      if (random.nextInt(50) == 0) {
        drain(queue, now, model);
      }
    }
  }

  /** What it returns has expired; and what has, two seconds ago, it returns. */
  private static void drain(ExpiryQueue<Integer> queue, long now, List<LocalEntry<Integer>> model) {
    Set<LocalEntry<Integer>> expired = new HashSet<>();
    LocalEntry<Integer> next = queue.expired(now);
    while (next != null) {
      queue.remove(next);
      assertThat(next.isLive(now)).isFalse();
      assertThat(expired.add(next)).isTrue();
      next = queue.expired(now);
    }
    assertThat(model).containsAll(expired);
    model.removeAll(expired);
    assertThat(model).allMatch(entry -> entry.isLive(now - 2 * SECOND));
  }

  @Test
  void remove_whatWasNotAdded_isRefused() {
    assertThatIllegalStateException()
        .isThrownBy(() -> new ExpiryQueue<Integer>(0).remove(entry(7, 0)))
        .withMessageContaining("7");
  }

  private static LocalEntry<Integer> entry(int key, long expiresAt) {
    return new LocalEntry<>(key, key, 0, expiresAt, /* text= */ null, Set.of());
  }
}
