package dev.larder.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.CacheManager;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Behaviours of a class that the real build compiled. */
final class CachedBehaviourTest {
  private final CacheManager caches = CacheManager.local();
  private final Stock_Cached stock = new Stock_Cached(caches);

  @Test
  void call_repeated_runsOnce() {
    int first = stock.price(7);

    assertThat(stock.price(7)).isEqualTo(first);
    assertThat(stock.price(8)).isNotEqualTo(first);
  }

  @Test
  void callOfSuperConstructor_runsTheMethodAndIsNotCached() {
    assertThat(stock.calls).isEqualTo(1);
    assertThat(stock.priceCache().peek(1L).isPresent()).isFalse();
  }

  @Test
  void invalidation_ofWidenedKey_isSeenByTheNextCall() {
    int before = stock.price(7);
    int other = stock.price(8);

    stock.reprice(7);

    assertThat(stock.price(7)).isNotEqualTo(before);
    assertThat(stock.price(8)).isEqualTo(other);
  }

  @Test
  void emptyOptional_withNullSecondsZero_isNotCached() {
    int before = stock.calls;

    assertThat(stock.name(1)).isEmpty();
    assertThat(stock.name(1)).isEmpty();

    assertThat(stock.calls).isEqualTo(before + 2);
  }

  @Test
  void future_isCachedByWhatItHolds() {
    assertThat(stock.later("a").join()).isEqualTo(stock.later("a").join());
    assertThat(stock.later("a")).isNotSameAs(stock.later("a"));
  }

  @Test
  void arrayKey_isComparedByContentAndCopied() {
    int[] ids = {1, 2};
    int first = stock.sum(ids);

    ids[0] = 9;

    assertThat(stock.sum(1, 2)).isEqualTo(first);
    assertThat(stock.sum(ids)).isNotEqualTo(first);
  }

  @Test
  void keyPath_readsOnlyItsPart_andNullOnTheWay() {
    int first = stock.page(new Stock.Page(1, 10), "a");

    assertThat(stock.page(new Stock.Page(1, 20), "b")).isEqualTo(first);
    assertThat(stock.page(new Stock.Page(2, 10), "a")).isNotEqualTo(first);
    assertThat(stock.page(null, "a")).isEqualTo(stock.page(null, "b"));
  }

  @Test
  void checkedException_arrivesAsThrown_andIsNotCached() {
    int before = stock.calls;

    assertThatThrownBy(() -> stock.failing("x")).isExactlyInstanceOf(IOException.class);
    assertThatThrownBy(() -> stock.failing("x")).isExactlyInstanceOf(IOException.class);

    assertThat(stock.calls).isEqualTo(before + 2);
  }

  @Test
  void closedManager_callsGoStraightToTheMethod() {
    int first = stock.price(7);

    caches.close();

    assertThat(stock.price(7)).isNotEqualTo(first);
  }
}
