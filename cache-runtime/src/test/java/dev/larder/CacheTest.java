package dev.larder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a cache answers, one call after the other. */
final class CacheTest {
  private final FakeTime time = new FakeTime();
  private final CacheManager caches = CacheManager.builder().timeSource(time).build();
  private final AtomicInteger loads = new AtomicInteger();

  private static CacheSpec.Builder<String, Object> spec() {
    return CacheSpec.builder("cache", String.class, Object.class);
  }

  private Cache<String, Object> cache() {
    return caches.cache(spec().build());
  }

  /** Each load has a value of its own: 1, 2, 3… */
  private Object load(String key) {
    return loads.incrementAndGet();
  }

  private static Loader<String, Object> loaderOf(Object value) {
    return key -> value;
  }

  private static Loader<String, Object> mustNotLoad() {
    return key -> {
      throw new AssertionError("loaded " + key);
    };
  }

  @ParameterizedTest
  @EnumSource
  void get_again_isHit(Access access) {
    Cache<String, Object> cache = cache();

    assertThat(access.get(cache, "a", this::load)).isEqualTo(1);
    assertThat(access.get(cache, "a", mustNotLoad())).isEqualTo(1);
    assertThat(access.get(cache, "b", this::load)).isEqualTo(2);
    assertThat(cache.stats())
        .isEqualTo(new CacheStats(1, 2, 0, 2, 0, Duration.ZERO, 0, 0, 0, 2, RemoteStats.NONE));
  }

  @Test
  void get_givesKeyToLoader() {
    assertThat(cache().get("a", key -> key + "!")).isEqualTo("a!");
  }

  @ParameterizedTest
  @EnumSource
  void get_atEndOfLife_loadsAnew(Access access) {
    Cache<String, Object> cache = caches.cache(spec().seconds(10).build());
    access.get(cache, "a", this::load);

    time.advance(Duration.ofSeconds(10).minusNanos(1));
    assertThat(access.get(cache, "a", this::load)).isEqualTo(1);
    assertThat(cache.peek("a")).isEqualTo(Lookup.of(1));

    time.advanceNanos(1);
    assertThat(cache.peek("a")).isEqualTo(Lookup.absent());
    assertThat(cache.entry("a")).isEmpty();
    assertThat(cache.stats().entries()).isZero();
    assertThat(access.get(cache, "a", this::load)).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void get_lifeCountsFromStartOfLoad(Access access) {
    Cache<String, Object> cache = caches.cache(spec().seconds(10).build());

    access.get(
        cache,
        "a",
        key -> {
          time.advanceSeconds(4);
          return "slow";
        });

    time.advance(Duration.ofSeconds(6).minusNanos(1));
    assertThat(cache.peek("a").isPresent()).isTrue();
    time.advanceNanos(1);
    assertThat(cache.peek("a").isPresent()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void get_loadThatTakesALife_isNotStored(Access access) {
    Cache<String, Object> cache = caches.cache(spec().seconds(10).build());

    Object value =
        access.get(
            cache,
            "a",
            key -> {
              time.advanceSeconds(10);
              return "late";
            });

    assertThat(value).isEqualTo("late");
    assertThat(cache.peek("a").isPresent()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void get_hit_doesNotProlongLife(Access access) {
    Cache<String, Object> cache = caches.cache(spec().seconds(10).build());
    access.get(cache, "a", this::load);
    for (int second = 1; second < 10; second++) {
      time.advanceSeconds(1);
      assertThat(access.get(cache, "a", this::load)).isEqualTo(1);
    }

    time.advanceSeconds(1);

    assertThat(access.get(cache, "a", this::load)).isEqualTo(2);
  }

  @Test
  void get_longestLife_isNotEndless() {
    Cache<String, Object> cache = caches.cache(spec().seconds(Integer.MAX_VALUE).build());
    cache.get("a", this::load);

    time.advance(Duration.ofSeconds(Integer.MAX_VALUE).minusNanos(1));
    assertThat(cache.peek("a").isPresent()).isTrue();
    time.advanceNanos(1);
    assertThat(cache.peek("a").isPresent()).isFalse();
  }

  static Stream<Arguments> nothings() {
    return Stream.of(
            null,
            Optional.empty(),
            OptionalInt.empty(),
            OptionalLong.empty(),
            OptionalDouble.empty())
        .flatMap(nothing -> Arrays.stream(Access.values()).map(a -> Arguments.of(nothing, a)));
  }

  static Stream<Object> somethings() {
    return Stream.of(
        "",
        0,
        false,
        List.of(),
        Optional.of(1),
        OptionalInt.of(0),
        OptionalLong.of(0),
        OptionalDouble.of(0));
  }

  @ParameterizedTest
  @MethodSource("nothings")
  void get_nothing_livesForNullSeconds(Object nothing, Access access) {
    Cache<String, Object> cache = caches.cache(spec().seconds(10).nullSeconds(3).build());

    assertThat(access.get(cache, "a", loaderOf(nothing))).isEqualTo(nothing);

    time.advance(Duration.ofSeconds(3).minusNanos(1));
    assertThat(access.get(cache, "a", mustNotLoad())).isEqualTo(nothing);
    assertThat(cache.peek("a")).isEqualTo(Lookup.of(nothing));
    time.advanceNanos(1);
    assertThat(access.get(cache, "a", this::load)).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("nothings")
  void get_nothingAndNullSecondsZero_isNotCached(Object nothing, Access access) {
    Cache<String, Object> cache = caches.cache(spec().nullSeconds(0).build());

    assertThat(access.get(cache, "a", loaderOf(nothing))).isEqualTo(nothing);

    assertThat(cache.peek("a")).isEqualTo(Lookup.absent());
    assertThat(access.get(cache, "a", this::load)).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("somethings")
  void get_somethingAndNullSecondsZero_isCached(Object something) {
    Cache<String, Object> cache = caches.cache(spec().nullSeconds(0).build());

    cache.get("a", loaderOf(something));

    assertThat(cache.peek("a")).isEqualTo(Lookup.of(something));
  }

  @ParameterizedTest
  @MethodSource("nothings")
  void put_nothingAndNullSecondsZero_removesValue(Object nothing, Access access) {
    Cache<String, Object> cache = caches.cache(spec().nullSeconds(0).build());
    access.get(cache, "a", this::load);

    cache.put("a", nothing);

    assertThat(cache.peek("a")).isEqualTo(Lookup.absent());
  }

  @ParameterizedTest
  @MethodSource("nothings")
  void refresh_nothingAndNullSecondsZero_removesValue(Object nothing, Access access) {
    Cache<String, Object> cache = caches.cache(spec().nullSeconds(0).build());
    cache.put("a", "old");

    assertThat(access.refresh(cache, "a", loaderOf(nothing))).isEqualTo(nothing);

    assertThat(cache.peek("a")).isEqualTo(Lookup.absent());
  }

  @Test
  void jitter_shortensLivesAndNeverLengthens() {
    Cache<String, Object> cache =
        caches.cache(spec().seconds(1000).nullSeconds(100).jitter(0.25).build());
    Set<Instant> ends = new HashSet<>();
    for (int i = 0; i < 500; i++) {
      cache.put("value" + i, i);
      cache.put("null" + i, null);
      ends.add(expiryOf(cache, "value" + i));
      assertThat(expiryOf(cache, "value" + i))
          .isBetween(FakeTime.START.plusSeconds(750), FakeTime.START.plusSeconds(1000));
      assertThat(expiryOf(cache, "null" + i))
          .isBetween(FakeTime.START.plusSeconds(75), FakeTime.START.plusSeconds(100));
    }

    assertThat(ends).hasSizeGreaterThan(400);
    assertThat(ends).anyMatch(end -> end.isBefore(FakeTime.START.plusSeconds(800)));
    assertThat(ends).anyMatch(end -> end.isAfter(FakeTime.START.plusSeconds(950)));
  }

  private static Instant expiryOf(Cache<String, Object> cache, String key) {
    return cache.entry(key).orElseThrow().expiresAt();
  }

  @ParameterizedTest
  @EnumSource
  void maxEntries_isNeverExceeded(Access access) {
    Random random = new Random(Seeds.next(CacheTest.class));
    Cache<String, Object> cache = caches.cache(spec().maxEntries(10).build());
    for (int i = 0; i < 2000; i++) {
      String key = "k" + random.nextInt(100);
      if (random.nextBoolean()) {
        access.get(cache, key, this::load);
      } else {
        cache.put(key, i);
      }
      assertThat(present(cache)).isLessThanOrEqualTo(10);
    }

    CacheStats stats = cache.stats();
    assertThat(stats.entries()).isEqualTo(10).isEqualTo(present(cache));
    assertThat(stats.evictions()).isPositive();
  }

  private static long present(Cache<String, Object> cache) {
    return IntStream.range(0, 100).filter(i -> cache.peek("k" + i).isPresent()).count();
  }

  @Test
  void evictions_countOnlyWhatTheBoundDropped() {
    Cache<String, Object> cache = caches.cache(spec().seconds(10).maxEntries(3).build());
    for (int i = 0; i < 3; i++) {
      cache.put("k" + i, i);
    }
    cache.invalidate("k0");
    cache.put("k1", "replaced");
    time.advanceSeconds(10);
    assertThat(cache.stats().entries()).isZero();
    assertThat(cache.stats().evictions()).isZero();

    for (int i = 0; i < 5; i++) {
      cache.put("k" + i, i);
    }

    assertThat(cache.stats().evictions()).isEqualTo(2);
    assertThat(cache.stats().entries()).isEqualTo(3);
  }

  @Test
  void hit_countsWhatItFindsAndNothingElse() {
    Cache<String, Object> cache = cache();

    assertThat(cache.hit("a")).isNull();
    assertThat(cache.stats().calls()).isZero();

    cache.put("a", 1);
    assertThat(cache.hit("a")).extracting(Hit::value).isEqualTo(1);
    assertThat(cache.stats().hits()).isEqualTo(1);
    assertThat(cache.stats().calls()).isEqualTo(1);
  }

  @Test
  void hit_ofNull_isAHit() {
    Cache<@Nullable String, @Nullable Object> cache =
        caches.cache(
            CacheSpec.<@Nullable String, @Nullable Object>builder(
                    "nulls", String.class, Object.class)
                .build());

    assertThat(cache.hit(null)).isNull();
    cache.put(null, null);
    assertThat(cache.hit(null)).isNotNull().extracting(Hit::value).isNull();
  }

  @Test
  void hit_atEndOfLife_isNone() {
    Cache<String, Object> cache = caches.cache(spec().seconds(10).build());
    cache.put("a", 1);

    time.advance(Duration.ofSeconds(10));

    assertThat(cache.hit("a")).isNull();
  }

  @Test
  void hit_afterInvalidation_isNone() {
    Cache<String, Object> cache = cache();
    cache.put("a", 1);

    cache.invalidate("a");

    assertThat(cache.hit("a")).isNull();
  }

  @Test
  void hit_keepsAlive() {
    Cache<String, Object> cache = caches.cache(spec().maxEntries(2).build());
    cache.put("other", 1);
    cache.put("used", 2);
    for (int i = 0; i < 20; i++) {
      cache.hit("used");
      cache.put("more" + i, i);
    }

    assertThat(cache.peek("used").isPresent()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, 127, 128, -129, 1L << 32, Long.MAX_VALUE, Long.MIN_VALUE})
  void hit_byLongKey_isThatOfTheBox(long number) {
    Cache<Object, Object> cache =
        caches.cache(CacheSpec.builder("numbers", Object.class, Object.class).build());
    cache.put(number, "long");
    cache.put((int) number, "int");

    assertThat(cache.hit(new LongKey(number))).extracting(Hit::value).isEqualTo("long");
    assertThat(cache.hit(new LongKey(number ^ 64))).isNull();
    assertThat(cache.hit(new IntKey((int) number))).extracting(Hit::value).isEqualTo("int");
    assertThat(cache.hit(new IntKey((int) number ^ 64))).isNull();
  }

  @Test
  void peekAndEntry_doNotCountNorLoad() {
    Cache<String, Object> cache = cache();
    cache.put("a", 1);
    CacheStats before = cache.stats();

    assertThat(cache.peek("a")).isEqualTo(Lookup.of(1));
    assertThat(cache.peek("b")).isEqualTo(Lookup.absent());
    assertThat(cache.entry("a")).isPresent();
    assertThat(cache.entry("b")).isEmpty();

    assertThat(cache.stats()).isEqualTo(before);
  }

  @Test
  void peekAndEntry_doNotKeepAlive() {
    Cache<String, Object> peeked = caches.cache(spec().maxEntries(2).build());
    peeked.put("peeked", 1);
    peeked.put("used", 2);
    for (int i = 0; i < 100; i++) {
      peeked.peek("peeked");
      peeked.entry("peeked");
      peeked.get("used", mustNotLoad());
    }
    for (int i = 0; i < 20; i++) {
      peeked.put("more" + i, i);
    }

    assertThat(peeked.peek("used").isPresent()).isTrue();
    assertThat(peeked.peek("peeked").isPresent()).isFalse();
  }

  @Test
  void entry_tellsSinceWhenAndUntilWhen() {
    Cache<String, Object> cache = caches.cache(spec().seconds(10).nullSeconds(5).build());
    time.advanceSeconds(100);
    cache.get(
        "a",
        key -> {
          time.advanceSeconds(2);
          return "value";
        });
    cache.put("null", null);
    time.advanceSeconds(3);

    assertThat(cache.entry("a"))
        .contains(
            new CacheEntry<>(
                "value",
                FakeTime.START.plusSeconds(100),
                FakeTime.START.plusSeconds(110),
                CacheEntry.Tier.LOCAL));
    assertThat(cache.entry("null"))
        .contains(
            new CacheEntry<>(
                null,
                FakeTime.START.plusSeconds(102),
                FakeTime.START.plusSeconds(107),
                CacheEntry.Tier.LOCAL));
  }

  @ParameterizedTest
  @EnumSource
  void nullKey_isAKey(Access access) {
    Cache<String, Object> cache = cache();

    assertThat(access.get(cache, null, key -> key == null ? "null" : "other")).isEqualTo("null");
    assertThat(access.get(cache, null, mustNotLoad())).isEqualTo("null");
    assertThat(cache.peek(null)).isEqualTo(Lookup.of("null"));
    assertThat(cache.peek("null")).isEqualTo(Lookup.absent());

    cache.put(null, "put");
    assertThat(cache.entry(null).orElseThrow().value()).isEqualTo("put");
    assertThat(access.refresh(cache, null, this::load)).isEqualTo(1);
    cache.invalidate(null);
    assertThat(cache.peek(null).isPresent()).isFalse();
  }

  @Test
  void nullKey_hasAText() {
    Cache<String, Object> cache = cache();
    cache.put(null, 1);
    cache.put("a", 2);

    cache.invalidateMatching("a*");
    assertThat(cache.peek(null).isPresent()).isTrue();
    cache.invalidateMatching("~");
    assertThat(cache.peek(null).isPresent()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void get_failure_reachesCallerAsThrownAndIsNotCached(Access access) {
    Cache<String, Object> cache = cache();
    IOException failure = new IOException("down");

    Throwable thrown =
        catchThrowable(
            () ->
                access.get(
                    cache,
                    "a",
                    key -> {
                      throw failure;
                    }));

    assertThat(thrown).isSameAs(failure);
    assertThat(cache.peek("a").isPresent()).isFalse();
    assertThat(access.get(cache, "a", this::load)).isEqualTo(1);
    assertThat(cache.stats())
        .isEqualTo(new CacheStats(0, 2, 0, 2, 1, Duration.ZERO, 0, 0, 0, 1, RemoteStats.NONE));
  }

  @Test
  void get_error_reachesCallerAsThrown() {
    Error failure = new AssertionError("bug");

    assertThat(
            catchThrowable(
                () ->
                    cache()
                        .get(
                            "a",
                            key -> {
                              throw failure;
                            })))
        .isSameAs(failure);
  }

  @Test
  void put_livesForAWholeLifeFromNow() {
    Cache<String, Object> cache = caches.cache(spec().seconds(10).build());
    cache.get("a", this::load);
    time.advanceSeconds(9);

    cache.put("a", "put");

    time.advance(Duration.ofSeconds(10).minusNanos(1));
    assertThat(cache.get("a", this::load)).isEqualTo("put");
    time.advanceNanos(1);
    assertThat(cache.get("a", this::load)).isEqualTo(2);
  }

  @Test
  void put_shorterLifeReplacesLongerOne() {
    Cache<String, Object> cache = caches.cache(spec().seconds(10).nullSeconds(1).build());
    cache.put("a", "value");

    cache.put("a", null);

    time.advanceSeconds(1);
    assertThat(cache.peek("a").isPresent()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void refresh_replacesValue(Access access) {
    Cache<String, Object> cache = caches.cache(spec().seconds(10).build());
    access.get(cache, "a", this::load);
    time.advanceSeconds(6);

    assertThat(access.refresh(cache, "a", this::load)).isEqualTo(2);

    time.advanceSeconds(6);
    assertThat(access.get(cache, "a", mustNotLoad())).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void refresh_withoutValue_loads(Access access) {
    assertThat(access.refresh(cache(), "a", this::load)).isEqualTo(1);
    assertThat(cache().peek("a")).isEqualTo(Lookup.of(1));
  }

  @ParameterizedTest
  @EnumSource
  void refresh_failure_keepsValue(Access access) {
    Cache<String, Object> cache = cache();
    access.get(cache, "a", this::load);
    IOException failure = new IOException("down");

    Throwable thrown =
        catchThrowable(
            () ->
                access.refresh(
                    cache,
                    "a",
                    key -> {
                      throw failure;
                    }));

    assertThat(thrown).isSameAs(failure);
    assertThat(access.get(cache, "a", mustNotLoad())).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void refresh_others_areServedThePresentValueMeanwhile(Access access) {
    Cache<String, Object> cache = cache();
    cache.put("a", "old");

    access.refresh(
        cache,
        "a",
        key -> {
          assertThat(cache.get("a", mustNotLoad())).isEqualTo("old");
          return "new";
        });

    assertThat(cache.get("a", mustNotLoad())).isEqualTo("new");
  }

  @ParameterizedTest
  @EnumSource
  void refresh_countsAsLoadAndNotAsCall(Access access) {
    Cache<String, Object> cache = cache();

    access.refresh(
        cache,
        "a",
        key -> {
          time.advanceSeconds(3);
          return 1;
        });
    catchThrowable(
        () ->
            access.refresh(
                cache,
                "a",
                key -> {
                  time.advanceSeconds(2);
                  throw new IOException();
                }));

    assertThat(cache.stats())
        .isEqualTo(
            new CacheStats(0, 0, 0, 2, 1, Duration.ofSeconds(5), 0, 0, 0, 1, RemoteStats.NONE));
  }

  @Test
  void invalidate_removesTheKeyAlone() {
    Cache<String, Object> cache = cache();
    cache.put("a", 1);
    cache.put("b", 2);

    cache.invalidate("a");
    cache.invalidate("never there");

    assertThat(cache.peek("a").isPresent()).isFalse();
    assertThat(cache.peek("b").isPresent()).isTrue();
    assertThat(cache.stats())
        .isEqualTo(new CacheStats(0, 0, 0, 0, 0, Duration.ZERO, 2, 2, 0, 1, RemoteStats.NONE));
  }

  @Test
  void invalidateAll_removesAll() {
    Cache<String, Object> cache = cache();
    for (int i = 0; i < 1000; i++) {
      cache.put("k" + i, i);
    }

    cache.invalidateAll();

    assertThat(cache.stats())
        .isEqualTo(new CacheStats(0, 0, 0, 0, 0, Duration.ZERO, 1000, 1, 0, 0, RemoteStats.NONE));
    assertThat(cache.peek("k1").isPresent()).isFalse();
  }

  @Test
  void invalidateMatching_removesWhatMatches() {
    Cache<String, Object> cache = cache();
    for (String key : List.of("eu1", "eu2", "us1", "", "e*")) {
      cache.put(key, key);
    }

    cache.invalidateMatching("eu?");
    assertThat(cache.peek("eu1").isPresent()).isFalse();
    assertThat(cache.peek("eu2").isPresent()).isFalse();
    assertThat(cache.stats().entries()).isEqualTo(3);

    cache.invalidateMatching(KeyText.escape("e*"));
    assertThat(cache.peek("e*").isPresent()).isFalse();
    assertThat(cache.peek("").isPresent()).isTrue();

    cache.invalidateMatching("*");
    assertThat(cache.stats().entries()).isZero();
    assertThat(cache.stats().invalidations()).isEqualTo(3);
  }

  @Test
  void invalidateMatching_backslash_throwsAndRemovesNothing() {
    Cache<String, Object> cache = cache();
    cache.put("a", 1);

    assertThatIllegalArgumentException().isThrownBy(() -> cache.invalidateMatching("a\\"));

    assertThat(cache.peek("a").isPresent()).isTrue();
    assertThat(cache.stats().invalidations()).isZero();
  }

  @Test
  void invalidateMatching_opaqueKey_matchesAlways() {
    record Point(int x) {}
    Cache<Object, String> cache =
        caches.cache(CacheSpec.builder("mixed", Object.class, String.class).build());
    cache.put(new Point(1), "opaque");
    cache.put("text", "text");

    cache.invalidateMatching("nothing");

    assertThat(cache.peek(new Point(1)).isPresent()).isFalse();
    assertThat(cache.peek("text").isPresent()).isTrue();
  }

  @Test
  void invalidateMatching_usesTheEncoder() {
    record Point(int x, int y) {}
    Cache<Point, String> cache =
        caches.cache(
            CacheSpec.builder("points", Point.class, String.class)
                .keyEncoder((text, point) -> text.add(point.x()).add(point.y()))
                .build());
    cache.put(new Point(1, 2), "a");
    cache.put(new Point(2, 1), "b");

    cache.invalidateMatching("1:*");

    assertThat(cache.peek(new Point(1, 2)).isPresent()).isFalse();
    assertThat(cache.peek(new Point(2, 1)).isPresent()).isTrue();
  }

  @Test
  void noArguments_isAKey() {
    Cache<NoArguments, Integer> cache =
        caches.cache(CacheSpec.builder("all", NoArguments.class, Integer.class).build());
    cache.put(NoArguments.INSTANCE, 1);

    cache.invalidateMatching("?*");
    assertThat(cache.peek(NoArguments.INSTANCE).isPresent()).isTrue();
    caches.invalidateMatching("all:");
    assertThat(cache.peek(NoArguments.INSTANCE).isPresent()).isFalse();
  }

  @Test
  void loadTime_isTheSumOfAllLoads() {
    Cache<String, Object> cache = cache();
    for (Access access : Access.values()) {
      access.get(
          cache,
          access.name(),
          key -> {
            time.advance(Duration.ofMillis(30));
            return key;
          });
    }

    assertThat(cache.stats().loadTime()).isEqualTo(Duration.ofMillis(60));
    assertThat(cache.stats().averageLoadTime()).isEqualTo(Duration.ofMillis(30));
  }

  @Test
  void load_invalidatesItsOwnKey_isReturnedAndNotStored() {
    Cache<String, Object> cache = cache();

    Object value =
        cache.get(
            "a",
            key -> {
              cache.invalidate("a");
              return "stale";
            });

    assertThat(value).isEqualTo("stale");
    assertThat(cache.peek("a").isPresent()).isFalse();
  }

  @Test
  void load_putsItsOwnKey_putStays() {
    Cache<String, Object> cache = cache();

    cache.get(
        "a",
        key -> {
          cache.put("a", "put");
          return "loaded";
        });

    assertThat(cache.peek("a")).isEqualTo(Lookup.of("put"));
  }

  @Test
  void keyThatChangesDuringItsLoad_isNotStuck() {
    Cache<List<Integer>, Object> cache =
        caches.cache(
            CacheSpec.builder("lists", new TypeRef<List<Integer>>() {}, TypeRef.of(Object.class))
                .build());
    List<Integer> key = Arrays.asList(1, 2);
    cache.get(
        key,
        k -> {
          key.set(0, 9);
          return "first";
        });
    key.set(0, 1);

    assertThat(cache.get(List.of(1, 2), k -> "second")).isEqualTo("second");
  }

  @Test
  void toString_tellsTheSpec() {
    assertThat(cache()).hasToString("Cache[" + cache().spec() + "]");
  }
}
