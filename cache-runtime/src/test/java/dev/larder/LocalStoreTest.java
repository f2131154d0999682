package dev.larder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class LocalStoreTest {
  private static final Duration LIFE = Duration.ofSeconds(60);

  private final FakeTime time = new FakeTime();
  private final StatsRecorder stats = new StatsRecorder();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10, 100})
  void put_intoAFullStoreOfUsedEntries_isFound(int bound) {
    LocalStore<Integer> store = store(bound);
    for (int key = 0; key < 5 * bound + 5; key++) {
      store.put(entry(key));

      assertThat(store.hit(key)).as("key %s", key).isNotNull();
      assertThat(store.size()).isLessThanOrEqualTo(bound);
      for (int used = 0; used <= key; used++) {
        LocalEntry<Integer> unused = store.hit(used);
      }
    }
    assertThat(stats.snapshot(0, 0).evictions()).isEqualTo(4 * bound + 5);
  }

  @Test
  void usedEntries_surviveAScanOfNewOnes() {
    LocalStore<Integer> store = store(100);
    for (int round = 0; round < 20; round++) {
      for (int key = 0; key < 50; key++) {
        if (store.hit(key) == null) {
          store.put(entry(key));
        }
      }
    }

    for (int scanned = 1_000; scanned < 3_000; scanned++) {
      store.put(entry(scanned));
    }

    assertThat(IntStream.range(0, 50).filter(key -> store.peek(key) != null).count())
        .isGreaterThan(45);
  }

  @Test
  void peek_leavesNoTrace() {
    LocalStore<Integer> store = store(1);
    LocalEntry<Integer> entry = entry(1);
    store.put(entry);

    assertThat(store.peek(1)).isSameAs(entry);
    assertThat(entry.used).isFalse();
    assertThat(store.hit(1)).isSameAs(entry);
    assertThat(entry.used).isTrue();
  }

  @Test
  void bound_holdsWhileManyWrite() throws Exception {
    long seed = Seeds.next(LocalStoreTest.class);
    LocalStore<Integer> store = store(100);
    List<TestThread<Void>> writers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Random random = new Random(seed + i);
      writers.add(
          TestThread.run(
              () -> {
                for (int step = 0; step < 20_000; step++) {
                  int key = random.nextInt(500);
                  if (random.nextInt(4) == 0) {
                    store.remove(key);
                  } else if (store.hit(key) == null) {
                    store.put(entry(key));
                  }
                  assertThat(store.size()).isLessThanOrEqualTo(100);
                }
              }));
    }
    for (TestThread<Void> writer : writers) {
      writer.get();
    }

    long found = IntStream.range(0, 500).filter(key -> store.peek(key) != null).count();
    assertThat(found).isEqualTo(store.size());
    store.clear();
    assertThat(store.size()).isZero();
  }

  @Test
  void expired_isDroppedBeforeAnythingElse() {
    LocalStore<Integer> store = store(100);
    IntStream.range(0, 50).forEach(key -> store.put(entry(key)));
    time.advance(LIFE.plusSeconds(2));
    IntStream.range(50, 150).forEach(key -> store.put(entry(key)));

    assertThat(stats.snapshot(0, 0).evictions()).isZero();
    assertThat(store.size()).isEqualTo(100);
    assertThat(store.dropExpired()).isZero();
  }

  @Test
  void dropExpired_dropsAFewAtATime() {
    LocalStore<Integer> store = store(1_000);
    IntStream.range(0, 2 * LocalStore.DROPS_AT_ONCE + 1).forEach(key -> store.put(entry(key)));
    time.advance(LIFE);
    assertThat(store.size()).isZero();
    time.advanceSeconds(2);
    store.put(entry(1_000));
    store.put(entry(1_001)); // and each put drops a few

    assertThat(store.dropExpired()).isEqualTo(LocalStore.DROPS_AT_ONCE);
    assertThat(store.dropExpired()).isEqualTo(LocalStore.DROPS_AT_ONCE - 3);
    assertThat(store.dropExpired()).isZero();
    assertThat(store.size()).isEqualTo(2);
  }

  @Test
  void expired_isReleasedThoughNobodyCalls() {
    LocalStore<Object> store =
        new LocalStore<>(10, CoarseClock.of(TimeSource.system()), new StatsRecorder());
    WeakReference<Object> value = putExpired(store);

    await()
        .untilAsserted(
            () -> {
              System.gc();
              assertThat(value.get()).isNull();
            });
    assertThat(store.size()).isZero();
  }

  private static WeakReference<Object> putExpired(LocalStore<Object> store) {
    Object value = new Object();
    long longAgo = System.nanoTime() - LIFE.toNanos();
    store.put(new LocalEntry<>("key", value, longAgo, longAgo, /* text= */ null, Set.of()));
    return new WeakReference<>(value);
  }

  /** What lists are as keys depends on who else has them. */
  @Test
  void keysThatChange_areRemovedNevertheless() {
    LocalStore<Integer> store = store(10);
    List<Integer> key = new ArrayList<>(List.of(1));
    store.put(entry(key, "[1]"));
    key.add(2);
    store.put(entry(key, "[1, 2]"));

    store.clear();

    assertThat(store.size()).isZero();
    key.remove(1);
    assertThat(store.hit(key)).isNull();
  }

  @Test
  void removeText_findsTheEntryThatWasPutLast() {
    LocalStore<Integer> store = store(1);
    List<Integer> key = new ArrayList<>(List.of(1));
    store.put(entry(key, "[1]"));
    key.add(2);
    store.put(entry(List.of(1), "[1]")); // evicts the one before
    assertThat(store.hit(List.of(1))).isNotNull();

    store.removeText("[1]");

    assertThat(store.hit(List.of(1))).isNull();
  }

  @Test
  void keyThatFailsToTellItsHash_isNotPut_andHarmsNobody() {
    LocalStore<Integer> store = store(2);
    store.put(entry(1));
    Object bad =
        new Object() {
          @Override
          public int hashCode() {
            throw new IllegalStateException("no hash");
          }
        };

    assertThatIllegalStateException().isThrownBy(() -> store.put(entry(bad, "bad")));

    assertThat(store.size()).isEqualTo(1);
    store.clear();
    assertThat(store.size()).isZero();
  }

  private LocalStore<Integer> store(int bound) {
    return new LocalStore<>(bound, CoarseClock.of(time), stats);
  }

  private LocalEntry<Integer> entry(Object key, String text) {
    long now = time.nanoTime();
    return new LocalEntry<>(key, 0, now, now + LIFE.toNanos(), text, Set.of());
  }

  private LocalEntry<Integer> entry(int key) {
    long now = time.nanoTime();
    return new LocalEntry<>(key, key, now, now + LIFE.toNanos(), /* text= */ null, Set.of());
  }
}
