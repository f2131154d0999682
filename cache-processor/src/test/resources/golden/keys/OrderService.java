package com.example;

import dev.larder.annotation.CacheKey;
import dev.larder.annotation.Cached;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

public class OrderService {
  public record Customer(long id, String name) {}

  public record Line(String article, int count) {}

  public record Query(LocalDate day, List<Line> lines, Map<String, Customer> customers) {}

  public sealed interface Filter permits ByDay, ByCustomer {}

  public record ByDay(LocalDate day) implements Filter {}

  public record ByCustomer(Customer customer) implements Filter {}

  @Cached
  public int total(@CacheKey("name") Customer customer, @CacheKey Line line, String traceId) {
    return 0;
  }

  @Cached
  public List<String> search(Query query) {
    return List.of();
  }

  @Cached
  public byte[] export(Filter filter, long[] ids, String... columns) {
    return new byte[0];
  }
}
