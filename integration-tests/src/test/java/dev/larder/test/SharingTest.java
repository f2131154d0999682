package dev.larder.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.Cache;
import dev.larder.CacheManager;
import dev.larder.CacheSpec;
import dev.larder.LoadingCache;
import dev.larder.TypeRef;
import dev.larder.annotation.CacheInvalidate;
import dev.larder.annotation.Cached;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who shares a cache with whom. */
final class SharingTest {
  private final CacheManager caches = CacheManager.local();

  static class Counter {
    private final String prefix;
    private int calls;

    Counter(String prefix) {
      this.prefix = prefix;
    }

    @Cached
    String value(int id) {
      return prefix + ++calls;
    }

    @CacheInvalidate(method = "value")
    void change(int id) {}
  }

  static class One {
    @Cached(name = "the.name")
    int value(int id) {
      return 1;
    }
  }

  static class Two {
    @Cached(name = "the.name")
    int value(int id) {
      return 2;
    }
  }

  static class Child extends One {
    @Cached
    int more(int id) {
      return 3;
    }
  }

  @Test
  void instances_onOneManager_shareResultsAndInvalidations() {
    Counter one = new SharingTest_Counter_Cached(caches, "one");
    Counter two = new SharingTest_Counter_Cached(caches, "two");

    assertThat(one.value(1)).isEqualTo("one1");
    assertThat(two.value(1)).isEqualTo("one1");

    one.change(1);
    assertThat(two.value(1)).isEqualTo("two1");
    assertThat(one.value(1)).isEqualTo("two1");
  }

  @Test
  void instances_onDifferentManagers_shareNothing() {
    Counter one = new SharingTest_Counter_Cached(caches, "one");
    Counter two = new SharingTest_Counter_Cached(CacheManager.local(), "two");

    assertThat(one.value(1)).isEqualTo("one1");
    assertThat(two.value(1)).isEqualTo("two1");
    two.change(1);
    assertThat(one.value(1)).isEqualTo("one1");
  }

  @Test
  void closedManager_sendsEveryCallToTheMethod() {
    Counter before = new SharingTest_Counter_Cached(caches, "one");
    before.value(1);

    caches.close();
    Counter after = new SharingTest_Counter_Cached(caches, "two");

    assertThat(before.value(1)).isEqualTo("one2");
    assertThat(before.value(1)).isEqualTo("one3");
    assertThat(after.value(1)).isEqualTo("two1");
    after.change(1);
  }

  @Test
  void handle_andMethod_areOneCache() {
    SharingTest_Counter_Cached counter = new SharingTest_Counter_Cached(caches, "a");
    LoadingCache<Integer, String> handle = counter.valueCache();

    assertThat(handle.get(1)).isEqualTo("a1");
    assertThat(counter.value(1)).isEqualTo("a1");
    assertThat(handle.refresh(1)).isEqualTo("a2");
    assertThat(counter.value(1)).isEqualTo("a2");
    handle.put(1, "put");
    assertThat(counter.value(1)).isEqualTo("put");
    handle.invalidate(1);
    assertThat(counter.value(1)).isEqualTo("a3");
  }

  @Test
  void description_asConstant_findsTheCacheOfTheMethod() {
    Counter counter = new SharingTest_Counter_Cached(caches, "a");

    Cache<Integer, String> cache = caches.cache(SharingTest_Counter_Cached.VALUE_CACHE);
    cache.put(1, "put");

    assertThat(counter.value(1)).isEqualTo("put");
  }

  @Test
  void cacheMadeInCode_standsBesideTheGenerated() {
    new SharingTest_Counter_Cached(caches, "a").value(1);
    CacheSpec<String, List<Integer>> spec =
        CacheSpec.builder("in.code", new TypeRef<String>() {}, new TypeRef<List<Integer>>() {})
            .seconds(5)
            .build();

    LoadingCache<String, List<Integer>> made = caches.cache(spec, key -> List.of(key.length()));

    assertThat(made.get("abc")).containsExactly(3);
    assertThat(caches.stats()).containsOnlyKeys(Counter.class.getName() + ".value", "in.code");
    caches.invalidateAll();
    assertThat(made.peek("abc").isPresent()).isFalse();
  }

  @Test
  void name_ofAnotherClass_isRefusedWithBothPlaces() {
    assertThat(new SharingTest_One_Cached(caches).value(1)).isEqualTo(1);

    assertThatThrownBy(() -> new SharingTest_Two_Cached(caches))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("the name the.name belongs to the cache")
        .hasMessageContaining(One.class.getName() + ".value")
        .hasMessageContaining(Two.class.getName() + ".value");
  }

  @Test
  void name_inheritedWithItsAnnotation_isRefusedBesideTheSuperclass() {
    assertThat(new SharingTest_Child_Cached(CacheManager.local()).value(1)).isEqualTo(1);
    new SharingTest_One_Cached(caches);

    assertThatThrownBy(() -> new SharingTest_Child_Cached(caches))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(Child.class.getName() + ".value");
  }
}
