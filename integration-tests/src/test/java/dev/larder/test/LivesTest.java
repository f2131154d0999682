package dev.larder.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.CacheManager;
import dev.larder.CacheStats;
import dev.larder.annotation.Cached;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What the members of {@code @Cached} do. */
final class LivesTest {
  private final FakeTime time = new FakeTime();
  private final CacheManager caches = time.manager();
  private final LivesTest_Clock_Cached clock = new LivesTest_Clock_Cached(caches);

  static class Clock {
    int calls;

    @Cached
    int byDefault() {
      return ++calls;
    }

    @Cached(seconds = 10)
    int ten(int id) {
      return ++calls;
    }

    @Cached(seconds = 100, jitter = 0.5)
    int jittered(int id) {
      return ++calls;
    }

    @Cached(maxEntries = 5)
    int few(int id) {
      return ++calls;
    }

    @Cached(seconds = 10, nullSeconds = 2)
    String none(String result) {
      calls++;
      return result.isEmpty() ? null : result;
    }

    @Cached(seconds = 10, nullSeconds = 0)
    Optional<String> never(String result) {
      calls++;
      return Optional.of(result).filter(text -> !text.isEmpty());
    }

    @Cached(seconds = 10, nullSeconds = 2)
    CompletableFuture<String> later(String result) {
      calls++;
      return CompletableFuture.completedFuture(result.isEmpty() ? null : result);
    }

    @Cached(name = "clock.named")
    int named(int id) {
      return ++calls;
    }
  }

  @Test
  void seconds_byDefault_isOneMinute() {
    clock.byDefault();
    time.advance(Duration.ofSeconds(60).minusNanos(1));
    assertThat(clock.byDefault()).isEqualTo(1);

    time.advance(Duration.ofNanos(1));
    assertThat(clock.byDefault()).isEqualTo(2);
  }

  @Test
  void seconds_areCountedForEachKey() {
    clock.ten(1);
    time.advanceSeconds(5);
    clock.ten(2);
    time.advanceSeconds(5);

    assertThat(clock.ten(2)).isEqualTo(2);
    assertThat(clock.ten(1)).isEqualTo(3);
  }

  @Test
  void jitter_shortensLivesByNoMoreThanItsFraction() {
    for (int id = 0; id < 200; id++) {
      clock.jittered(id);
    }

    time.advanceSeconds(49);
    assertThat(missing(200)).isEmpty();
    time.advanceSeconds(26);
    assertThat(missing(200).size()).isBetween(50, 150);
    time.advanceSeconds(25);
    assertThat(missing(200)).hasSize(200);
  }

  private Set<Integer> missing(int ids) {
    Set<Integer> missing = new TreeSet<>();
    for (int id = 0; id < ids; id++) {
      if (!clock.jitteredCache().peek(id).isPresent()) {
        missing.add(id);
      }
    }
    return missing;
  }

  @Test
  void maxEntries_boundTheCache() {
    for (int id = 0; id < 100; id++) {
      clock.few(id);
    }

    CacheStats stats = clock.fewCache().stats();
    assertThat(stats.entries()).isEqualTo(5);
    assertThat(stats.evictions()).isEqualTo(95);
  }

  @Test
  void nullSeconds_areTheLifeOfNull() {
    clock.none("");
    clock.none("x");
    time.advanceSeconds(1);
    assertThat(clock.none("")).isNull();
    assertThat(clock.calls).isEqualTo(2);

    time.advanceSeconds(1);
    clock.none("");
    clock.none("x");

    assertThat(clock.calls).isEqualTo(3);
  }

  @Test
  void nullSeconds_zero_keepsNoEmptyOptional() {
    clock.never("");
    clock.never("");
    clock.never("x");
    assertThat(clock.never("x")).contains("x");

    assertThat(clock.calls).isEqualTo(3);
  }

  @Test
  void nullSeconds_ofAFuture_areTheLifeOfTheNullItHolds() {
    clock.later("").join();
    time.advanceSeconds(1);
    assertThat(clock.later("").join()).isNull();
    assertThat(clock.calls).isEqualTo(1);

    time.advanceSeconds(1);
    clock.later("").join();

    assertThat(clock.calls).isEqualTo(2);
  }

  @Test
  void name_isThatOfTheAnnotationOrOfTheMethod() {
    assertThat(clock.namedCache().spec().name()).isEqualTo("clock.named");
    assertThat(clock.namedCache().spec().source()).contains(Clock.class.getName() + ".named");
    assertThat(clock.tenCache().spec().name()).isEqualTo(Clock.class.getName() + ".ten");
    assertThat(clock.tenCache().spec().source()).isEmpty();
  }

  @Test
  void spec_isAConstantWithTheValuesOfTheAnnotation() {
    assertThat(LivesTest_Clock_Cached.NONE_CACHE).isSameAs(clock.noneCache().spec());
    assertThat(LivesTest_Clock_Cached.NONE_CACHE.life()).isEqualTo(Duration.ofSeconds(10));
    assertThat(LivesTest_Clock_Cached.NONE_CACHE.nullLife()).isEqualTo(Duration.ofSeconds(2));
    assertThat(LivesTest_Clock_Cached.FEW_CACHE.maxEntries()).isEqualTo(5);
    assertThat(LivesTest_Clock_Cached.JITTERED_CACHE.jitter()).isEqualTo(0.5);
    assertThat(LivesTest_Clock_Cached.TEN_CACHE.keyType()).isEqualTo(Integer.class);
    assertThat(LivesTest_Clock_Cached.NONE_CACHE.valueType()).isEqualTo(String.class);
  }

  @Test
  void statistics_areFoundByName() {
    clock.named(1);
    clock.named(1);
    clock.named(2);

    CacheStats stats = caches.stats().get("clock.named");
    assertThat(stats.hits()).isEqualTo(1);
    assertThat(stats.misses()).isEqualTo(2);
    assertThat(stats.loads()).isEqualTo(2);
    assertThat(stats.entries()).isEqualTo(2);
    assertThat(caches.cache("clock.named").orElseThrow().stats()).isEqualTo(stats);
    assertThat(caches.stats()).containsKey(Clock.class.getName() + ".ten").hasSize(8);
  }
}
