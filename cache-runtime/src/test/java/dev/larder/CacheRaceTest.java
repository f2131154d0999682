package dev.larder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.CacheConcurrencyTest.Invalidation;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Readers and writers of a "database" that is one number, its version. A writer raises it and then
 * tells the cache. Once the cache has been told, no call that begins may return an older version.
 */
@Timeout(120)
final class CacheRaceTest {
  private static final int ROUNDS = 1_000;
  private static final IllegalStateException DOWN = new IllegalStateException("down");
  private static final int READERS = 3;
  private static final int READS = 12;
  private static final int WRITES = 6;

  private final ExecutorService threads = Executors.newCachedThreadPool(CacheRaceTest::daemon);

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "race");
    thread.setDaemon(true);
    return thread;
  }

  @AfterEach
  void shutDown() {
    threads.shutdownNow();
  }

  @ParameterizedTest
  @EnumSource
  void invalidation_afterwardsNobodyReadsAnOlderVersion(Invalidation invalidation)
      throws Exception {
    Random random = new Random(Seeds.next(CacheRaceTest.class));
    for (int round = 0; round < ROUNDS; round++) {
      CacheManager caches = CacheManager.local();
      Cache<String, Integer> cache = cache(caches);
      new Round(cache, random, /* writers= */ 2) {
        @Override
        void tell(int version) {
          invalidation.of(caches, cache, "key");
        }
      }.run();
    }
  }

  @Test
  void put_afterwardsNobodyReadsAnOlderVersion() throws Exception {
    Random random = new Random(Seeds.next(CacheRaceTest.class));
    for (int round = 0; round < ROUNDS; round++) {
      Cache<String, Integer> cache = cache(CacheManager.local());
      new Round(cache, random, /* writers= */ 1) {
        @Override
        void tell(int version) {
          cache.put("key", version);
        }
      }.run();
    }
  }

  @Test
  void put_amongRefreshesThatFail_isStored() throws Exception {
    Cache<String, Integer> cache = cache(CacheManager.local());
    AtomicBoolean done = new AtomicBoolean();
    List<Future<Void>> refreshers = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      Callable<Void> body =
          () -> {
            while (!done.get()) {
              refreshThatFails(cache);
            }
            return null;
          };
      refreshers.add(threads.submit(body));
    }

    try {
      for (int version = 1; version <= 100 * ROUNDS; version++) {
        cache.put("key", version);
        assertThat(cache.peek("key").orElse(null)).isEqualTo(version);
      }
    } finally {
      done.set(true);
    }
    for (Future<Void> refresher : refreshers) {
      refresher.get(30, TimeUnit.SECONDS);
    }
  }

  private static void refreshThatFails(Cache<String, Integer> cache) {
    try {
      cache.refresh(
          "key",
          key -> {
            throw DOWN;
          });
    } catch (IllegalStateException expected) {
      assertThat(expected).isSameAs(DOWN); // and the value from before stays
    }
  }

  @Test
  void close_afterwardsNobodyReadsAnOlderVersion() throws Exception {
    Random random = new Random(Seeds.next(CacheRaceTest.class));
    for (int round = 0; round < ROUNDS; round++) {
      CacheManager caches = CacheManager.local();
      new Round(cache(caches), random, /* writers= */ 1) {
        @Override
        void tell(int version) {
          caches.close();
        }
      }.run();
    }
  }

  private static Cache<String, Integer> cache(CacheManager caches) {
    return caches.cache(CacheSpec.builder("cache", String.class, Integer.class).build());
  }

  private abstract class Round {
    private final Cache<String, Integer> cache;
    private final Random random;
    private final int writers;
    private final AtomicInteger database = new AtomicInteger();

    /** The newest version that the cache has been told of. */
    private final AtomicInteger told = new AtomicInteger();

    Round(Cache<String, Integer> cache, Random random, int writers) {
      this.cache = cache;
      this.random = random;
      this.writers = writers;
    }

    /** Tells the cache of a new version. */
    abstract void tell(int version);

    void run() throws Exception {
      CyclicBarrier start = new CyclicBarrier(READERS + writers);
      List<Future<Void>> running = new ArrayList<>();
      for (int i = 0; i < READERS + writers; i++) {
        Random mine = new Random(random.nextLong());
        boolean writer = i < writers;
        Callable<Void> body =
            () -> {
              start.await();
              return writer ? write(mine) : read(mine);
            };
        running.add(threads.submit(body));
      }
      for (Future<Void> each : running) {
        each.get(30, TimeUnit.SECONDS);
      }
      assertThat(cache.get("key", key -> database.get())).isEqualTo(database.get());
    }

    private Void write(Random mine) {
      for (int i = 0; i < WRITES; i++) {
        pause(mine);
        int version = database.incrementAndGet();
        tell(version);
        told.accumulateAndGet(version, Math::max);
      }
      return null;
    }

    private Void read(Random mine) {
      for (int i = 0; i < READS; i++) {
        int atLeast = told.get();
        Integer version = readOnce(mine);
        if (version != null) {
          assertThat(version).isGreaterThanOrEqualTo(atLeast);
        }
      }
      return null;
    }

    private Integer readOnce(Random mine) {
      Loader<String, Integer> loader =
          key -> {
            int version = database.get();
            pause(mine);
            return version;
          };
      switch (mine.nextInt(6)) {
        case 0:
          return cache.refresh("key", loader);
        case 1:
          refreshThatFails(cache);
          return null;
        case 2:
          return cache
              .getAsync("key", key -> CompletableFuture.completedFuture(loader.load(key)))
              .exceptionally(failure -> null)
              .join();
        default:
          try {
            return cache.get("key", loader);
          } catch (IllegalStateException joinedAFailingRefresh) {
            return null;
          }
      }
    }

    private static void pause(Random mine) {
      switch (mine.nextInt(4)) {
        case 0 -> Thread.yield();
        case 1 -> {
          for (int spins = mine.nextInt(200); spins > 0; spins--) {
            Thread.onSpinWait();
          }
        }
        default -> {}
      }
    }
  }
}
