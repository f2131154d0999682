package dev.larder.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.CacheManager;
import dev.larder.annotation.Cached;
import dev.larder.test.other.Repository;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Generic classes and methods, and cached methods of superclasses. */
final class InheritanceTest {
  private final CacheManager caches = CacheManager.local();

  static class Users extends Repository<String, Long> {
    @Cached
    String name(long id) {
      return "user" + ++calls;
    }
  }

  static class Orders extends Repository<Integer, String> {
    @Cached
    String name(String id) {
      return "order" + ++calls;
    }
  }

  /** Its variable has the name of one of an inherited method. */
  static class Renamed<F> extends Repository<F, String> {
    @Cached
    int own(F value) {
      return ++calls;
    }
  }

  static class Overriding extends Repository<String, Long> {
    /** Not cached, for it is not annotated; and nothing is left for {@code save} to invalidate. */
    @Override
    public String find(Long key) {
      return "found" + ++calls;
    }

    @Cached
    String name(long id) {
      return "name" + ++calls;
    }
  }

  static class Bounded<T extends Number & Comparable<? super T> & Serializable> {
    int calls;

    @Cached
    T least(List<T> values) {
      calls++;
      return values.stream().min(T::compareTo).orElseThrow();
    }

    @Cached
    <R extends Comparable<R>, S extends R> Optional<R> greater(R one, S other) {
      calls++;
      return Optional.of(one.compareTo(other) >= 0 ? one : other);
    }

    @Cached
    <R> R[] array(R[] values, T more) {
      calls++;
      return values;
    }

    @Cached
    <C extends Collection<? super T>, M extends Map<? extends C, ?>> M same(M map) {
      calls++;
      return map;
    }
  }

  /** A method of its own that overrides one whose bound is the class's variable. */
  static class Least<T> {
    int calls;

    @Cached
    <E extends T> E least(E one, E other) {
      calls++;
      return one;
    }
  }

  static class LeastNumber extends Least<Comparable<?>> {
    @Override
    @Cached
    <E extends Comparable<?>> E least(E one, E other) {
      calls++;
      return other;
    }
  }

  static class Raw extends Bounded<Integer> {
    @Cached
    @SuppressWarnings("rawtypes")
    List raw(Optional argument) {
      return new ArrayList<String>();
    }
  }

  @Test
  void subclasses_ofOneGenericClass_haveCachesOfTheirOwn() {
    InheritanceTest_Users_Cached users = new InheritanceTest_Users_Cached(caches);
    InheritanceTest_Orders_Cached orders = new InheritanceTest_Orders_Cached(caches);

    String user = users.find(1L);
    String order = orders.find("1");

    assertThat(users.find(1L)).isEqualTo(user);
    assertThat(orders.find("1")).isEqualTo(order).isNotEqualTo(user);
    assertThat(users.findCache().spec().keyType()).isEqualTo(Long.class);
    assertThat(orders.findCache().spec().keyType()).isEqualTo(String.class);
    assertThat(users.findCache().spec().name()).isEqualTo(Users.class.getName() + ".find");
  }

  @Test
  void inheritedMethod_withWildcardsAndResolvedTypes_isCached() {
    Users users = new InheritanceTest_Users_Cached(caches);

    assertThat(users.allTwice(List.of(1L, 2L), "a")).containsExactly("a");
    assertThat(users.calls).isEqualTo(1);
    assertThat(caches.cache(Users.class.getName() + ".all").orElseThrow().spec().valueType())
        .hasToString("java.util.List<java.lang.String>");
  }

  @Test
  void packagePrivateMethodOfAnotherPackage_cannotBeOverriddenAndIsNotCached() {
    Users users = new InheritanceTest_Users_Cached(caches);

    assertThat(users.viaPackagePrivate(1L)).isNotEqualTo(users.viaPackagePrivate(1L));
  }

  @Test
  void inheritedInvalidation_worksInTheSubclass() {
    Users users = new InheritanceTest_Users_Cached(caches);
    String before = users.find(1L);
    String other = users.find(2L);

    users.save(1L, "x");
    assertThat(users.find(1L)).isNotEqualTo(before);
    assertThat(users.find(2L)).isEqualTo(other);

    users.clear();
    assertThat(users.find(2L)).isNotEqualTo(other);
  }

  @Test
  void inheritedInvalidation_ofAMethodThatIsNoLongerCached_doesNothing() {
    Overriding overriding = new InheritanceTest_Overriding_Cached(caches);
    String name = overriding.name(1);

    overriding.save(1L, "x");

    assertThat(overriding.find(1L)).isNotEqualTo(overriding.find(1L));
    assertThat(overriding.name(1)).isEqualTo(name);
  }

  @Test
  void genericClass_hasAManagerForEachInstance() {
    Renamed<String> renamed = new InheritanceTest_Renamed_Cached<>(caches);

    assertThat(renamed.own("a")).isEqualTo(renamed.own("a"));
    assertThatThrownBy(() -> new InheritanceTest_Renamed_Cached<Integer>(caches))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("take a manager for each instance of a generic class");
    assertThat(new InheritanceTest_Renamed_Cached<Integer>(CacheManager.local()).own(1))
        .isEqualTo(1);
  }

  @Test
  void inheritedGenericMethod_whoseVariableIsCalledLikeOneOfTheClass_isCached() {
    Renamed<String> renamed = new InheritanceTest_Renamed_Cached<>(caches);

    assertThat(renamed.<Integer>mapped("key", String::length, "")).isEqualTo(3);
    assertThat(renamed.<Integer>mapped("key", String::length, "")).isEqualTo(3);
    assertThat(renamed.calls).isEqualTo(1);
  }

  @Test
  void genericMethods_withBounds_areCached() {
    Bounded<Integer> bounded = new InheritanceTest_Bounded_Cached<>(caches);

    assertThat(bounded.least(List.of(3, 1, 2))).isEqualTo(1);
    assertThat(bounded.least(List.of(3, 1, 2))).isEqualTo(1);
    assertThat(bounded.greater("a", "b")).contains("b");
    assertThat(bounded.greater("a", "b")).contains("b");
    assertThat(bounded.array(new String[] {"a"}, 1)).containsExactly("a");
    assertThat(bounded.array(new String[] {"a"}, 1)).containsExactly("a");
    Map<List<Number>, String> map = Map.of(List.of(1), "one");
    assertThat(bounded.same(map)).isSameAs(map);
    assertThat(bounded.same(map)).isSameAs(map);
    assertThat(bounded.calls).isEqualTo(4);
  }

  @Test
  void overrideWhoseBoundIsTheArgumentOfTheSuperclass_isOneMethod() {
    LeastNumber least = new InheritanceTest_LeastNumber_Cached(caches);

    assertThat(least.least(1, 2)).isEqualTo(2);
    assertThat(least.least(1, 2)).isEqualTo(2);
    assertThat(least.calls).isEqualTo(1);
    assertThat(caches.caches()).hasSize(1);
  }

  @Test
  void rawTypes_areCached() {
    Raw raw = new InheritanceTest_Raw_Cached(caches);

    Object first = raw.raw(Optional.of("a"));
    assertThat((Object) raw.raw(Optional.of("a"))).isSameAs(first);
    assertThat(raw.least(List.of(2, 1))).isEqualTo(1);
  }
}
