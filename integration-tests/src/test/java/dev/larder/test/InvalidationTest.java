package dev.larder.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.larder.Cache;
import dev.larder.CacheManager;
import dev.larder.CacheSpec;
import dev.larder.annotation.CacheInvalidate;
import dev.larder.annotation.CacheKey;
import dev.larder.annotation.Cached;
import dev.larder.test.other.Prices;
import dev.larder.test.other.Prices_Cached;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Every way to address a cache and a key, and when the invalidation happens. */
final class InvalidationTest {
  private static final CacheSpec<String, Integer> RATES =
      CacheSpec.builder("rates", String.class, Integer.class).build();

  private final CacheManager caches = CacheManager.local();
  private final InvalidationTest_Shop_Cached shop = new InvalidationTest_Shop_Cached(caches);
  private final Prices prices = new Prices_Cached(caches);

  record User(long id, Integer group, Address address) {}

  record Address(String city) {}

  static class Shop {
    int calls;

    @Cached
    int user(long id) {
      return ++calls;
    }

    @Cached
    int user(String name) {
      return ++calls;
    }

    @Cached
    int group(Integer group) {
      return ++calls;
    }

    @Cached
    int member(String city, long id) {
      return ++calls;
    }

    @Cached
    int byPath(@CacheKey("id") User user, @CacheKey("address.city") User other, String unused) {
      return ++calls;
    }

    @Cached
    int range(int[] ids) {
      return ++calls;
    }

    @Cached(name = "shop.count")
    int count() {
      return ++calls;
    }

    // The method

    @CacheInvalidate(method = "group")
    void byName(Integer group) {}

    @CacheInvalidate(method = "user(long)", key = "user.id")
    void overloadByTypes(User user) {}

    @CacheInvalidate(method = "user( java.lang.String )")
    void overloadByFullTypes(String name) {}

    @CacheInvalidate(method = "user")
    void overloadByWhatFits(long id) {}

    @CacheInvalidate(method = "user", all = true)
    void allOverloads() {}

    @CacheInvalidate(type = Prices.class, method = "price(long)")
    @CacheInvalidate(
        type = Prices.class,
        method = "discount",
        key = {"region", "id"})
    void otherClass(long id, String region) {}

    @CacheInvalidate(type = Prices.class, method = "total")
    @CacheInvalidate(type = Prices.class, method = "price", all = true)
    void allOfOtherClass() {}

    @CacheInvalidate(cache = "shop.count")
    void byCacheName() {}

    @CacheInvalidate(cache = "rates", key = "currency")
    void cacheMadeInCode(String currency) {}

    @CacheInvalidate(cache = "rates", all = true)
    void allOfCacheMadeInCode() {}

    @CacheInvalidate(cache = "nowhere", key = "id")
    void unknownCache(long id) {}

    // The key

    @CacheInvalidate(method = "byPath")
    void pathsByName(User user, User other) {}

    @CacheInvalidate(
        method = "byPath",
        key = {"id", "city"})
    void pathsReplaced(Long id, String city) {}

    @CacheInvalidate(
        method = "member",
        key = {"user.address.city", "user.id"})
    void nested(User user) {}

    @CacheInvalidate(method = "user(long)", key = "id")
    void widened(int id) {}

    @CacheInvalidate(method = "user(long)", key = "id")
    void boxed(Long id) {}

    @CacheInvalidate(
        method = "member",
        key = {"city", "id"})
    void boxedInRecord(String city, Integer id) {}

    @CacheInvalidate(method = "group", key = "user.group")
    void nullPart(User user) {}

    @CacheInvalidate(method = "range")
    void array(int... ids) {}

    // When

    @CacheInvalidate(method = "group")
    @CacheInvalidate(method = "count")
    @CacheInvalidate(method = "user", all = true)
    int several(Integer group) {
      return calls;
    }

    @CacheInvalidate(method = "count")
    boolean failing() throws IOException {
      throw new IOException();
    }

    @CacheInvalidate(method = "count", before = true)
    boolean failingAfterwards() {
      count();
      throw new IllegalStateException("stored " + count());
    }

    @CacheInvalidate(method = "count", before = true)
    @CacheInvalidate(method = "group", key = "count")
    CompletableFuture<String> later(Integer count, CompletableFuture<String> result) {
      return result;
    }

    @CacheInvalidate(method = "count")
    CompletionStage<Void> stage(CompletableFuture<Void> result) {
      return result;
    }

    @CacheInvalidate(method = "user(long)", key = "user.id")
    Sequence insert(Sequence user) {
      user.id = 7;
      return user;
    }

    @CacheInvalidate(method = "count")
    synchronized <T extends Comparable<T>> T generic(T count, String result, String... more) {
      return count;
    }
  }

  static class Sequence {
    long id;
  }

  static class Branch extends Shop {
    @CacheInvalidate(type = Shop.class, method = "count")
    void bySuperclass() {}

    @CacheInvalidate(method = "count")
    void byInheritance() {}
  }

  // Addressing a method

  @Test
  void method_byName_invalidatesTheKeyOfThatName() {
    int one = shop.group(1);
    int two = shop.group(2);

    shop.byName(1);

    assertThat(shop.group(1)).isNotEqualTo(one);
    assertThat(shop.group(2)).isEqualTo(two);
  }

  @Test
  void method_byNameAndTypes_isThatOverload() {
    int number = shop.user(1);
    int name = shop.user("1");

    shop.overloadByTypes(new User(1, null, null));
    assertThat(shop.userStringCache().peek("1").isPresent()).isTrue();
    assertThat(shop.user(1)).isNotEqualTo(number);

    shop.overloadByFullTypes("1");
    assertThat(shop.user("1")).isNotEqualTo(name);
  }

  @Test
  void method_overloaded_isTheOneWhoseKeyFits() {
    int number = shop.user(1);
    int name = shop.user("1");

    shop.overloadByWhatFits(1);

    assertThat(shop.user(1)).isNotEqualTo(number);
    assertThat(shop.user("1")).isEqualTo(name);
  }

  @Test
  void all_ofOverloads_areAllResultsOfAllOfThem() {
    shop.user(1);
    shop.user(2);
    shop.user("1");

    shop.allOverloads();

    assertThat(shop.userLongCache().stats().entries()).isZero();
    assertThat(shop.userStringCache().stats().entries()).isZero();
  }

  @Test
  void type_ofAnotherPackage_isReachedThroughTheManager() {
    int price = prices.price(1);
    int other = prices.price(2);
    int discount = prices.discount("eu", 1);

    shop.otherClass(1, "eu");

    assertThat(prices.price(1)).isNotEqualTo(price);
    assertThat(prices.price(2)).isEqualTo(other);
    assertThat(prices.discount("eu", 1)).isNotEqualTo(discount);
  }

  @Test
  void type_whoseCachesWereMadeLater_sharesThem() {
    CacheManager fresh = CacheManager.local();
    Shop early = new InvalidationTest_Shop_Cached(fresh);
    Prices late = new Prices_Cached(fresh);
    int total = late.total();
    int price = late.price("a");

    early.allOfOtherClass();

    assertThat(late.total()).isNotEqualTo(total);
    assertThat(late.price("a")).isNotEqualTo(price);
  }

  @Test
  void cache_byName_isThatOfAMethod() {
    int count = shop.count();

    shop.byCacheName();

    assertThat(shop.count()).isNotEqualTo(count);
  }

  @Test
  void cache_madeInCode_isFoundByName() {
    Cache<String, Integer> rates = caches.cache(RATES);
    rates.put("EUR", 1);
    rates.put("USD", 2);

    shop.cacheMadeInCode("EUR");
    assertThat(rates.peek("EUR").isPresent()).isFalse();
    assertThat(rates.peek("USD").isPresent()).isTrue();

    shop.allOfCacheMadeInCode();
    assertThat(rates.peek("USD").isPresent()).isFalse();
  }

  @Test
  void cache_madeInCode_thatDoesNotExist_isNoError() {
    shop.unknownCache(1);

    assertThat(caches.cache("nowhere")).isEmpty();
  }

  // The key

  @Test
  void key_ofPaths_isFoundByTheParametersTheyBeginWith() {
    User ada = new User(1, null, new Address("Berlin"));
    User bob = new User(2, null, new Address("Paris"));
    int first = shop.byPath(ada, bob, "x");
    int second = shop.byPath(bob, ada, "x");

    shop.pathsByName(new User(1, 5, null), new User(9, 9, new Address("Paris")));

    assertThat(shop.byPath(ada, bob, "x")).isNotEqualTo(first);
    assertThat(shop.byPath(bob, ada, "x")).isEqualTo(second);
  }

  @Test
  void key_ofPaths_maybeGivenInTheirPlace() {
    User ada = new User(1, null, new Address("Berlin"));
    int first = shop.byPath(ada, ada, "x");
    int nulls = shop.byPath(null, null, "x");

    shop.pathsReplaced(1L, "Berlin");
    assertThat(shop.byPath(ada, ada, "x")).isNotEqualTo(first);
    assertThat(shop.byPath(null, null, "x")).isEqualTo(nulls);

    shop.pathsReplaced(null, null);
    assertThat(shop.byPath(null, null, "x")).isNotEqualTo(nulls);
  }

  @Test
  void key_byPaths_isReadFromNestedValues() {
    int first = shop.member("Berlin", 1);
    int nowhere = shop.member(null, 1);

    shop.nested(new User(1, null, new Address("Berlin")));
    assertThat(shop.member("Berlin", 1)).isNotEqualTo(first);
    assertThat(shop.member(null, 1)).isEqualTo(nowhere);

    shop.nested(new User(1, null, null));
    assertThat(shop.member(null, 1)).isNotEqualTo(nowhere);
  }

  @Test
  void key_nullOnTheWayToAPrimitive_invalidatesNothing() {
    int first = shop.member(null, 1);

    shop.nested(null);

    assertThat(shop.member(null, 1)).isEqualTo(first);
  }

  @Test
  void key_ofANarrowerType_isWidened() {
    int first = shop.user(1);

    shop.widened(1);

    assertThat(shop.user(1)).isNotEqualTo(first);
  }

  @Test
  void key_boxed_isUnboxedAndNullIsNothing() {
    int first = shop.user(1);
    int member = shop.member("a", 1);

    shop.boxed(null);
    shop.boxedInRecord("a", null);
    assertThat(shop.user(1)).isEqualTo(first);
    assertThat(shop.member("a", 1)).isEqualTo(member);

    shop.boxed(1L);
    shop.boxedInRecord("a", 1);
    assertThat(shop.user(1)).isNotEqualTo(first);
    assertThat(shop.member("a", 1)).isNotEqualTo(member);
  }

  @Test
  void key_null_isAKeyLikeAnyOther() {
    int none = shop.group(null);
    int one = shop.group(1);

    shop.nullPart(new User(1, null, null));
    assertThat(shop.group(null)).isNotEqualTo(none);

    int again = shop.group(null);
    shop.nullPart(null);
    assertThat(shop.group(null)).isNotEqualTo(again);
    assertThat(shop.group(1)).isEqualTo(one);
  }

  @Test
  void key_array_isFoundByContent() {
    int first = shop.range(new int[] {1, 2});

    shop.array(1, 2);

    assertThat(shop.range(new int[] {1, 2})).isNotEqualTo(first);
  }

  // When

  @Test
  void repeated_invalidatesAll() {
    int group = shop.group(1);
    int count = shop.count();
    int user = shop.user("a");

    assertThat(shop.several(1)).isEqualTo(3);

    assertThat(shop.group(1)).isNotEqualTo(group);
    assertThat(shop.count()).isNotEqualTo(count);
    assertThat(shop.user("a")).isNotEqualTo(user);
  }

  @Test
  void failingMethod_invalidatesNothing() {
    int count = shop.count();

    assertThat(catchThrowable(shop::failing)).isInstanceOf(IOException.class);

    assertThat(shop.count()).isEqualTo(count);
  }

  @Test
  void before_invalidatesBeforeTheMethodRunsAndThoughItFails() {
    int count = shop.count();

    assertThat(catchThrowable(shop::failingAfterwards)).hasMessage("stored " + (count + 1));

    assertThat(shop.count()).isEqualTo(count + 1);
  }

  @Test
  void future_invalidatesWhenItCompletes() {
    CompletableFuture<String> result = new CompletableFuture<>();
    int count = shop.count();
    int group = shop.group(1);

    CompletableFuture<String> returned = shop.later(1, result);
    assertThat(shop.count()).isNotEqualTo(count);
    assertThat(shop.group(1)).isEqualTo(group);

    result.complete("done");
    assertThat(returned).isCompletedWithValue("done");
    assertThat(shop.group(1)).isNotEqualTo(group);
  }

  @Test
  void future_thatFails_invalidatesNothing() {
    CompletableFuture<Void> result = new CompletableFuture<>();
    int count = shop.count();

    CompletionStage<Void> returned = shop.stage(result);
    result.completeExceptionally(new IOException());

    assertThat(returned.toCompletableFuture()).isCompletedExceptionally();
    assertThat(shop.count()).isEqualTo(count);
  }

  @Test
  void key_isReadAfterTheMethod_soThatItSeesWhatTheMethodAssigned() {
    int seven = shop.user(7);

    shop.insert(new Sequence());

    assertThat(shop.user(7)).isNotEqualTo(seven);
  }

  @Test
  void genericMethod_invalidates() {
    int count = shop.count();

    assertThat(shop.generic(5, "a", "b")).isEqualTo(5);

    assertThat(shop.count()).isNotEqualTo(count);
  }

  @Test
  void loadInFlight_whenInvalidated_isReturnedAndNotStored() {
    CacheManager manager = CacheManager.local();
    InvalidationTest_Racing_Cached racing = new InvalidationTest_Racing_Cached(manager);

    assertThat(racing.value(1)).isEqualTo(1);
    assertThat(racing.value(1)).isEqualTo(2);
    assertThat(racing.value(1)).isEqualTo(2);
  }

  static class Racing {
    int calls;

    @Cached
    int value(int id) {
      if (++calls == 1) {
        change(id);
        return 1;
      }
      return calls;
    }

    @CacheInvalidate(method = "value")
    void change(int id) {}
  }

  // Inheritance

  @Test
  void subclass_invalidatesWhatItInherits() {
    Branch branch = new InvalidationTest_Branch_Cached(CacheManager.local());

    int first = branch.count();
    branch.bySuperclass();
    int second = branch.count();
    branch.byInheritance();
    int third = branch.count();
    branch.several(1);
    int fourth = branch.count();

    assertThat(first).isLessThan(second);
    assertThat(second).isLessThan(third);
    assertThat(third).isLessThan(fourth);
  }
}
