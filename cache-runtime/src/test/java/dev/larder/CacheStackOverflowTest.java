package dev.larder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recursion without end through a cache, on stacks of many sizes, so that it ends at any call. */
@Timeout(120)
final class CacheStackOverflowTest {
  private static final int STACKS = 200;
  private static final int SMALLEST = 160_000;
  private static final int STEP = 1_009;

  private final AtomicInteger deepest = new AtomicInteger();

  @ParameterizedTest(name = "some loaders catch the overflow: {0}")
  @ValueSource(booleans = {false, true})
  void afterAnOverflow_everyKeyCanBeLoadedAndStored(boolean catching) throws Exception {
    for (int i = 0; i < STACKS; i++) {
      LoadingCache<Integer, Integer> cache = bottomless(catching);
      Throwable overflow =
          TestThread.start(() -> cache.get(0), SMALLEST + (long) i * STEP).failure();
      if (!catching) {
        assertThat(overflow).isInstanceOf(StackOverflowError.class);
      }

      assertThat(TestThread.start(() -> usable(cache)).get()).as("stack %s", i).isTrue();
    }
    assertThat(deepest.get()).isGreaterThan(100);
  }

  private LoadingCache<Integer, Integer> bottomless(boolean catching) {
    CacheManager caches = CacheManager.local();
    CacheSpec<Integer, Integer> spec =
        CacheSpec.builder("bottomless", Integer.class, Integer.class).build();
    return caches.cache(
        spec,
        new Loader<>() {
          @Override
          public Integer load(Integer key) {
            deepest.accumulateAndGet(key, Math::max);
            if (catching && key % 7 == 3) {
              try {
                return caches.cache(spec).get(key + 1, this);
              } catch (StackOverflowError overflow) {
                return key; // and it is stored, where there is hardly any stack left
              }
            }
            return caches.cache(spec).get(key + 1, this);
          }
        });
  }

  /** Every key that was asked for, and enough writes for the store to need its locks. */
  private boolean usable(Cache<Integer, Integer> cache) {
    cache.invalidateMatching("1*");
    for (int key = 0; key <= deepest.get() + 1; key++) {
      assertThat(cache.get(key, k -> k)).isNotNull();
    }
    for (int key = 0; key < 1_000; key++) {
      cache.put(key, key);
    }
    cache.invalidateAll();
    return cache.stats().entries() == 0;
  }
}
