package dev.larder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A load must not hold on to the few threads that carry the virtual ones. */
@Timeout(60)
final class VirtualThreadsTest {
  private static final int THREADS = 1_000;

  private final Cache<Integer, Integer> cache =
      CacheManager.local().cache(CacheSpec.builder("cache", Integer.class, Integer.class).build());

  @Test
  void loadsOfDifferentKeys_allWaitUntilAllHaveBegun() throws Exception {
    CountDownLatch allLoading = new CountDownLatch(THREADS);
    List<CompletableFuture<Integer>> results = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      int key = i;
      results.add(
          startVirtual(
              () ->
                  cache.get(
                      key,
                      k -> {
                        allLoading.countDown();
                        allLoading.await();
                        return k;
                      })));
    }

    for (int i = 0; i < THREADS; i++) {
      assertThat(results.get(i).get(30, TimeUnit.SECONDS)).isEqualTo(i);
    }
  }

  @Test
  void waitersOfOneKey_leaveRoomForItsLoad() throws Exception {
    CountDownLatch asking = new CountDownLatch(THREADS);
    AtomicInteger loads = new AtomicInteger();
    List<CompletableFuture<Integer>> results = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      results.add(
          startVirtual(
              () -> {
                asking.countDown();
                return cache.get(
                    1,
                    k -> {
                      asking.await();
                      return loads.incrementAndGet();
                    });
              }));
    }

    for (CompletableFuture<Integer> result : results) {
      assertThat(result.get(30, TimeUnit.SECONDS)).isEqualTo(1);
    }
  }

  private static CompletableFuture<Integer> startVirtual(
      java.util.concurrent.Callable<Integer> body) throws ReflectiveOperationException {
    CompletableFuture<Integer> result = new CompletableFuture<>();
    Runnable task =
        () -> {
          try {
            result.complete(body.call());
          } catch (Throwable failure) {
            result.completeExceptionally(failure);
          }
        };
    assumeTrue(Runtime.version().feature() >= 21, "virtual threads");
    Method start = Thread.class.getMethod("startVirtualThread", Runnable.class);
    start.invoke(null, task);
    return result;
  }
}
