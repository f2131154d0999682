package com.example;

import dev.larder.annotation.Cached;
import java.util.List;

public abstract class Repository<I extends Comparable<I>, E> {
  @Cached(seconds = 5)
  public E load(I id) {
    throw new UnsupportedOperationException();
  }

  @Cached
  public List<E> page(I from, int size) {
    return List.of();
  }
}
