package dev.larder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Guarantee 2 in memory: more threads than processors, so that some are stopped halfway through a
 * removal. A call that begins after another thread's invalidation of the same entry must not find
 * it.
 */
@Timeout(60)
final class InvalidationRaceTest {
  private static final int KEYS = 16;
  private static final int THREADS = 2 * Runtime.getRuntime().availableProcessors();
  private static final int STEPS = 60_000;

  private final CacheManager caches = CacheManager.local();
  private final AtomicLongArray database = new AtomicLongArray(KEYS);
  private final AtomicLongArray needed = new AtomicLongArray(KEYS);
  private final AtomicLongArray stale = new AtomicLongArray(KEYS);
  private final LoadingCache<Integer, Long> cache =
      caches.cache(
          CacheSpec.builder("numbers", Integer.class, Long.class)
              .tagger((key, version) -> Set.of("tag" + key))
              .build(),
          database::get);

  private enum Kind {
    KEY,
    CACHE,
    PATTERN,
    TAG
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void invalidated_isNotServedThoughOthersInvalidateToo(Kind kind) throws Exception {
    long seed = Seeds.next(InvalidationRaceTest.class);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      Random random = new Random(seed + i);
      Thread thread = new Thread(() -> IntStream.range(0, STEPS).forEach(n -> step(random, kind)));
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(IntStream.range(0, KEYS).mapToLong(stale::get).sum()).isZero();
  }

  private void step(Random random, Kind kind) {
    int key = random.nextInt(KEYS);
    if (random.nextInt(4) == 0) {
      change(key, kind);
    } else {
      read(key);
    }
  }

  private void read(int key) {
    long atLeast = needed.get(key);
    try {
      if (cache.get(key) < atLeast) {
        stale.incrementAndGet(key);
      }
    } catch (Exception failure) {
      throw new AssertionError(failure);
    }
  }

  private void change(int key, Kind kind) {
    int[] covered = (kind == Kind.CACHE ? IntStream.range(0, KEYS) : IntStream.of(key)).toArray();
    long[] versions = IntStream.of(covered).mapToLong(database::incrementAndGet).toArray();
    switch (kind) {
      case KEY -> cache.invalidate(key);
      case CACHE -> cache.invalidateAll();
      case PATTERN -> cache.invalidateMatching(key + "*");
      case TAG -> caches.invalidateTag("tag" + key);
    }
    for (int i = 0; i < covered.length; i++) {
      needed.accumulateAndGet(covered[i], versions[i], Math::max);
    }
  }
}
