package com.example;

import dev.larder.annotation.CacheInvalidate;
import dev.larder.annotation.Cached;
import java.util.List;
import java.util.concurrent.CompletableFuture;

class Articles {
  record Article(long id, String name, Long parent) {}

  @Cached
  Article find(long id) {
    return new Article(id, "", null);
  }

  @Cached
  List<Article> all() {
    return List.of();
  }

  @CacheInvalidate(method = "find")
  @CacheInvalidate(method = "all")
  void delete(long id) {}

  @CacheInvalidate(method = "find", key = "article.id", before = true)
  @CacheInvalidate(method = "find", key = "article.parent")
  @CacheInvalidate(type = Prices.class, method = "price", key = {"article.id", "region"})
  Article save(Article article, String region) {
    return article;
  }

  @CacheInvalidate(method = "find", all = true)
  @CacheInvalidate(cache = "shop.front-page", key = "article.name")
  CompletableFuture<Void> publish(Article article) {
    return CompletableFuture.completedFuture(null);
  }
}
