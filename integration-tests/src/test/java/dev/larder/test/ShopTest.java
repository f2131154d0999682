package dev.larder.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.CacheManager;
import java.math.BigInteger;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Generics, inheritance, overloads, recursion, and invalidation across classes. */
final class ShopTest {
  private static final long DEEP_STACK = 16L << 20;

  private final CacheManager caches = CacheManager.local();

  @Test
  void inheritedMethod_hasACacheOfItsOwnInEachSubclass() {
    Shop_Articles_Cached articles = new Shop_Articles_Cached(caches);
    Shop_Orders_Cached orders = new Shop_Orders_Cached(caches);

    assertThat(articles.find(1L)).isEqualTo("article 1");
    assertThat(orders.find(1L)).isEqualTo(1);
    assertThat(articles.find(1L)).isEqualTo("article 1");

    assertThat(articles.loads).isEqualTo(1);
    assertThat(articles.findCache().spec().valueType()).isEqualTo(String.class);
    assertThat(caches.stats())
        .containsKeys("dev.larder.test.Shop$Articles.find", "dev.larder.test.Shop$Orders.find");
  }

  @Test
  void genericMethod_isCachedByItsArguments() {
    Shop_Articles_Cached articles = new Shop_Articles_Cached(caches);

    assertThat(articles.all(String.class)).isSameAs(articles.all(String.class));

    assertThat(articles.loads).isEqualTo(1);
  }

  @Test
  void inheritedInvalidation_reachesTheCacheOfTheSubclass() {
    Shop_Articles_Cached articles = new Shop_Articles_Cached(caches);
    articles.find(1L);

    articles.drop(1L);
    articles.find(1L);

    assertThat(articles.loads).isEqualTo(2);
  }

  @Test
  void instances_onOneManagerShare_onTwoDoNot() {
    Shop_Articles_Cached first = new Shop_Articles_Cached(caches);
    Shop_Articles_Cached second = new Shop_Articles_Cached(caches);
    Shop_Articles_Cached elsewhere = new Shop_Articles_Cached(CacheManager.local());

    first.find(1L);
    second.find(1L);
    elsewhere.find(1L);

    assertThat(second.loads).isZero();
    assertThat(elsewhere.loads).isEqualTo(1);
  }

  @Test
  void genericClass_secondInstanceOnOneManager_isRefused() {
    Shop_Box_Cached<String> strings = new Shop_Box_Cached<>(caches);

    assertThat(strings.get("a")).isEqualTo("a");
    assertThatThrownBy(() -> new Shop_Box_Cached<Integer>(caches))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Shop$Box.get")
        .hasMessageContaining("type variables");
  }

  @Test
  void nameOfAnotherClass_isRefusedAtConstruction() {
    new Shop_Overloads_Cached(caches);

    assertThatThrownBy(() -> new Shop_Impostor_Cached(caches))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Shop$Overloads.find(String)")
        .hasMessageContaining("Shop$Impostor.find");
  }

  @Test
  void future_invalidatesOnCompletionOnly() {
    Shop_Articles_Cached articles = new Shop_Articles_Cached(caches);
    Shop_Admin_Cached admin = new Shop_Admin_Cached(caches);
    CompletableFuture<Void> change = new CompletableFuture<>();
    articles.find(1L);

    CompletableFuture<Void> renamed = admin.rename(1, change);
    articles.find(1L);
    assertThat(articles.loads).isEqualTo(1);

    change.complete(null);
    renamed.join();
    articles.find(1L);
    assertThat(articles.loads).isEqualTo(2);
  }

  @Test
  void failedFuture_doesNotInvalidate() {
    Shop_Articles_Cached articles = new Shop_Articles_Cached(caches);
    articles.find(1L);

    var failed = CompletableFuture.<Void>failedFuture(new IllegalStateException());
    assertThat(new Shop_Admin_Cached(caches).rename(1, failed)).isCompletedExceptionally();
    articles.find(1L);

    assertThat(articles.loads).isEqualTo(1);
  }

  @Test
  void failedMethod_doesNotInvalidate() {
    Shop_Articles_Cached articles = new Shop_Articles_Cached(caches);
    articles.find(1L);

    assertThatThrownBy(() -> new Shop_Admin_Cached(caches).fail())
        .isInstanceOf(IllegalStateException.class);
    articles.find(1L);

    assertThat(articles.loads).isEqualTo(1);
  }

  @Test
  void before_invalidatesBeforeTheMethod() {
    Shop_Articles_Cached articles = new Shop_Articles_Cached(caches);
    int stale = articles.count();
    AtomicReference<Integer> within = new AtomicReference<>();

    new Shop_Admin_Cached(caches)
        .count(
            () -> {
              within.set(articles.count());
              return 0;
            });

    assertThat(within.get()).isNotEqualTo(stale);
    assertThat(articles.count()).isEqualTo(within.get());
  }

  @Test
  void recursion_2000deep_runsEachOnce() throws InterruptedException {
    Shop_Fibonacci_Cached fibonacci = new Shop_Fibonacci_Cached(caches);
    AtomicReference<Object> result = new AtomicReference<>();
    Thread thread = new Thread(null, () -> result.set(fibonacci.number(2000)), "deep", DEEP_STACK);

    thread.start();
    thread.join();

    assertThat(result.get()).hasToString(plainFibonacci(2000));
    assertThat(fibonacci.loads).isEqualTo(2001);
  }

  private static String plainFibonacci(int n) {
    BigInteger a = BigInteger.ZERO;
    BigInteger b = BigInteger.ONE;
    for (int i = 0; i < n; i++) {
      BigInteger sum = a.add(b);
      a = b;
      b = sum;
    }
    return a.toString();
  }

  @Test
  void overloads_haveCachesOfTheirOwn_andVarargsConstructorsWork() {
    Shop_Overloads_Cached overloads = new Shop_Overloads_Cached(caches, "a", "b");

    assertThat(overloads.names).containsExactly("a", "b");
    assertThat(overloads.find(1)).isSameAs(overloads.find(1)).isNotSameAs(overloads.find("1"));
    assertThat(caches.stats())
        .containsOnlyKeys("by-name", "dev.larder.test.Shop$Overloads.find(long)");
  }

  @Test
  void pattern_overTheManager_matchesNameAndKeyText() {
    Shop_Articles_Cached articles = new Shop_Articles_Cached(caches);
    articles.find(41L);
    articles.find(42L);
    articles.find(5L);

    caches.invalidateMatching("*Articles.find:4*");

    assertThat(articles.findCache().peek(41L).isPresent()).isFalse();
    assertThat(articles.findCache().peek(42L).isPresent()).isFalse();
    assertThat(articles.findCache().peek(5L).isPresent()).isTrue();
  }
}
