package dev.larder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Loads, invalidations and writes that meet, each in an order that is forced. */
@Timeout(60)
final class CacheConcurrencyTest {
  private final CacheManager caches = CacheManager.local();
  private final Cache<Object, String> cache =
      caches.cache(
          CacheSpec.builder("cache", Object.class, String.class)
              .keyEncoder((text, key) -> text.add(key instanceof PausingKey ? key.toString() : key))
              .build());

  /** A load that has begun and ends when told. */
  private final class Load {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final TestThread<String> thread;

    Load(Object key, Loader<Object, String> ending) throws InterruptedException {
      this(key, ending, /* refresh= */ false);
    }

    Load(Object key, Loader<Object, String> ending, boolean refresh) throws InterruptedException {
      Loader<Object, String> loader =
          k -> {
            begun.countDown();
            ended.await();
            return ending.load(k);
          };
      thread =
          TestThread.start(() -> refresh ? cache.refresh(key, loader) : cache.get(key, loader));
      begun.await();
    }

    void end() {
      ended.countDown();
    }
  }

  private static Loader<Object, String> mustNotLoad() {
    return key -> {
      throw new AssertionError("loaded " + key);
    };
  }

  @Test
  void get_whileTheTableGrows_isAHit() throws Exception {
    Cache<Integer, String> cache =
        CacheManager.local()
            .cache(
                CacheSpec.builder("growing", Integer.class, String.class)
                    .maxEntries(1_000_000)
                    .build());
    cache.put(-1, "there");
    TestThread<Void> others =
        TestThread.run(
            () -> {
              for (int key = 0; key < 300_000; key++) {
                cache.put(key, "another");
              }
            });

    while (!others.isDone()) {
      assertThat(cache.get(-1, key -> "loaded")).isEqualTo("there");
    }

    others.get();
    assertThat(cache.stats().misses()).isZero();
  }

  @Test
  void get_64threadsOneColdKey_oneLoad() throws Exception {
    AtomicInteger loads = new AtomicInteger();
    CountDownLatch go = new CountDownLatch(1);
    CountDownLatch started = new CountDownLatch(64);
    List<TestThread<String>> threads = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      threads.add(
          TestThread.start(
              () -> {
                go.await();
                started.countDown();
                return cache.get(
                    "a",
                    key -> {
                      started.await();
                      threads.forEach(thread -> awaitBlockedUnlessSelf(thread.thread()));
                      return "load" + loads.incrementAndGet();
                    });
              }));
    }
    go.countDown();

    for (TestThread<String> thread : threads) {
      assertThat(thread.get()).isEqualTo("load1");
    }
    assertThat(loads).hasValue(1);
    assertThat(cache.stats().misses()).isEqualTo(64);
    assertThat(cache.stats().waits()).isEqualTo(63);
    assertThat(cache.stats().loads()).isEqualTo(1);
  }

  private static void awaitBlockedUnlessSelf(Thread thread) {
    if (thread != Thread.currentThread()) {
      TestThread.awaitBlockedOrDone(thread);
    }
  }

  @Test
  void get_differentKeys_doNotWaitForEachOther() throws Exception {
    int threads = 64;
    CountDownLatch allLoading = new CountDownLatch(threads);
    List<TestThread<String>> running = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      Object key = new SameHash(i);
      running.add(
          TestThread.start(
              () ->
                  cache.get(
                      key,
                      k -> {
                        allLoading.countDown();
                        allLoading.await();
                        return "loaded";
                      })));
    }

    for (TestThread<String> thread : running) {
      assertThat(thread.get()).isEqualTo("loaded");
    }
  }

  private record SameHash(int id) {
    @Override
    public int hashCode() {
      return 1;
    }
  }

  static Stream<Throwable> failures() {
    return Stream.of(
        new IOException("checked"),
        new IllegalStateException("unchecked"),
        new AssertionError("error"),
        new CompletionException(new IOException("wrapped by the loader")),
        new CancellationException("cancelled"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void get_failure_reachesAllWaitersAsTheSameInstanceAndIsNotCached(Throwable failure)
      throws Exception {
    Load load =
        new Load(
            "a",
            key -> {
              throw failure;
            });
    List<TestThread<String>> waiters = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      waiters.add(TestThread.start(() -> cache.get("a", mustNotLoad())));
    }
    waiters.forEach(TestThread::awaitBlockedOrDone);

    load.end();

    assertThat(load.thread.failure()).isSameAs(failure);
    for (TestThread<String> waiter : waiters) {
      assertThat(waiter.failure()).isSameAs(failure);
    }
    assertThat(cache.stats().loads()).isEqualTo(1);
    assertThat(cache.stats().waits()).isEqualTo(8);
    assertThat(cache.get("a", key -> "next")).isEqualTo("next");
  }

  @ParameterizedTest
  @EnumSource
  void invalidation_duringLoad_isReturnedToWaitersAndNotStored(Invalidation invalidation)
      throws Exception {
    Load load = new Load("a", key -> "old");
    TestThread<String> waiter =
        TestThread.start(() -> cache.get("a", mustNotLoad())).awaitBlockedOrDone();

    invalidation.of(caches, cache, "a");
    // The first load is still in flight: nobody may join it now.
    assertThat(cache.get("a", key -> "new")).isEqualTo("new");

    load.end();
    assertThat(load.thread.get()).isEqualTo("old");
    assertThat(waiter.get()).isEqualTo("old");
    assertThat(cache.peek("a")).isEqualTo(Lookup.of("new"));
  }

  @ParameterizedTest
  @EnumSource
  void invalidation_duringLoad_withoutCallsAfterwards_leavesNothing(Invalidation invalidation)
      throws Exception {
    Load load = new Load("a", key -> "old");

    invalidation.of(caches, cache, "a");
    load.end();

    assertThat(load.thread.get()).isEqualTo("old");
    assertThat(cache.peek("a").isPresent()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void invalidation_duringRefresh_removesOldValueAndDropsNewOne(Invalidation invalidation)
      throws Exception {
    cache.put("a", "present");
    Load refresh = new Load("a", key -> "old", /* refresh= */ true);

    invalidation.of(caches, cache, "a");

    assertThat(cache.peek("a").isPresent()).isFalse();
    refresh.end();
    assertThat(refresh.thread.get()).isEqualTo("old");
    assertThat(cache.peek("a").isPresent()).isFalse();
  }

  @Test
  void invalidateMatching_duringLoadOfAnotherKey_leavesItAlone() throws Exception {
    Load load = new Load("a", key -> "loaded");

    cache.invalidateMatching("String!b*");
    load.end();

    assertThat(load.thread.get()).isEqualTo("loaded");
    assertThat(cache.peek("a")).isEqualTo(Lookup.of("loaded"));
  }

  @Test
  void invalidateMatching_duringLoadOfAnOpaqueKey_matches() throws Exception {
    SameHash opaque = new SameHash(1);
    Load load = new Load(opaque, key -> "old");

    cache.invalidateMatching("nothing");
    load.end();

    assertThat(load.thread.get()).isEqualTo("old");
    assertThat(cache.peek(opaque).isPresent()).isFalse();
  }

  @Test
  void put_duringLoad_staysAndIsServedAtOnce() throws Exception {
    Load load = new Load("a", key -> "old");
    TestThread<String> waiter =
        TestThread.start(() -> cache.get("a", mustNotLoad())).awaitBlockedOrDone();

    cache.put("a", "put");
    assertThat(cache.get("a", mustNotLoad())).isEqualTo("put");

    load.end();
    assertThat(load.thread.get()).isEqualTo("old");
    assertThat(waiter.get()).isEqualTo("old");
    assertThat(cache.peek("a")).isEqualTo(Lookup.of("put"));
  }

  @Test
  void putOfNullNotToBeCached_duringLoad_keepsItFromBeingStored() throws Exception {
    Cache<Object, String> nulls =
        caches.cache(CacheSpec.builder("nulls", Object.class, String.class).nullSeconds(0).build());

    nulls.get(
        "a",
        key -> {
          nulls.put("a", null);
          return "old";
        });

    assertThat(nulls.peek("a").isPresent()).isFalse();
  }

  @Test
  void refresh_duringLoad_isNotJoinedToItAndSupersedesIt() throws Exception {
    Load load = new Load("a", key -> "old");

    assertThat(cache.refresh("a", key -> "new")).isEqualTo("new");

    load.end();
    assertThat(load.thread.get()).isEqualTo("old");
    assertThat(cache.peek("a")).isEqualTo(Lookup.of("new"));
  }

  @Test
  void refresh_isJoinedByMisses() throws Exception {
    Load refresh = new Load("a", key -> "new", /* refresh= */ true);
    TestThread<String> waiter =
        TestThread.start(() -> cache.get("a", mustNotLoad())).awaitBlockedOrDone();

    refresh.end();

    assertThat(waiter.get()).isEqualTo("new");
  }

  @Test
  void refresh_failureDuringWhichAPutCame_keepsThePut() throws Exception {
    cache.put("a", "present");
    Load refresh =
        new Load(
            "a",
            key -> {
              throw new IOException("down");
            },
            /* refresh= */ true);

    cache.put("a", "put");
    refresh.end();

    assertThat(refresh.thread.failure()).isInstanceOf(IOException.class);
    assertThat(cache.peek("a")).isEqualTo(Lookup.of("put"));
  }

  @Test
  void interruptedWaiter_runsTheLoaderItselfAndStaysInterrupted() throws Exception {
    Load load = new Load("a", key -> "leader");
    TestThread<String> waiter =
        TestThread.start(
                () -> cache.get("a", key -> "own, " + Thread.currentThread().isInterrupted()))
            .awaitBlockedOrDone();

    waiter.thread().interrupt();

    assertThat(waiter.get()).isEqualTo("own, true");
    load.end();
    assertThat(load.thread.get()).isEqualTo("leader");
    assertThat(cache.peek("a")).isEqualTo(Lookup.of("leader"));
  }

  @Test
  void waiterInterruptedBefore_runsTheLoaderItselfAndStaysInterrupted() throws Exception {
    Load load = new Load("a", key -> "leader");
    TestThread<String> waiter =
        TestThread.start(
            () -> {
              Thread.currentThread().interrupt();
              return cache.get("a", key -> "own") + ", " + Thread.interrupted();
            });

    assertThat(waiter.get()).isEqualTo("own, true");
    load.end();
    assertThat(load.thread.get()).isEqualTo("leader");
  }

  @Test
  void interruptedLeader_isNoConcernOfTheWaiters() throws Exception {
    Load load = new Load("a", key -> "never");
    AtomicInteger loads = new AtomicInteger();
    List<TestThread<String>> waiters = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      waiters.add(TestThread.start(() -> cache.get("a", key -> "own" + loads.incrementAndGet())));
    }
    waiters.forEach(TestThread::awaitBlockedOrDone);

    load.thread.thread().interrupt();

    assertThat(load.thread.failure()).isInstanceOf(InterruptedException.class);
    for (TestThread<String> waiter : waiters) {
      assertThat(waiter.get()).isEqualTo("own1");
    }
    assertThat(cache.peek("a")).isEqualTo(Lookup.of("own1"));
  }

  @Test
  void leaderWhoseStackOverflows_isNoConcernOfTheWaiters() throws Exception {
    Load load =
        new Load(
            "a",
            key -> {
              throw new StackOverflowError();
            });
    TestThread<String> waiter =
        TestThread.start(() -> cache.get("a", key -> "own")).awaitBlockedOrDone();

    load.end();

    assertThat(load.thread.failure()).isInstanceOf(StackOverflowError.class);
    assertThat(waiter.get()).isEqualTo("own");
  }

  @Test
  void get_missedBeforeAnotherLoadLanded_doesNotLoadAgain() throws Exception {
    PausingKey key = new PausingKey();
    PausingKey.Pause beforeJoin = key.pauseIn(Flights.class, "join");
    TestThread<String> late = TestThread.start(() -> cache.get(key, mustNotLoad()));
    beforeJoin.await();
    cache.get(key, k -> "landed meanwhile");

    beforeJoin.resume();

    assertThat(late.get()).isEqualTo("landed meanwhile");
    assertThat(cache.stats().waits()).isEqualTo(1);
    assertThat(cache.stats().loads()).isEqualTo(1);
  }

  /**
   * A flight enters the table between the doom and the removal of an invalidation, and finds on its
   * second look the value that is about to be removed. Callers that come after the invalidation
   * must not be given that value.
   */
  @ParameterizedTest
  @CsvSource({"KEY, remove", "PATTERN, removeIf"})
  void invalidation_betweenEntryAndSecondLook_nobodyJoinsAfterwards(
      Invalidation invalidation, String removal) throws Exception {
    PausingKey key = new PausingKey();
    PausingKey.Pause beforeJoin = key.pauseIn(Flights.class, "join");
    TestThread<String> late = TestThread.start(() -> cache.get(key, mustNotLoad()));
    beforeJoin.await();
    cache.get(key, k -> "old");
    PausingKey.Pause beforeRemoval = key.pauseIn(LocalStore.class, removal);
    TestThread<Void> invalidating = TestThread.run(() -> invalidation.of(caches, cache, key));
    beforeRemoval.await();
    PausingKey.Pause afterSecondLook = key.pauseIn(Flights.class, "remove");
    beforeJoin.resume();
    afterSecondLook.await();
    beforeRemoval.resume();
    invalidating.get();

    TestThread<String> after =
        TestThread.start(() -> cache.get(key, k -> "new")).awaitBlockedOrDone();
    afterSecondLook.resume();

    assertThat(after.get()).isEqualTo("new");
    assertThat(late.get()).isEqualTo("old");
  }

  /** The interleaving in the Javadoc of {@link Flights}. */
  @Test
  void invalidateAll_whileAnInvalidationIsUnderWay_findsWhatIsLanding() throws Exception {
    PausingKey key = new PausingKey();
    PausingKey.Pause landing = key.pauseIn(LocalStore.class, "put");
    TestThread<String> load = TestThread.start(() -> cache.get(key, k -> "old"));
    landing.await();
    PausingKey.Pause beforeRemoval = key.pauseIn(LocalStore.class, "remove");
    TestThread<Void> one = TestThread.run(() -> cache.invalidate(key)).awaitBlockedOrDone();
    TestThread<Void> all = TestThread.run(() -> cache.invalidateAll()).awaitBlockedOrDone();

    landing.resume();
    all.get();

    assertThat(load.get()).isEqualTo("old");
    assertThat(cache.get(key, k -> "new")).isEqualTo("new");
    beforeRemoval.await();
    beforeRemoval.resume();
    one.get();
  }

  @ParameterizedTest
  @EnumSource
  void invalidation_whileAValueIsLanding_removesIt(Invalidation invalidation) throws Exception {
    PausingKey key = new PausingKey();
    PausingKey.Pause landing = key.pauseIn(LocalStore.class, "put");
    TestThread<String> load = TestThread.start(() -> cache.get(key, k -> "old"));
    landing.await();
    TestThread<Void> running =
        TestThread.run(() -> invalidation.of(caches, cache, key)).awaitBlockedOrDone();

    landing.resume();
    running.get();

    assertThat(load.get()).isEqualTo("old");
    assertThat(cache.peek(key).isPresent()).isFalse();
  }

  @Test
  void close_whileAValueIsLanding_removesIt() throws Exception {
    PausingKey key = new PausingKey();
    PausingKey.Pause landing = key.pauseIn(LocalStore.class, "put");
    TestThread<String> load = TestThread.start(() -> cache.get(key, k -> "old"));
    landing.await();
    TestThread<Void> closing = TestThread.run(() -> caches.close()).awaitBlockedOrDone();

    landing.resume();
    closing.get();

    assertThat(load.get()).isEqualTo("old");
    assertThat(cache.peek(key).isPresent()).isFalse();
  }

  /** A put that was displaced before it landed would be lost if the refresh then fails. */
  @Test
  void put_displacedByARefreshThatFails_isKept() throws Exception {
    PausingKey key = new PausingKey();
    cache.put(key, "before");
    PausingKey.Pause landing = key.pauseIn(LocalStore.class, "put");
    TestThread<Void> put = TestThread.run(() -> cache.put(key, "put"));
    landing.await();
    TestThread<String> refresh =
        TestThread.start(
                () ->
                    cache.refresh(
                        key,
                        k -> {
                          throw new IOException("down");
                        }))
            .awaitBlockedOrDone();

    landing.resume();
    put.get();

    assertThat(refresh.failure()).isInstanceOf(IOException.class);
    assertThat(cache.peek(key)).isEqualTo(Lookup.of("put"));
  }

  /**
   * Like the one before, with the put stopped as it enters the table, where it must not be found
   * unlanded.
   */
  @Test
  void put_enteringTheTable_isNotDisplacedUnlanded() throws Exception {
    PausingKey key = new PausingKey();
    cache.put(key, "before");
    CountDownLatch refreshing = new CountDownLatch(1);
    Load older = new Load(key, k -> "unused", /* refresh= */ true);
    PausingKey.Pause entering = key.pauseIn(Flights.class, "displace");
    TestThread<Void> put = TestThread.run(() -> cache.put(key, "put"));
    entering.await();
    TestThread<String> refresh =
        TestThread.start(
                () ->
                    cache.refresh(
                        key,
                        k -> {
                          refreshing.countDown();
                          throw new IOException("down");
                        }))
            .awaitBlockedOrDone();
    entering.resume();
    put.get();
    refreshing.await();

    assertThat(refresh.failure()).isInstanceOf(IOException.class);
    assertThat(cache.peek(key)).isEqualTo(Lookup.of("put"));
    older.end();
    older.thread.get();
    assertThat(cache.peek(key)).isEqualTo(Lookup.of("put"));
  }

  @Test
  void close_thenLoadsAreNotShared() throws Exception {
    caches.close();
    Load load = new Load("a", key -> "theirs");

    assertThat(cache.get("a", key -> "mine")).isEqualTo("mine");
    assertThat(cache.getAsync("a", key -> CompletableFuture.completedFuture("mine")))
        .isCompletedWithValue("mine");

    load.end();
    assertThat(load.thread.get()).isEqualTo("theirs");
  }

  @Test
  void close_thenRefreshesAreNotJoined() throws Exception {
    caches.close();
    Load refresh = new Load("a", key -> "theirs", /* refresh= */ true);

    assertThat(cache.get("a", key -> "mine")).isEqualTo("mine");
    assertThat(cache.getAsync("a", key -> CompletableFuture.completedFuture("mine")))
        .isCompletedWithValue("mine");

    refresh.end();
    assertThat(refresh.thread.get()).isEqualTo("theirs");
  }

  @Test
  void get_inAForkJoinPool_doesNotStarveIt() throws Exception {
    ForkJoinPool pool = new ForkJoinPool(1);
    try {
      Load load = new Load("a", key -> "loaded");
      var waiter = pool.submit(() -> cache.get("a", mustNotLoad()));
      // The only worker waits now, or will: the pool must run this task all the same.
      pool.submit(load::end).get();

      assertThat(waiter.get()).isEqualTo("loaded");
    } finally {
      pool.shutdown();
    }
  }

  /** The ways to invalidate a key. */
  enum Invalidation {
    KEY {
      @Override
      <K> void of(CacheManager caches, Cache<K, ?> cache, K key) {
        cache.invalidate(key);
      }
    },
    NAMED_KEY {
      @Override
      <K> void of(CacheManager caches, Cache<K, ?> cache, K key) {
        caches.invalidate(cache.spec().name(), key);
      }
    },
    ALL {
      @Override
      <K> void of(CacheManager caches, Cache<K, ?> cache, K key) {
        cache.invalidateAll();
      }
    },
    NAMED_ALL {
      @Override
      <K> void of(CacheManager caches, Cache<K, ?> cache, K key) {
        caches.invalidateAll(cache.spec().name());
      }
    },
    PATTERN {
      @Override
      <K> void of(CacheManager caches, Cache<K, ?> cache, K key) {
        cache.invalidateMatching("*?");
      }
    },
    MANAGER_ALL {
      @Override
      <K> void of(CacheManager caches, Cache<K, ?> cache, K key) {
        caches.invalidateAll();
      }
    },
    MANAGER_PATTERN {
      @Override
      <K> void of(CacheManager caches, Cache<K, ?> cache, K key) {
        caches.invalidateMatching(cache.spec().name() + ":*");
      }
    };

    abstract <K> void of(CacheManager caches, Cache<K, ?> cache, K key);
  }
}
