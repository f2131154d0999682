package com.example;

import dev.larder.CacheManager;
import dev.larder.CacheSpec;
import dev.larder.LoadingCache;
import dev.larder.LongKey;
import javax.annotation.processing.Generated;

/**
 * A {@link UserService} that keeps the results of its cached methods.
 */
@Generated("dev.larder.processor.CachedProcessor")
@SuppressWarnings("this-escape")
public class UserService_Cached extends UserService {
  /**
   * The description of the cache of {@code find(long)}.
   */
  public static final CacheSpec<Long, UserService.User> FIND_CACHE = CacheSpec.builder(
          "com.example.UserService.find", Long.class, UserService.User.class)
      .seconds(60)
      .fingerprint("0dbf348ffceae576")
      .build();

  private final LoadingCache<Long, UserService.User> findCache;

  public UserService_Cached(CacheManager caches) {
    super();
    this.findCache = caches.cache(FIND_CACHE, key -> super.find(key));
  }

  @Override
  public UserService.User find(long id) {
    if (findCache == null) {
      // called by a constructor of UserService
      return super.find(id);
    }
    var hit = findCache.hit(new LongKey(id));
    if (hit != null) {
      return hit.value();
    }
    return findCache.get(id);
  }

  /**
   * Returns the cache of {@code find(long)}.
   *
   * @return the cache
   */
  public LoadingCache<Long, UserService.User> findCache() {
    return findCache;
  }
}
