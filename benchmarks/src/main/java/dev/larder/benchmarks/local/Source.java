package dev.larder.benchmarks.local;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Where the caches load from; stands for a database, at no cost. */
class Source implements Catalog {
  @Override
  public final Item item(long id) {
    return load(id);
  }

  @Override
  public final Item variant(long id, int size) {
    return load(id + size);
  }

  @Override
  public final Item offer(long id, int size, String country, boolean business, Level level) {
    return load(id + size + country.length() + (business ? 1 : 0) + level.name().length());
  }

  @Override
  public final Item named(String name) {
    return load(name.length());
  }

  @Override
  public final Item newest() {
    return load(0);
  }

  @Override
  public final Item best(boolean business) {
    return load(business ? 1 : 0);
  }

  @Override
  public final Item typical(Level level) {
    return load(level.name().length());
  }

  @Override
  public final Optional<Item> find(long id) {
    return Optional.of(load(id));
  }

  @Override
  public final CompletableFuture<Item> itemAsync(long id) {
    return CompletableFuture.completedFuture(load(id));
  }

  /** Every load comes through here. */
  Item load(long number) {
    return new Item(number, "item");
  }
}
