package dev.larder.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.CacheManager;
import dev.larder.KeyText;
import dev.larder.annotation.Cached;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Invalidation by pattern, over the texts that generated keys have. */
final class PatternsTest {
  private final CacheManager caches = CacheManager.local();
  private final PatternsTest_Search_Cached search = new PatternsTest_Search_Cached(caches);

  record Page(int number, int size) {}

  sealed interface Filter permits Named, Nothing {}

  record Named(String name) implements Filter {}

  record Nothing() implements Filter {}

  static class Opaque {
    @Override
    public boolean equals(Object other) {
      return other instanceof Opaque;
    }

    @Override
    public int hashCode() {
      return 1;
    }
  }

  static class Search {
    int calls;

    @Cached
    int hits(String region, Page page) {
      return ++calls;
    }

    @Cached
    int id(long id) {
      return ++calls;
    }

    @Cached
    int various(
        DayOfWeek day,
        List<Page> pages,
        Set<String> tags,
        Map<String, Long> numbers,
        Optional<Filter> filter,
        int[] ids) {
      return ++calls;
    }

    @Cached
    <T extends Comparable<T>> int object(T any) {
      return ++calls;
    }

    @Cached
    int opaque(String region, Opaque opaque) {
      return ++calls;
    }
  }

  @Test
  void keyText_ofGeneratedKeys_isReadable() {
    String text =
        search
            .variousCache()
            .spec()
            .keyText(
                new PatternsTest_Search_Cached.VariousKey(
                    DayOfWeek.MONDAY,
                    List.of(new Page(1, 2), new Page(3, 4)),
                    Set.of("b", "a"),
                    Map.of("x", 1L),
                    Optional.of(new Named("n,m")),
                    new int[] {7, 8}))
            .toString();

    assertThat(text).isEqualTo("MONDAY:[(1,2),(3,4)]:<a,b>:(x=1):((Named!(n%2Cm))):[7,8]");
    assertThat(
            search.hitsCache().spec().keyText(new PatternsTest_Search_Cached.HitsKey("a:b*", null)))
        .hasToString("a%3Ab%2A:~");
  }

  @Test
  void pattern_overOneCache_removesWhatMatches() {
    int first = search.hits("eu", new Page(1, 50));
    int second = search.hits("eu", new Page(2, 50));
    int third = search.hits("us", new Page(1, 50));

    search.hitsCache().invalidateMatching("eu:(1,*)");
    assertThat(search.hits("eu", new Page(1, 50))).isNotEqualTo(first);
    assertThat(search.hits("eu", new Page(2, 50))).isEqualTo(second);

    search.hitsCache().invalidateMatching("eu:*");
    assertThat(search.hits("eu", new Page(2, 50))).isNotEqualTo(second);
    assertThat(search.hits("us", new Page(1, 50))).isEqualTo(third);
  }

  @Test
  void pattern_ofAnArgumentWithWildcardsAndSeparators_isTakenLiterallyWhenEscaped() {
    int star = search.hits("*", null);
    int both = search.hits("a:b", null);
    int other = search.hits("eu", null);

    search.hitsCache().invalidateMatching(KeyText.escape("*") + ":*");
    assertThat(search.hits("*", null)).isNotEqualTo(star);
    assertThat(search.hits("eu", null)).isEqualTo(other);

    search.hitsCache().invalidateMatching(KeyText.escape("a:b") + ":~");
    assertThat(search.hits("a:b", null)).isNotEqualTo(both);
    assertThat(search.hits("eu", null)).isEqualTo(other);
  }

  @Test
  void pattern_overTheManager_beginsWithTheNameOfACache() {
    int id = search.id(42);
    int other = search.id(5);
    int hits = search.hits("42", null);

    caches.invalidateMatching(Search.class.getName() + ".id:4?");
    assertThat(search.id(42)).isNotEqualTo(id);
    assertThat(search.id(5)).isEqualTo(other);
    assertThat(search.hits("42", null)).isEqualTo(hits);

    caches.invalidateMatching(Search.class.getPackageName() + "*");
    assertThat(search.id(5)).isNotEqualTo(other);
    assertThat(search.hits("42", null)).isNotEqualTo(hits);
  }

  @Test
  void pattern_overValuesOfSeveralTypes_findsThemByType() {
    int number = search.object(1L);
    int text = search.object("1");

    search.objectCache().invalidateMatching("Long!1");

    assertThat(search.object(1L)).isNotEqualTo(number);
    assertThat(search.object("1")).isEqualTo(text);
  }

  @Test
  void pattern_overKeysWithoutText_removesThemAll() {
    int opaque = search.opaque("eu", new Opaque());
    int none = search.opaque("eu", null);

    search.opaqueCache().invalidateMatching("us:*");

    assertThat(search.opaque("eu", new Opaque())).isNotEqualTo(opaque);
    assertThat(search.opaque("eu", null)).isEqualTo(none);
  }
}
