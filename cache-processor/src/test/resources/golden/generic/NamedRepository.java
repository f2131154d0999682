package com.example;

import dev.larder.annotation.Cached;
import java.util.List;

public class NamedRepository<E> extends Repository<String, E> {
  @Cached
  public <T extends Comparable<T>> List<T> sorted(List<T> values) {
    return values;
  }
}
