package dev.larder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
final class CacheManagerTest {
  private static final CacheSpec<Long, String> USERS =
      CacheSpec.builder("users", Long.class, String.class).build();
  private static final CacheSpec<String, String> PAGES =
      CacheSpec.builder("pages", String.class, String.class).build();

  private final CacheManager caches = CacheManager.local();

  @Test
  void cache_equalSpec_isTheSameCache() {
    Cache<Long, String> cache = caches.cache(USERS);

    assertThat(caches.cache(CacheSpec.builder("users", Long.class, String.class).build()))
        .isSameAs(cache);
    assertThat(cache.spec()).isSameAs(USERS);
  }

  @Test
  void cache_otherManager_isAnotherCache() {
    caches.cache(USERS).put(1L, "Ann");

    assertThat(CacheManager.local().cache(USERS).peek(1L).isPresent()).isFalse();
  }

  @Test
  void cache_conflictingSpec_throws() {
    caches.cache(USERS);
    CacheSpec<Long, String> other =
        CacheSpec.builder("users", Long.class, String.class).seconds(30).build();

    assertThatIllegalStateException()
        .isThrownBy(() -> caches.cache(other))
        .withMessage(
            "the name users belongs to the cache ["
                + USERS
                + "]; ["
                + other
                + "] must have a name of its own");
    assertThatIllegalStateException().isThrownBy(() -> caches.cache(other, key -> ""));
    assertThatIllegalStateException()
        .isThrownBy(() -> caches.asyncCache(other, key -> new CompletableFuture<>()));
  }

  @Test
  void cache_withLoader_isAViewOfTheSameCache() {
    LoadingCache<Long, String> users = caches.cache(USERS, id -> "user" + id);
    LoadingCache<Long, String> others = caches.cache(USERS, id -> "other" + id);

    assertThat(users.get(1L)).isEqualTo("user1");
    assertThat(others.get(1L)).isEqualTo("user1");
    assertThat(others.refresh(1L)).isEqualTo("other1");
    assertThat(users.get(1L)).isEqualTo("other1");
    assertThat(users.stats()).isEqualTo(caches.cache(USERS).stats());
    assertThat(users.spec()).isSameAs(USERS);
    assertThat(users).hasToString(caches.cache(USERS).toString());
  }

  @Test
  void views_doWhatTheCacheDoes() {
    LoadingCache<Long, String> users = caches.cache(USERS, id -> "user" + id);
    Cache<Long, String> cache = caches.cache(USERS);

    users.put(1L, "put");
    assertThat(users.peek(1L)).isEqualTo(Lookup.of("put")).isEqualTo(cache.peek(1L));
    assertThat(users.entry(1L).orElseThrow().value()).isEqualTo("put");
    assertThat(users.get(1L, id -> "mine")).isEqualTo("put");
    assertThat(users.refresh(1L, id -> "mine")).isEqualTo("mine");
    assertThat(users.getAsync(1L, id -> null)).isCompletedWithValue("mine");
    assertThat(users.refreshAsync(1L, id -> CompletableFuture.completedFuture("async")))
        .isCompletedWithValue("async");
    users.invalidate(1L);
    assertThat(cache.peek(1L).isPresent()).isFalse();
    users.put(1L, "put");
    users.invalidateMatching("1");
    assertThat(cache.peek(1L).isPresent()).isFalse();
    users.put(1L, "put");
    users.invalidateAll();
    assertThat(cache.peek(1L).isPresent()).isFalse();
  }

  @Test
  void asyncCache_loads() {
    AsyncLoadingCache<Long, String> users =
        caches.asyncCache(USERS, id -> CompletableFuture.completedFuture("user" + id));

    assertThat(users.get(1L)).isCompletedWithValue("user1");
    users.put(1L, "put");
    assertThat(users.get(1L)).isCompletedWithValue("put");
    assertThat(users.refresh(1L)).isCompletedWithValue("user1");
  }

  @Test
  void cache_byName() {
    assertThat(caches.cache("users")).isEmpty();

    Cache<Long, String> cache = caches.cache(USERS);

    assertThat(caches.cache("users").orElseThrow()).isSameAs(cache);
  }

  @Test
  void caches_areOrderedByName() {
    assertThat(caches.caches()).isEmpty();

    Cache<Long, String> users = caches.cache(USERS);
    Cache<String, String> pages = caches.cache(PAGES);

    assertThat(caches.caches()).isEqualTo(List.of(pages, users));
  }

  @Test
  void stats_areByNameInOrder() {
    caches.cache(USERS).put(1L, "Ann");
    caches.cache(PAGES);

    assertThat(caches.stats().keySet()).containsExactly("pages", "users");
    assertThat(caches.stats()).containsEntry("users", caches.cache(USERS).stats());
    assertThat(caches.stats().get("pages")).isEqualTo(CacheStats.NONE);
  }

  @Test
  void null_throws() {
    assertThatNullPointerException()
        .isThrownBy(() -> caches.cache((CacheSpec<Long, String>) null))
        .withMessage("spec");
    assertThatNullPointerException()
        .isThrownBy(() -> caches.cache(USERS, null))
        .withMessage("loader");
    assertThatNullPointerException()
        .isThrownBy(() -> caches.asyncCache(USERS, null))
        .withMessage("loader");
    assertThatNullPointerException()
        .isThrownBy(() -> caches.cache((String) null))
        .withMessage("name");
    assertThatNullPointerException()
        .isThrownBy(() -> caches.invalidate(null, 1L))
        .withMessage("cacheName");
    assertThatNullPointerException()
        .isThrownBy(() -> CacheManager.builder().timeSource(null))
        .withMessage("time");
  }

  @Test
  void invalidate_byName() {
    Cache<Long, String> users = caches.cache(USERS);
    users.put(1L, "Ann");
    users.put(2L, "Bob");
    users.put(null, "Nobody");

    caches.invalidate("users", 1L);
    caches.invalidate("users", null);

    assertThat(users.peek(1L).isPresent()).isFalse();
    assertThat(users.peek(null).isPresent()).isFalse();
    assertThat(users.peek(2L).isPresent()).isTrue();
  }

  @Test
  void invalidate_keyOfAnotherType_throws() {
    caches.cache(USERS).put(1L, "Ann");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> caches.invalidate("users", 1))
        .withMessage("the cache users has keys of type java.lang.Long, not java.lang.Integer: 1");
    assertThat(caches.cache(USERS).peek(1L).isPresent()).isTrue();
  }

  @Test
  void invalidate_primitiveKeyType_takesTheBox() {
    Cache<Long, String> cache =
        caches.cache(CacheSpec.builder("primitive", long.class, String.class).build());
    cache.put(1L, "Ann");

    caches.invalidate("primitive", 1L);

    assertThat(cache.peek(1L).isPresent()).isFalse();
  }

  @Test
  void invalidate_genericKeyType_isCheckedAsFarAsErasureGoes() {
    Cache<List<String>, String> cache =
        caches.cache(
            CacheSpec.builder("lists", new TypeRef<List<String>>() {}, TypeRef.of(String.class))
                .build());
    cache.put(List.of("a"), "list");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> caches.invalidate("lists", "a"))
        .withMessage(
            "the cache lists has keys of type java.util.List<java.lang.String>,"
                + " not java.lang.String: a");
    caches.invalidate("lists", List.of(1));
    assertThat(cache.peek(List.of("a")).isPresent()).isTrue();
    caches.invalidate("lists", List.of("a"));
    assertThat(cache.peek(List.of("a")).isPresent()).isFalse();
  }

  @Test
  void invalidate_unknownName_doesNothing() {
    caches.cache(USERS).put(1L, "Ann");

    caches.invalidate("user", 1L);
    caches.invalidateAll("user");

    assertThat(caches.cache(USERS).stats().invalidations()).isZero();
    assertThat(caches.cache("user")).isEmpty();
  }

  @Test
  void invalidateAll_byName() {
    caches.cache(USERS).put(1L, "Ann");
    caches.cache(PAGES).put("a", "page");

    caches.invalidateAll("users");

    assertThat(caches.cache(USERS).stats().entries()).isZero();
    assertThat(caches.cache(PAGES).stats().entries()).isEqualTo(1);
  }

  @Test
  void invalidateAll_ofAllCaches() {
    caches.cache(USERS).put(1L, "Ann");
    caches.cache(PAGES).put("a", "page");

    caches.invalidateAll();

    assertThat(caches.cache(USERS).stats().entries()).isZero();
    assertThat(caches.cache(PAGES).stats().entries()).isZero();
  }

  @Test
  void invalidateMatching_matchesNameAndKeyText() {
    Cache<Long, String> users = caches.cache(USERS);
    Cache<String, String> pages = caches.cache(PAGES);
    users.put(41L, "Ann");
    users.put(5L, "Bob");
    pages.put("41", "page");
    pages.put("users:41", "no user");

    caches.invalidateMatching("users:4*");

    assertThat(users.peek(41L).isPresent()).isFalse();
    assertThat(users.peek(5L).isPresent()).isTrue();
    assertThat(pages.stats().entries()).isEqualTo(2);

    caches.invalidateMatching("*:41");
    assertThat(pages.peek("41").isPresent()).isFalse();
    assertThat(pages.peek("users:41").isPresent()).isTrue();

    caches.invalidateMatching("*");
    assertThat(pages.stats().entries()).isZero();
    assertThat(users.stats().entries()).isZero();
  }

  @Test
  void invalidateMatching_backslash_throws() {
    assertThatIllegalArgumentException().isThrownBy(() -> caches.invalidateMatching("\\*"));
  }

  @ParameterizedTest
  @EnumSource
  void close_thenCallsGoStraightToTheLoader(Access access) {
    Cache<Long, String> users = caches.cache(USERS);
    users.put(1L, "Ann");
    AtomicInteger loads = new AtomicInteger();
    Loader<Long, String> loader = id -> "load" + loads.incrementAndGet();

    caches.close();

    assertThat(users.peek(1L).isPresent()).isFalse();
    assertThat(access.get(users, 1L, loader)).isEqualTo("load1");
    assertThat(access.get(users, 1L, loader)).isEqualTo("load2");
    assertThat(access.refresh(users, 1L, loader)).isEqualTo("load3");
    users.put(1L, "put");
    assertThat(users.peek(1L).isPresent()).isFalse();
    assertThat(access.get(users, 1L, loader)).isEqualTo("load4");
    assertThat(users.stats().entries()).isZero();
    users.invalidate(1L);
    users.invalidateAll();
    caches.close();
  }

  @Test
  void close_thenNewCachesAreClosedToo() {
    caches.close();

    Cache<Long, String> users = caches.cache(USERS);
    users.put(1L, "Ann");

    assertThat(users.peek(1L).isPresent()).isFalse();
    assertThat(users.get(1L, id -> "loaded")).isEqualTo("loaded");
  }

  @Test
  void close_duringLoad_isReturnedToWaitersAndNotStored() throws Exception {
    Cache<Long, String> users = caches.cache(USERS);
    CountDownLatch loading = new CountDownLatch(1);
    CountDownLatch closed = new CountDownLatch(1);
    TestThread<String> leader =
        TestThread.start(
            () ->
                users.get(
                    1L,
                    id -> {
                      loading.countDown();
                      closed.await();
                      return "in flight";
                    }));
    loading.await();
    TestThread<String> waiter =
        TestThread.start(() -> users.get(1L, id -> "waiter")).awaitBlockedOrDone();
    CompletableFuture<String> pending = new CompletableFuture<>();
    CompletableFuture<String> async = users.getAsync(2L, id -> pending);

    caches.close();

    assertThat(users.get(1L, id -> "mine")).isEqualTo("mine");
    closed.countDown();
    pending.complete("late");
    assertThat(leader.get()).isEqualTo("in flight");
    assertThat(waiter.get()).isEqualTo("in flight");
    assertThat(async).isCompletedWithValue("late");
    assertThat(users.peek(1L).isPresent()).isFalse();
    assertThat(users.peek(2L).isPresent()).isFalse();
  }

  @Test
  void timeSource_system_isTheDefault() {
    Cache<Long, String> users = caches.cache(USERS);

    users.put(1L, "Ann");

    CacheEntry<String> entry = users.entry(1L).orElseThrow();
    assertThat(entry.loadedAt()).isBeforeOrEqualTo(TimeSource.system().instant());
    assertThat(entry.expiresAt()).isAfter(entry.loadedAt());
  }
}
