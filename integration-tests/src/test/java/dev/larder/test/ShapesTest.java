package dev.larder.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.CacheManager;
import dev.larder.annotation.Cached;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** Forms that classes and methods may take. */
final class ShapesTest {
  private final CacheManager caches = CacheManager.local();

  /** In a class in a class. */
  static class Outer {
    static class Inner {
      private int calls;

      @Cached
      int value() {
        return ++calls;
      }
    }
  }

  static class Built {
    private final List<String> parts = new ArrayList<>();

    Built() {
      parts.add("none");
    }

    protected Built(String one) {
      parts.add(one);
    }

    public Built(int number, String... many) {
      parts.add(number + String.join("+", many));
    }

    <T extends Comparable<T>> Built(T least, T most) {
      parts.add(least.compareTo(most) <= 0 ? least + ".." + most : "empty");
    }

    private Built(boolean hidden) {
      throw new AssertionError(hidden);
    }

    static Built hidden() {
      return new Built(true);
    }

    @Cached
    String first() {
      return parts.remove(0);
    }
  }

  /** Takes parameters called like what the generated constructor has. */
  static class Named {
    private final String sum;

    Named(String caches, String key, String sumCache) {
      this.sum = caches + key + sumCache;
    }

    @Cached
    String sum(String sum, int sumCache, String key, String missing, int hashCode, int toString) {
      return this.sum + sum + sumCache + key + missing + hashCode + toString;
    }

    @Cached
    String other(String otherCache) {
      return otherCache + sumCache();
    }

    /** Would be the handle of {@link #sum}. */
    String sumCache() {
      return "!";
    }

    static class SumKey {}
  }

  static class Overloaded {
    int calls;

    @Cached
    int find(int id) {
      return ++calls;
    }

    @Cached
    int find(Integer id) {
      return ++calls;
    }

    @Cached
    int find(long id) {
      return ++calls;
    }

    @Cached
    int find(String name) {
      return ++calls;
    }

    @Cached
    int find(List<String> names, int... ids) {
      return ++calls;
    }

    /** Not cached, and nearer to a boxed key than {@code find(int)}. */
    int find(Object other) {
      return -1;
    }
  }

  static class Visible {
    int calls;

    int viaProtected() {
      return guarded(1) + guarded(1);
    }

    @Cached
    protected int guarded(int id) {
      return ++calls;
    }

    @Cached
    public int open(int id) {
      return ++calls;
    }
  }

  static class Locked {
    BooleanSupplier holdsLock = () -> Thread.holdsLock(this);

    @Cached
    synchronized boolean value(int id) {
      return holdsLock.getAsBoolean();
    }
  }

  static class Selfish {
    int calls;

    Selfish() {
      find(1);
    }

    @Cached
    int find(int id) {
      return ++calls;
    }

    int twice(int id) {
      return this.find(id) + find(id);
    }

    @Cached
    long fibonacci(int n) {
      calls++;
      return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2);
    }

    @Cached
    int endless(int n) {
      return ++calls > 2 ? calls : endless(n);
    }
  }

  static class Variadic {
    int calls;

    @Cached
    int sum(String name, int... numbers) {
      return ++calls;
    }

    @Cached
    int join(String... names) {
      return ++calls;
    }
  }

  @Test
  void nestedClass_isGeneratedUnderAllItsNames() {
    Outer.Inner inner = new ShapesTest_Outer_Inner_Cached(caches);

    assertThat(inner.value()).isEqualTo(inner.value());
    assertThat(caches.cache(Outer.Inner.class.getName() + ".value")).isPresent();
  }

  @Test
  void constructors_areAllRepeatedButThePrivate() {
    assertThat(new ShapesTest_Built_Cached(CacheManager.local()).first()).isEqualTo("none");
    assertThat(new ShapesTest_Built_Cached(CacheManager.local(), "one").first()).isEqualTo("one");
    assertThat(new ShapesTest_Built_Cached(CacheManager.local(), 2, "a", "b").first())
        .isEqualTo("2a+b");
    assertThat(new ShapesTest_Built_Cached(CacheManager.local(), 3).first()).isEqualTo("3");
    assertThat(new ShapesTest_Built_Cached(CacheManager.local(), 'a', 'c').first())
        .isEqualTo("a..c");
    assertThat(ShapesTest_Built_Cached.class.getDeclaredConstructors()).hasSize(4);
  }

  @Test
  void names_thatTheGeneratedClassWouldUseItself_arePassedOn() {
    Named named = new ShapesTest_Named_Cached(caches, "a", "b", "c");

    assertThat(named.sum("d", 1, "e", "f", 2, 3)).isEqualTo("abcd1ef23");
    assertThat(named.sum("d", 1, "e", "f", 2, 4)).isEqualTo("abcd1ef24");
    assertThat(named.other("x")).isEqualTo("x!");
  }

  @Test
  void overloads_haveCachesOfTheirOwn() {
    ShapesTest_Overloaded_Cached overloaded = new ShapesTest_Overloaded_Cached(caches);

    assertThat(overloaded.find(1)).isEqualTo(1).isEqualTo(overloaded.find(1));
    assertThat(overloaded.find((Integer) 1)).isEqualTo(2).isEqualTo(overloaded.find((Integer) 1));
    assertThat(overloaded.find(1L)).isEqualTo(3).isEqualTo(overloaded.find(1L));
    assertThat(overloaded.find("1")).isEqualTo(4).isEqualTo(overloaded.find("1"));
    assertThat(overloaded.find(List.of("1"), 2)).isEqualTo(5);
    assertThat(overloaded.find(List.of("1"), 2)).isEqualTo(5);
    assertThat(overloaded.find((Object) 1)).isEqualTo(-1);
    String prefix = Overloaded.class.getName() + ".find";
    assertThat(caches.stats())
        .containsOnlyKeys(
            prefix + "(Integer)",
            prefix + "(List,int[])",
            prefix + "(String)",
            prefix + "(int)",
            prefix + "(long)");
  }

  @Test
  void overloads_arePickedByTheCacheAsByTheCaller() {
    // A key is boxed; find(key) would be find(Object) or find(Integer).
    ShapesTest_Overloaded_Cached overloaded = new ShapesTest_Overloaded_Cached(caches);

    assertThat(overloaded.findIntCache().get(1)).isEqualTo(1);
    assertThat(overloaded.find(1)).isEqualTo(1);
    assertThat(overloaded.findIntegerCache().get(1)).isEqualTo(2);
    assertThat(overloaded.findLongCache().get(1L)).isEqualTo(3);
  }

  @Test
  void protectedMethod_isCachedAndStaysProtected() throws NoSuchMethodException {
    Visible visible = new ShapesTest_Visible_Cached(caches);

    assertThat(visible.viaProtected()).isEqualTo(2);
    assertThat(visible.open(1)).isEqualTo(visible.open(1)).isEqualTo(2);
    assertThat(
            ShapesTest_Visible_Cached.class.getDeclaredMethod("guarded", int.class).getModifiers())
        .isEqualTo(Modifier.PROTECTED);
  }

  @Test
  void synchronizedMethod_isLockedWhenItRunsAndNotWhenItIsAnswered() {
    ShapesTest_Locked_Cached locked = new ShapesTest_Locked_Cached(caches);
    assertThat(locked.value(1)).isTrue();

    AtomicBoolean answered = new AtomicBoolean();
    Thread other = new Thread(() -> answered.set(locked.value(1)));
    synchronized (locked) {
      other.start();
      join(other);
    }

    assertThat(answered).isTrue();
  }

  private static void join(Thread thread) {
    try {
      thread.join(10_000);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void callFromTheConstructor_runsTheMethodAndIsNotCached() {
    ShapesTest_Selfish_Cached selfish = new ShapesTest_Selfish_Cached(caches);

    assertThat(selfish.calls).isEqualTo(1);
    assertThat(selfish.findCache().peek(1).isPresent()).isFalse();
    assertThat(selfish.find(1)).isEqualTo(2);
  }

  @Test
  void callFromInsideTheClass_isCached() {
    Selfish selfish = new ShapesTest_Selfish_Cached(caches);

    assertThat(selfish.twice(5)).isEqualTo(4);
    assertThat(selfish.find(5)).isEqualTo(2);
  }

  @Test
  void recursion_runsOnceForEachArgument() {
    Selfish selfish = new ShapesTest_Selfish_Cached(caches);

    assertThat(selfish.fibonacci(60)).isEqualTo(1_548_008_755_920L);
    assertThat(selfish.calls).isEqualTo(1 + 61);
  }

  @Test
  void recursion_thousandsDeep_needsNoMoreThanAStack() throws InterruptedException {
    Selfish selfish = new ShapesTest_Selfish_Cached(caches);
    Thread thread = new Thread(null, () -> selfish.fibonacci(2000), "deep", 16L << 20);

    thread.start();
    thread.join();

    assertThat(selfish.calls).isEqualTo(1 + 2001);
  }

  @Test
  void recursionOnTheSameArgument_runsTheMethodInsteadOfWaiting() {
    assertThat(new ShapesTest_Selfish_Cached(caches).endless(1)).isEqualTo(3);
  }

  @Test
  void varargs_areAKeyByContent() {
    Variadic variadic = new ShapesTest_Variadic_Cached(caches);

    assertThat(variadic.sum("a", 1, 2)).isEqualTo(1);
    assertThat(variadic.sum("a", new int[] {1, 2})).isEqualTo(1);
    assertThat(variadic.sum("a", 2, 1)).isEqualTo(2);
    assertThat(variadic.sum("a")).isEqualTo(3);
    assertThat(variadic.sum("a", (int[]) null)).isEqualTo(4);
    assertThat(variadic.join()).isEqualTo(5);
    assertThat(variadic.join(new String[0])).isEqualTo(5);
    assertThat(variadic.join("a", null)).isEqualTo(6);
    assertThat(variadic.join("a", null)).isEqualTo(6);
    assertThat(variadic.join("a,null")).isEqualTo(7);
  }
}
