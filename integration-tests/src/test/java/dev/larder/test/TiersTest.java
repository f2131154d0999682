package dev.larder.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.CacheManager;
import dev.larder.CacheSpec;
import dev.larder.annotation.Cached;
import dev.larder.annotation.Tier;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What generated classes say of where values are kept, and of their structure. */
final class TiersTest {

  record Page<T>(List<T> items) {}

  static class Pages {
    int calls;

    @Cached
    Page<String> find(long id) {
      return new Page<>(List.of("a" + ++calls));
    }

    @Cached(tier = Tier.BOTH)
    CompletableFuture<Page<String>> later(long id) {
      return CompletableFuture.completedFuture(find(id));
    }

    @Cached(tier = Tier.REMOTE)
    Page<Integer> numbers() {
      return new Page<>(List.of());
    }

    @Cached(tier = Tier.LOCAL)
    Page<Object> objects() {
      return new Page<>(List.of());
    }
  }

  private static final CacheSpec<?, ?> UNSAID =
      CacheSpec.builder("unsaid", Long.class, Long.class).build();

  @Test
  void tier_isThatOfTheAnnotation() {
    assertThat(TiersTest_Pages_Cached.FIND_CACHE.tier()).isEqualTo(Tier.BOTH);
    assertThat(TiersTest_Pages_Cached.LATER_CACHE.tier()).isEqualTo(Tier.BOTH);
    assertThat(TiersTest_Pages_Cached.NUMBERS_CACHE.tier()).isEqualTo(Tier.REMOTE);
    assertThat(TiersTest_Pages_Cached.OBJECTS_CACHE.tier()).isEqualTo(Tier.LOCAL);
  }

  @Test
  void fingerprint_isTheSameForTheSameTypeAlone() {
    String page = TiersTest_Pages_Cached.FIND_CACHE.fingerprint();

    assertThat(page).hasSize(16);
    assertThat(TiersTest_Pages_Cached.LATER_CACHE.fingerprint()).isEqualTo(page);
    assertThat(TiersTest_Pages_Cached.NUMBERS_CACHE.fingerprint()).isNotEqualTo(page);
    assertThat(TiersTest_Pages_Cached.OBJECTS_CACHE.fingerprint()).isEqualTo(UNSAID.fingerprint());
  }

  @Test
  void bothTiers_withoutRedis_areMemoryAlone() {
    Pages pages = new TiersTest_Pages_Cached(CacheManager.local());

    Page<String> first = pages.find(1);

    assertThat(pages.find(1)).isSameAs(first);
    assertThat(pages.later(1).join()).isSameAs(first);
  }
}
