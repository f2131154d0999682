package com.example;

import dev.larder.Cache;
import dev.larder.CacheManager;
import dev.larder.CacheSpec;
import dev.larder.LoadingCache;
import dev.larder.LongKey;
import dev.larder.NoArguments;
import dev.larder.TypeRef;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.annotation.processing.Generated;

/**
 * A {@link Articles} that keeps the results of its cached methods.
 */
@Generated("dev.larder.processor.CachedProcessor")
class Articles_Cached extends Articles {
  /**
   * The description of the cache of {@code find(long)}.
   */
  static final CacheSpec<Long, Articles.Article> FIND_CACHE = CacheSpec.builder(
          "com.example.Articles.find", Long.class, Articles.Article.class)
      .seconds(60)
      .fingerprint("84c34724590e6667")
      .build();

  /**
   * The description of the cache of {@code all()}.
   */
  static final CacheSpec<NoArguments, List<Articles.Article>> ALL_CACHE = CacheSpec.builder(
          "com.example.Articles.all",
          TypeRef.of(NoArguments.class),
          new TypeRef<List<Articles.Article>>() {})
      .seconds(60)
      .fingerprint("5b1a53862c6a2b58")
      .build();

  private final LoadingCache<Long, Articles.Article> findCache;

  private final LoadingCache<NoArguments, List<Articles.Article>> allCache;

  private final Cache<Prices_Cached.PriceKey, Integer> pricesPriceCache;

  private final CacheManager caches;

  Articles_Cached(CacheManager caches) {
    super();
    this.caches = caches;
    this.findCache = caches.cache(FIND_CACHE, key -> super.find(key));
    this.allCache = caches.cache(ALL_CACHE, key -> super.all());
    this.pricesPriceCache = caches.cache(Prices_Cached.PRICE_CACHE);
  }

  @Override
  Articles.Article find(long id) {
    if (findCache == null) {
      // called by a constructor of Articles
      return super.find(id);
    }
    var hit = findCache.hit(new LongKey(id));
    if (hit != null) {
      return hit.value();
    }
    return findCache.get(id);
  }

  @Override
  List<Articles.Article> all() {
    if (allCache == null) {
      // called by a constructor of Articles
      return super.all();
    }
    var hit = allCache.hit(NoArguments.INSTANCE);
    if (hit != null) {
      return hit.value();
    }
    return allCache.get(NoArguments.INSTANCE);
  }

  @Override
  void delete(long id) {
    if (findCache == null) {
      // called by a constructor of Articles
      super.delete(id);
      return;
    }
    super.delete(id);
    findCache.invalidate(id);
    allCache.invalidateAll();
  }

  @Override
  Articles.Article save(Articles.Article article, String region) {
    if (findCache == null) {
      // called by a constructor of Articles
      return super.save(article, region);
    }
    if (article != null) {
      findCache.invalidate(article.id());
    }
    Articles.Article result = super.save(article, region);
    if (article != null && article.parent() != null) {
      findCache.invalidate(article.parent());
    }
    if (article != null) {
      pricesPriceCache.invalidate(new Prices_Cached.PriceKey(article.id(), region));
    }
    return result;
  }

  @Override
  CompletableFuture<Void> publish(Articles.Article article) {
    if (findCache == null) {
      // called by a constructor of Articles
      return super.publish(article);
    }
    return super.publish(article)
        .whenComplete(
            (result, failure) -> {
              if (failure == null) {
                findCache.invalidateAll();
                caches.invalidate("shop.front-page", article == null ? null : article.name());
              }
            });
  }

  /**
   * Returns the cache of {@code find(long)}.
   *
   * @return the cache
   */
  LoadingCache<Long, Articles.Article> findCache() {
    return findCache;
  }

  /**
   * Returns the cache of {@code all()}.
   *
   * @return the cache
   */
  LoadingCache<NoArguments, List<Articles.Article>> allCache() {
    return allCache;
  }
}
