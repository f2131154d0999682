package dev.larder.benchmarks.local;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The methods whose results are cached: one for each kind of key and of result. */
public interface Catalog {
  /** A key of one {@code long}. */
  Item item(long id);

  /** A key of two parts. */
  Item variant(long id, int size);

  /** A key of five parts. */
  Item offer(long id, int size, String country, boolean business, Level level);

  /** A key that is a text. */
  Item named(String name);

  /** No parameters: there is one result. */
  Item newest();

  /** Two results. */
  Item best(boolean business);

  /** Three results. */
  Item typical(Level level);

  /** A result that may be absent. */
  Optional<Item> find(long id);

  /** A result that comes later. */
  CompletableFuture<Item> itemAsync(long id);
}
