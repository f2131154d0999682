package com.example;

import dev.larder.annotation.Cached;
import dev.larder.annotation.Tier;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

@NullMarked
class Articles {
  Articles(String url, int... ports) {}

  @Cached(
      seconds = 300,
      name = "articles.by-number",
      maxEntries = 500,
      nullSeconds = 10,
      jitter = 0.1,
      tier = Tier.REMOTE)
  @Nullable String find(int number) throws IOException {
    return null;
  }

  @Cached
  Optional<String> find(String title, @Nullable String language) {
    return Optional.empty();
  }

  @Cached(tier = Tier.LOCAL)
  protected CompletableFuture<List<@Nullable String>> findAll() {
    return CompletableFuture.completedFuture(List.of());
  }
}
