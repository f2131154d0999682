package dev.larder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Loads that go on as futures. */
@Timeout(60)
final class CacheAsyncTest {
  private final FakeTime time = new FakeTime();
  private final CacheManager caches = CacheManager.builder().timeSource(time).build();
  private final Cache<String, Integer> cache =
      caches.cache(CacheSpec.builder("cache", String.class, Integer.class).seconds(10).build());

  /** What the load in flight completes with. */
  private final CompletableFuture<Integer> source = new CompletableFuture<>();

  private static <V> AsyncLoader<String, V> mustNotLoad() {
    return key -> {
      throw new AssertionError("loaded " + key);
    };
  }

  @Test
  void getAsync_whileInFlight_sharesTheLoad() {
    CompletableFuture<Integer> first = cache.getAsync("a", key -> source);
    CompletableFuture<Integer> second = cache.getAsync("a", mustNotLoad());
    assertThat(first).isNotDone();
    assertThat(second).isNotDone();
    assertThat(cache.peek("a").isPresent()).isFalse();

    source.complete(1);

    assertThat(first).isCompletedWithValue(1);
    assertThat(second).isCompletedWithValue(1);
    assertThat(cache.getAsync("a", mustNotLoad())).isCompletedWithValue(1);
    assertThat(cache.stats())
        .isEqualTo(new CacheStats(1, 2, 1, 1, 0, Duration.ZERO, 0, 0, 0, 1, RemoteStats.NONE));
  }

  @Test
  void getAsync_lifeAndLoadTimeCountFromTheStartOfTheLoad() {
    var unused = cache.getAsync("a", key -> source);
    time.advanceSeconds(4);
    source.complete(1);

    assertThat(cache.stats().loadTime()).isEqualTo(Duration.ofSeconds(4));
    time.advance(Duration.ofSeconds(6).minusNanos(1));
    assertThat(cache.peek("a").isPresent()).isTrue();
    time.advanceNanos(1);
    assertThat(cache.peek("a").isPresent()).isFalse();
  }

  @Test
  void getAsync_futureIsTheCallersOwn() {
    CompletableFuture<Integer> cancelled = cache.getAsync("a", key -> source);
    CompletableFuture<Integer> completed = cache.getAsync("a", mustNotLoad());
    CompletableFuture<Integer> left = cache.getAsync("a", mustNotLoad());

    cancelled.cancel(true);
    completed.complete(42);
    assertThat(left).isNotDone();
    assertThat(source).isNotDone();
    source.complete(1);

    assertThat(left).isCompletedWithValue(1);
    assertThat(cache.peek("a")).isEqualTo(Lookup.of(1));
  }

  @Test
  void getAsync_hit_futureIsTheCallersOwn() {
    cache.put("a", 1);

    cache.getAsync("a", mustNotLoad()).obtrudeValue(2);

    assertThat(cache.getAsync("a", mustNotLoad())).isCompletedWithValue(1);
  }

  @Test
  void getAsync_failure_isNeitherCachedNorWrapped() {
    CompletableFuture<Integer> first = cache.getAsync("a", key -> source);
    CompletableFuture<Integer> second = cache.getAsync("a", mustNotLoad());
    IOException failure = new IOException("down");

    source.completeExceptionally(failure);

    assertThat(failureOf(first)).isSameAs(failure);
    assertThat(failureOf(second)).isSameAs(failure);
    assertThat(cache.getAsync("a", key -> CompletableFuture.completedFuture(1)))
        .isCompletedWithValue(1);
    assertThat(cache.stats().loadFailures()).isEqualTo(1);
  }

  private static Throwable failureOf(CompletableFuture<?> future) {
    AtomicReference<Throwable> seen = new AtomicReference<>();
    var unused = future.whenComplete((value, failure) -> seen.set(failure));
    return seen.get();
  }

  @Test
  void getAsync_cancelledSource_failsAndIsNotCached() {
    CompletableFuture<Integer> future = cache.getAsync("a", key -> source);

    source.cancel(false);

    assertThat(future).isCancelled();
    assertThat(cache.getAsync("a", key -> CompletableFuture.completedFuture(1)))
        .isCompletedWithValue(1);
  }

  @Test
  void getAsync_loaderThatThrows_failsTheCallAndThoseWhoJoined() throws Exception {
    CountDownLatch loading = new CountDownLatch(1);
    CountDownLatch joined = new CountDownLatch(1);
    IOException failure = new IOException("refused");
    TestThread<CompletableFuture<Integer>> leader =
        TestThread.start(
            () ->
                cache.getAsync(
                    "a",
                    key -> {
                      loading.countDown();
                      joined.await();
                      throw failure;
                    }));
    loading.await();
    CompletableFuture<Integer> other = cache.getAsync("a", mustNotLoad());
    joined.countDown();

    assertThat(leader.failure()).isSameAs(failure);
    assertThat(failureOf(other)).isSameAs(failure);
    assertThat(cache.stats().loads()).isEqualTo(1);
    assertThat(cache.stats().loadFailures()).isEqualTo(1);
    assertThat(cache.get("a", key -> 1)).isEqualTo(1);
  }

  @Test
  void getAsync_nullStage_throws() {
    assertThat(catchThrowable(() -> cache.getAsync("a", key -> null)))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("the loader of cache returned a null stage");
    assertThat(cache.get("a", key -> 1)).isEqualTo(1);
  }

  @Test
  void getAsync_stageThatTakesNoCallbacks_leavesNothingBehind() {
    RuntimeException failure = new UnsupportedOperationException("minimal");
    CompletableFuture<Integer> minimal =
        new CompletableFuture<>() {
          @Override
          public CompletableFuture<Integer> whenComplete(
              java.util.function.BiConsumer<? super Integer, ? super Throwable> action) {
            throw failure;
          }
        };

    assertThat(catchThrowable(() -> cache.getAsync("a", key -> minimal))).isSameAs(failure);

    assertThat(cache.get("a", key -> 1)).isEqualTo(1);
  }

  @Test
  void getAsync_recursion_onOtherKeys() {
    AsyncLoadingCache<Integer, Long> factorials =
        caches.asyncCache(
            CacheSpec.builder("factorials", Integer.class, Long.class).build(),
            new AsyncLoader<>() {
              @Override
              public CompletableFuture<Long> load(Integer n) {
                return n == 0
                    ? CompletableFuture.completedFuture(1L)
                    : caches
                        .asyncCache(
                            CacheSpec.builder("factorials", Integer.class, Long.class).build(),
                            this)
                        .get(n - 1)
                        .thenApply(below -> n * below);
              }
            });

    assertThat(factorials.get(20)).isCompletedWithValue(2432902008176640000L);
    assertThat(factorials.stats().entries()).isEqualTo(21);
  }

  /**
   * Each completion runs within the one before; 1 000 of them overflowed the stack and left all
   * later ones pending.
   */
  @Test
  void getAsync_longChainOfLoadsThatWaitForEachOther_completes() throws Exception {
    Cache<Integer, Integer> links =
        caches.cache(
            CacheSpec.builder("links", Integer.class, Integer.class).maxEntries(20_000).build());
    CompletableFuture<Integer> last = links.getAsync(0, link -> source);
    for (int i = 1; i <= 10_000; i++) {
      last =
          links.getAsync(
              i, link -> links.getAsync(link - 1, below -> source).thenApply(value -> value + 1));
    }

    source.complete(0);

    assertThat(last.get()).isEqualTo(10_000);
    assertThat(links.stats().entries()).isEqualTo(10_001);
  }

  @Test
  void getAsync_ofItsOwnKeyWhileTheLoadBegins_runsTheLoaderAgain() {
    AtomicInteger depth = new AtomicInteger();

    CompletableFuture<Integer> outer =
        cache.getAsync(
            "a",
            new AsyncLoader<>() {
              @Override
              public CompletableFuture<Integer> load(String key) {
                int mine = depth.incrementAndGet();
                return mine == 3
                    ? CompletableFuture.completedFuture(100)
                    : cache.getAsync(key, this).thenApply(inner -> inner + mine);
              }
            });

    assertThat(outer).isCompletedWithValue(103);
    assertThat(cache.peek("a")).isEqualTo(Lookup.of(103));
    assertThat(cache.stats().loads()).isEqualTo(3);
  }

  @Test
  void get_whileAnAsyncLoadIsInFlight_waitsForIt() throws Exception {
    var unused = cache.getAsync("a", key -> source);
    TestThread<Integer> waiter =
        TestThread.start(() -> cache.get("a", key -> 2)).awaitBlockedOrDone();

    source.complete(1);

    assertThat(waiter.get()).isEqualTo(1);
    assertThat(cache.stats().waits()).isEqualTo(1);
    assertThat(cache.stats().loads()).isEqualTo(1);
  }

  @Test
  void get_whileAnAsyncLoadIsInFlight_getsItsExceptionAsItIs() throws Exception {
    var unused = cache.getAsync("a", key -> source);
    TestThread<Integer> waiter =
        TestThread.start(() -> cache.get("a", key -> 2)).awaitBlockedOrDone();
    CompletionException failure = new CompletionException(new IOException("down"));

    source.completeExceptionally(failure);

    assertThat(waiter.failure()).isSameAs(failure);
  }

  @Test
  void getAsync_whileALoadIsInFlight_isCompletedByIt() throws Exception {
    CountDownLatch loading = new CountDownLatch(1);
    CountDownLatch joined = new CountDownLatch(1);
    TestThread<Integer> leader =
        TestThread.start(
            () ->
                cache.get(
                    "a",
                    key -> {
                      loading.countDown();
                      joined.await();
                      return 1;
                    }));
    loading.await();

    CompletableFuture<Integer> future = cache.getAsync("a", mustNotLoad());

    assertThat(future).isNotDone();
    joined.countDown();
    assertThat(future.get()).isEqualTo(1);
    assertThat(leader.get()).isEqualTo(1);
  }

  @Test
  void getAsync_invalidatedInFlight_isReturnedAndNotStored() {
    CompletableFuture<Integer> before = cache.getAsync("a", key -> source);
    cache.invalidate("a");
    CompletableFuture<Integer> fresh = new CompletableFuture<>();
    CompletableFuture<Integer> after = cache.getAsync("a", key -> fresh);

    fresh.complete(2);
    source.complete(1);

    assertThat(before).isCompletedWithValue(1);
    assertThat(after).isCompletedWithValue(2);
    assertThat(cache.peek("a")).isEqualTo(Lookup.of(2));
  }

  @Test
  void refreshAsync_keepsTheValueMeanwhile_andSupersedesALoad() {
    cache.put("a", 0);
    CompletableFuture<Integer> older = cache.refreshAsync("a", key -> source);
    CompletableFuture<Integer> newerSource = new CompletableFuture<>();
    CompletableFuture<Integer> newer = cache.refreshAsync("a", key -> newerSource);
    assertThat(cache.peek("a")).isEqualTo(Lookup.of(0));

    newerSource.complete(2);
    source.complete(1);

    assertThat(older).isCompletedWithValue(1);
    assertThat(newer).isCompletedWithValue(2);
    assertThat(cache.peek("a")).isEqualTo(Lookup.of(2));
  }

  @Test
  void refreshAsync_futureIsTheCallersOwn() {
    CompletableFuture<Integer> future = cache.refreshAsync("a", key -> source);

    future.cancel(true);
    source.complete(1);

    assertThat(cache.peek("a")).isEqualTo(Lookup.of(1));
  }

  @Test
  void callbackOfAJoiner_mayWaitForThoseWhoWaitForTheSameLoad() throws Exception {
    // The callback runs in the leader's thread. It must find the waiters awake already.
    Cache<String, Integer> other =
        caches.cache(CacheSpec.builder("other", String.class, Integer.class).build());
    CountDownLatch loading = new CountDownLatch(1);
    CountDownLatch joined = new CountDownLatch(1);
    TestThread<Integer> leader =
        TestThread.start(
            () ->
                cache.get(
                    "a",
                    key -> {
                      loading.countDown();
                      joined.await();
                      return 1;
                    }));
    loading.await();
    TestThread<Integer> waiter =
        TestThread.start(() -> other.get("b", key -> 10 + cache.get("a", a -> 2)))
            .awaitBlockedOrDone();
    CompletableFuture<Integer> callback =
        cache.getAsync("a", mustNotLoad()).thenApply(a -> 100 + other.get("b", key -> 3));
    joined.countDown();

    assertThat(waiter.get()).isEqualTo(11);
    assertThat(leader.get()).isEqualTo(1);
    assertThat(callback).isCompletedWithValue(111);
  }
}
