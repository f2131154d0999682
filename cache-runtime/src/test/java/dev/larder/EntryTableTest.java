package dev.larder;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EntryTableTest {
  private final EntryTable<Integer> table = new EntryTable<>();

  /** With few hash codes, buckets are long. */
  @ParameterizedTest
  @ValueSource(ints = {1, 7, 1_000_000})
  void randomOperations_agreeWithAMap(int hashCodes) {
    Random random = new Random(Seeds.next(EntryTableTest.class));
    Map<Object, LocalEntry<Integer>> model = new HashMap<>();
    for (int step = 0; step < 20_000; step++) {
      Key key = new Key(random.nextInt(500), hashCodes);
      if (random.nextInt(3) > 0) {
        LocalEntry<Integer> entry = entry(key, step);
        assertThat(put(entry)).isSameAs(model.put(key, entry));
      } else {
        LocalEntry<Integer> removed = model.remove(key);
        if (removed != null) {
          remove(table, key);
        }
      }
      Key any = new Key(random.nextInt(500), hashCodes);
      assertThat(table.get(any)).isSameAs(model.get(any));
      assertThat(table.size()).isEqualTo(model.size());
    }
    assertThat(new HashSet<>(table.entries())).isEqualTo(new HashSet<>(model.values()));
    assertThat(table.entries()).hasSameSizeAs(model.values());
  }

  @Test
  void remove_whatIsNotThere_isRefused() {
    LocalEntry<Integer> entry = entry("key", 1);
    assertThatIllegalStateException()
        .isThrownBy(() -> table.remove(entry))
        .withMessageContaining("key");
  }

  /** What is there all the time is found all the time, however the table changes around it. */
  @Test
  void get_whileOthersAddAndRemove_findsWhatIsThere() throws Exception {
    long seed = Seeds.next(EntryTableTest.class);
    AtomicBoolean over = new AtomicBoolean();
    for (int round = 0; round < 20; round++) {
      EntryTable<Integer> growing = new EntryTable<>();
      List<Key> there = IntStream.range(0, 10).mapToObj(i -> new Key(i, 1_000_000)).toList();
      synchronized (growing) {
        there.forEach(key -> growing.put(entry(key, 0)));
      }
      over.set(false);
      List<TestThread<Void>> readers =
          Stream.generate(() -> TestThread.run(() -> readAll(growing, there, over)))
              .limit(2)
              .toList();
      Random random = new Random(seed + round);
      for (int step = 0; step < 50_000; step++) {
        Key key = new Key(10 + random.nextInt(step + 1), 1_000_000);
        synchronized (growing) {
          if (random.nextInt(4) == 0 && growing.get(key) != null) {
            remove(growing, key);
          } else {
            growing.put(entry(key, step));
          }
        }
      }
      over.set(true);
      for (TestThread<Void> reader : readers) {
        reader.get();
      }
    }
  }

  private static void readAll(EntryTable<Integer> table, List<Key> keys, AtomicBoolean over) {
    while (!over.get()) {
      for (Key key : keys) {
        assertThat(table.get(key)).isNotNull();
      }
    }
  }

  private LocalEntry<Integer> put(LocalEntry<Integer> entry) {
    synchronized (table) {
      return table.put(entry);
    }
  }

  private static void remove(EntryTable<Integer> table, Key key) {
    synchronized (table) {
      table.remove(requireNonNull(table.get(key)));
    }
  }

  private static LocalEntry<Integer> entry(Object key, int value) {
    LocalEntry<Integer> entry =
        new LocalEntry<>(key, value, 0, Long.MAX_VALUE, /* text= */ null, Set.of());
    entry.hash = EntryTable.hash(key);
    return entry;
  }

  private record Key(int number, int hashCodes) {
    @Override
    public int hashCode() {
      return number % hashCodes;
    }
  }
}
