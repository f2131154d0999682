package dev.larder;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The eviction policy on traces of known kinds, beside that of Caffeine on the same ones. */
final class HitRatioTest {
  private static final int KEYS = 50_000;
  private static final int REQUESTS = 600_000;
  private static final double HALF_A_POINT = 0.005;

  private final Random random = new Random(Seeds.next(HitRatioTest.class));

  @ParameterizedTest
  @CsvSource({"0.8, 500", "0.8, 5000", "1.0, 500", "1.0, 5000"})
  void zipf(double exponent, int bound) {
    assertAsGoodAsCaffeine(zipfTrace(exponent, REQUESTS), bound);
  }

  @Test
  void zipf_interruptedByScans() {
    List<Integer> trace = new ArrayList<>();
    int unseen = KEYS;
    for (int part = 0; part < 30; part++) {
      trace.addAll(zipfTrace(1.0, REQUESTS / 30));
      for (int i = 0; i < 5_000; i++) {
        trace.add(unseen++);
      }
    }
    assertAsGoodAsCaffeine(trace, 2_000);
  }

  /** Where the least recently used is dropped, nothing of a loop is ever hit. */
  @Test
  void loop_largerThanTheBound() {
    assertAsGoodAsCaffeine(
        IntStream.range(0, REQUESTS).map(i -> i % 1_500).boxed().toList(), 1_000);
  }

  /**
   * Each key is asked for a few times and then never again: the window must grow to most of the
   * store.
   */
  @ParameterizedTest
  @ValueSource(ints = {300, 1_000})
  void recent_keysOnly(int bound) {
    assertAsGoodAsCaffeine(recentTrace(4 * REQUESTS), bound);
  }

  @Test
  void recent_keysAndZipf_inTurns() {
    List<Integer> trace = new ArrayList<>();
    for (int turn = 0; turn < 3; turn++) {
      trace.addAll(recentTrace(REQUESTS));
      trace.addAll(zipfTrace(1.0, REQUESTS));
    }
    assertAsGoodAsCaffeine(trace, 1_000);
  }

  private static void assertAsGoodAsCaffeine(List<Integer> trace, int bound) {
    assertThat(ratioOfLarder(trace, bound))
        .isGreaterThan(ratioOfCaffeine(trace, bound) - HALF_A_POINT);
  }

  private static double ratioOfLarder(List<Integer> trace, int bound) {
    FakeTime time = new FakeTime();
    LocalStore<Integer> store = new LocalStore<>(bound, CoarseClock.of(time), new StatsRecorder());
    for (Integer key : trace) {
      if (store.hit(key) == null) {
        store.put(new LocalEntry<>(key, key, 0, Long.MAX_VALUE / 2, /* text= */ null, Set.of()));
      }
    }
    return (double) store.hits() / trace.size();
  }

  private static double ratioOfCaffeine(List<Integer> trace, int bound) {
    com.github.benmanes.caffeine.cache.Cache<Integer, Integer> cache =
        Caffeine.newBuilder().maximumSize(bound).executor(Runnable::run).build();
    int hits = 0;
    for (Integer key : trace) {
      if (cache.getIfPresent(key) == null) {
        cache.put(key, key);
      } else {
        hits++;
      }
    }
    return (double) hits / trace.size();
  }

  private List<Integer> recentTrace(int requests) {
    return IntStream.range(0, requests).map(i -> i / 4 + random.nextInt(400)).boxed().toList();
  }

  /** Keys by a Zipf distribution: the one of rank r as often as 1 / r to the power of exponent. */
  private List<Integer> zipfTrace(double exponent, int requests) {
    double[] cumulated = new double[KEYS];
    double sum = 0;
    for (int rank = 0; rank < KEYS; rank++) {
      sum += Math.pow(rank + 1, -exponent);
      cumulated[rank] = sum;
    }
    List<Integer> keys = new ArrayList<>(IntStream.range(0, KEYS).boxed().toList());
    Collections.shuffle(keys, new Random(1)); // the same popular ones in each part of a trace
    PrimitiveIterator.OfDouble uniform = random.doubles(requests, 0, sum).iterator();
    List<Integer> trace = new ArrayList<>();
    while (uniform.hasNext()) {
      int found = Arrays.binarySearch(cumulated, uniform.nextDouble());
      trace.add(keys.get(found < 0 ? -found - 1 : found));
    }
    return trace;
  }
}
