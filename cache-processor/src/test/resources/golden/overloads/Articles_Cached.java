package com.example;

import dev.larder.AsyncLoadingCache;
import dev.larder.CacheManager;
import dev.larder.CacheSpec;
import dev.larder.IntKey;
import dev.larder.LoadingCache;
import dev.larder.NoArguments;
import dev.larder.TypeRef;
import dev.larder.annotation.Tier;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Articles} that keeps the results of its cached methods.
 */
@Generated("dev.larder.processor.CachedProcessor")
@NullMarked
class Articles_Cached extends Articles {
  /**
   * The description of the cache of {@code find(int)}.
   */
  static final CacheSpec<Integer, @Nullable String> FIND_INT_CACHE = CacheSpec.builder(
          "articles.by-number", Integer.class, String.class)
      .source("com.example.Articles.find(int)")
      .seconds(300)
      .nullSeconds(10)
      .maxEntries(500)
      .jitter(0.1)
      .tier(Tier.REMOTE)
      .fingerprint("57333434ab87c20c")
      .build();

  /**
   * The description of the cache of {@code find(String, String)}.
   */
  static final CacheSpec<FindStringStringKey, Optional<String>> FIND_STRING_STRING_CACHE = CacheSpec.builder(
          "com.example.Articles.find(String,String)",
          TypeRef.of(FindStringStringKey.class),
          new TypeRef<Optional<String>>() {})
      .seconds(60)
      .fingerprint("3abe17c64f4554cf")
      .keyEncoder((text, key) -> text.add(key.title()).add(key.language()))
      .build();

  /**
   * The description of the cache of {@code findAll()}.
   */
  static final CacheSpec<NoArguments, List<@Nullable String>> FIND_ALL_CACHE = CacheSpec.builder(
          "com.example.Articles.findAll",
          TypeRef.of(NoArguments.class),
          new TypeRef<List<String>>() {})
      .seconds(60)
      .tier(Tier.LOCAL)
      .build();

  private final LoadingCache<Integer, @Nullable String> findIntCache;

  private final LoadingCache<FindStringStringKey, Optional<String>> findStringStringCache;

  private final AsyncLoadingCache<NoArguments, List<@Nullable String>> findAllCache;

  Articles_Cached(CacheManager caches, String url, int... ports) {
    super(url, ports);
    this.findIntCache = caches.cache(FIND_INT_CACHE, key -> super.find(key));
    this.findStringStringCache = caches.cache(FIND_STRING_STRING_CACHE,
        key -> super.find(key.title(), key.language()));
    this.findAllCache = caches.asyncCache(FIND_ALL_CACHE, key -> super.findAll());
  }

  @Override
  @Nullable String find(int number) throws IOException {
    if (findIntCache == null) {
      // called by a constructor of Articles
      return super.find(number);
    }
    var hit = findIntCache.hit(new IntKey(number));
    if (hit != null) {
      return hit.value();
    }
    return findIntCache.get(number);
  }

  @Override
  Optional<String> find(String title, @Nullable String language) {
    if (findStringStringCache == null) {
      // called by a constructor of Articles
      return super.find(title, language);
    }
    var hit = findStringStringCache.hit(new FindStringStringKey(title, language));
    if (hit != null) {
      return hit.value();
    }
    return findStringStringCache.get(new FindStringStringKey(title, language));
  }

  @Override
  protected CompletableFuture<List<@Nullable String>> findAll() {
    if (findAllCache == null) {
      // called by a constructor of Articles
      return super.findAll();
    }
    var hit = findAllCache.hit(NoArguments.INSTANCE);
    if (hit != null) {
      return hit.future();
    }
    return findAllCache.get(NoArguments.INSTANCE);
  }

  /**
   * Returns the cache of {@code find(int)}.
   *
   * @return the cache
   */
  LoadingCache<Integer, @Nullable String> findIntCache() {
    return findIntCache;
  }

  /**
   * Returns the cache of {@code find(String, String)}.
   *
   * @return the cache
   */
  LoadingCache<FindStringStringKey, Optional<String>> findStringStringCache() {
    return findStringStringCache;
  }

  /**
   * Returns the cache of {@code findAll()}.
   *
   * @return the cache
   */
  protected AsyncLoadingCache<NoArguments, List<@Nullable String>> findAllCache() {
    return findAllCache;
  }

  /**
   * The key of {@code find(String, String)}.
   */
  record FindStringStringKey(String title, @Nullable String language) {
    @Override
    public boolean equals(Object other) {
      return other instanceof FindStringStringKey that
          && Objects.equals(title, that.title)
          && Objects.equals(language, that.language);
    }

    @Override
    public int hashCode() {
      int result = Objects.hashCode(title);
      result = 31 * result + Objects.hashCode(language);
      return result;
    }
  }
}
