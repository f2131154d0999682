package com.example;

import dev.larder.CacheManager;
import dev.larder.CacheSpec;
import dev.larder.LoadingCache;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * A {@link Prices} that keeps the results of its cached methods.
 */
@Generated("dev.larder.processor.CachedProcessor")
class Prices_Cached extends Prices {
  /**
   * The description of the cache of {@code price(long, String)}.
   */
  static final CacheSpec<PriceKey, Integer> PRICE_CACHE = CacheSpec.builder(
          "com.example.Prices.price", PriceKey.class, Integer.class)
      .seconds(60)
      .fingerprint("712b33fc22bbd87f")
      .keyEncoder((text, key) -> text.add(key.article()).add(key.region()))
      .build();

  private final LoadingCache<PriceKey, Integer> priceCache;

  Prices_Cached(CacheManager caches) {
    super();
    this.priceCache = caches.cache(PRICE_CACHE, key -> super.price(key.article(), key.region()));
  }

  @Override
  int price(long article, String region) {
    if (priceCache == null) {
      // called by a constructor of Prices
      return super.price(article, region);
    }
    var hit = priceCache.hit(new PriceKey(article, region));
    if (hit != null) {
      return hit.value();
    }
    return priceCache.get(new PriceKey(article, region));
  }

  /**
   * Returns the cache of {@code price(long, String)}.
   *
   * @return the cache
   */
  LoadingCache<PriceKey, Integer> priceCache() {
    return priceCache;
  }

  /**
   * The key of {@code price(long, String)}.
   */
  record PriceKey(long article, String region) {
    @Override
    public boolean equals(Object other) {
      return other instanceof PriceKey that
          && article == that.article
          && Objects.equals(region, that.region);
    }

    @Override
    public int hashCode() {
      int result = Long.hashCode(article);
      result = 31 * result + Objects.hashCode(region);
      return result;
    }
  }
}
