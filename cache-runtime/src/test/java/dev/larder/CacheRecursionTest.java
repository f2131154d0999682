package dev.larder;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Loads that call caches, and would wait for themselves if they were allowed to. */
@Timeout(60)
final class CacheRecursionTest {
  private final CacheManager caches = CacheManager.local();
  private final Cache<String, Integer> cache = cache("cache");

  private final CountDownLatch testEnded = new CountDownLatch(1);

  @AfterEach
  void release() {
    testEnded.countDown();
  }

  private Cache<String, Integer> cache(String name) {
    return caches.cache(CacheSpec.builder(name, String.class, Integer.class).build());
  }

  private final class Fibonacci {
    private final LoadingCache<Integer, BigInteger> numbers =
        caches.cache(
            CacheSpec.builder("fib", Integer.class, BigInteger.class).build(), this::compute);

    private BigInteger compute(int n) {
      return n < 2 ? BigInteger.valueOf(n) : numbers.get(n - 1).add(numbers.get(n - 2));
    }
  }

  @Test
  void load_callsItsOwnCache_1500deepOnADefaultStack() throws Exception {
    Fibonacci fibonacci = new Fibonacci();

    BigInteger last = TestThread.start(() -> fibonacci.numbers.get(1500)).get();

    BigInteger a = BigInteger.ZERO;
    BigInteger b = BigInteger.ONE;
    for (int i = 0; i < 1500; i++) {
      BigInteger sum = a.add(b);
      a = b;
      b = sum;
    }
    assertThat(last).isEqualTo(a);
    assertThat(fibonacci.numbers.stats().loads()).isEqualTo(1501);
  }

  @Test
  void load_asksForItsOwnKey_runsTheLoaderAgain() {
    AtomicInteger depth = new AtomicInteger();

    int value =
        cache.get(
            "a",
            new Loader<>() {
              @Override
              public Integer load(String key) {
                int mine = depth.incrementAndGet();
                return mine == 4 ? 100 : cache.get(key, this) + mine;
              }
            });

    assertThat(value).isEqualTo(106);
    assertThat(cache.peek("a")).isEqualTo(Lookup.of(106));
    assertThat(cache.stats().loads()).isEqualTo(4);
    assertThat(cache.stats().waits()).isZero();
  }

  @Test
  void load_asksForItsOwnKeyAfterItWasInvalidated_ends() {
    AtomicInteger depth = new AtomicInteger();

    int value =
        cache.get(
            "a",
            new Loader<>() {
              @Override
              public Integer load(String key) {
                cache.invalidate(key);
                return depth.incrementAndGet() == 4 ? 100 : cache.get(key, this);
              }
            });

    assertThat(value).isEqualTo(100);
  }

  /** A ring: the thread that loads key i of cache i asks for key i + 1, once all are loading. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 7})
  void loads_inACircleOfThreads_end(int size) throws Exception {
    CountDownLatch allLoading = new CountDownLatch(size);
    AtomicInteger hops = new AtomicInteger(3 * size);
    Ring ring = new Ring(size, allLoading, hops);

    List<TestThread<Integer>> threads =
        IntStream.range(0, size).mapToObj(i -> TestThread.start(() -> ring.get(i))).toList();

    for (TestThread<Integer> thread : threads) {
      assertThat(thread.get()).isEqualTo(1);
    }
  }

  private final class Ring {
    private final List<LoadingCache<Integer, Integer>> caches = new ArrayList<>();
    private final CountDownLatch allLoading;
    private final AtomicInteger hops;

    Ring(int size, CountDownLatch allLoading, AtomicInteger hops) {
      this.allLoading = allLoading;
      this.hops = hops;
      for (int i = 0; i < size; i++) {
        caches.add(
            CacheRecursionTest.this.caches.cache(
                CacheSpec.builder("ring" + i % 2, Integer.class, Integer.class).build(),
                this::load));
      }
    }

    int get(int i) {
      return caches.get(i % caches.size()).get(i % caches.size());
    }

    private int load(int i) throws InterruptedException {
      allLoading.countDown();
      allLoading.await();
      return hops.decrementAndGet() < 0 ? 1 : get(i + 1);
    }
  }

  @Test
  void circle_thatIsClosedByAnAsyncCall_isSeen() throws Exception {
    CountDownLatch bothLoading = new CountDownLatch(2);
    CountDownLatch release = new CountDownLatch(1);
    TestThread<Integer> other =
        TestThread.start(
            () ->
                cache.get(
                    "b",
                    b -> {
                      bothLoading.countDown();
                      bothLoading.await();
                      return cache.get("a", a -> 7);
                    }));
    TestThread<Integer> closing =
        TestThread.start(
            () ->
                cache.get(
                    "a",
                    a -> {
                      bothLoading.countDown();
                      release.await();
                      return cache.getAsync("b", b -> CompletableFuture.completedFuture(5)).join();
                    }));
    bothLoading.await();
    other.awaitBlockedOrDone();
    release.countDown();

    assertThat(closing.get()).isEqualTo(5);
    assertThat(other.get()).isEqualTo(5);
  }

  /**
   * A worker of a fork-join pool that waits may be given other tasks to run meanwhile. If one of
   * them waited too, on top of the first wait, this would hide from others what the worker waits
   * for.
   */
  @Test
  void circle_throughAForkJoinWorker_isSeen() throws Exception {
    CountDownLatch outerLoading = new CountDownLatch(1);
    CountDownLatch outerMayAsk = new CountDownLatch(1);
    CountDownLatch unrelatedLoading = new CountDownLatch(1);
    CountDownLatch unrelatedMayEnd = new CountDownLatch(1);
    AtomicReference<Thread> workerThread = new AtomicReference<>();
    CountDownLatch workerLoading = new CountDownLatch(1);
    occupyOtherWorkers();

    TestThread<Integer> outer =
        TestThread.start(
            () ->
                cache.get(
                    "outer",
                    key -> {
                      outerLoading.countDown();
                      outerMayAsk.await();
                      return cache.get("worker", k -> 1);
                    }));
    TestThread<Integer> unrelated =
        TestThread.start(
            () ->
                cache.get(
                    "unrelated",
                    key -> {
                      unrelatedLoading.countDown();
                      unrelatedMayEnd.await();
                      return 2;
                    }));
    outerLoading.await();
    unrelatedLoading.await();
    CompletableFuture<Integer> worker =
        CompletableFuture.supplyAsync(
            () ->
                cache.get(
                    "worker",
                    key -> {
                      var side = CompletableFuture.runAsync(() -> cache.get("unrelated", k -> 3));
                      workerThread.set(Thread.currentThread());
                      workerLoading.countDown();
                      int value = cache.get("outer", k -> 4);
                      side.join();
                      return value;
                    }));
    workerLoading.await();
    TestThread.awaitBlockedOrDone(workerThread.get());
    outerMayAsk.countDown();
    outer.awaitBlockedOrDone();
    unrelatedMayEnd.countDown();

    assertThat(unrelated.get()).isEqualTo(2);
    assertThat(outer.get()).isEqualTo(1);
    assertThat(worker.get()).isEqualTo(1);
  }

  /** So that the side task is left to the worker that waits. */
  private void occupyOtherWorkers() throws InterruptedException {
    int others = ForkJoinPool.getCommonPoolParallelism() - 1;
    CountDownLatch occupied = new CountDownLatch(Math.max(others, 0));
    for (int i = 0; i < others; i++) {
      ForkJoinPool.commonPool()
          .execute(
              () -> {
                occupied.countDown();
                try {
                  testEnded.await();
                } catch (InterruptedException e) {
                  throw new AssertionError(e);
                }
              });
    }
    occupied.await();
  }
}
