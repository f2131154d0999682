package com.example;

import dev.larder.Cache;
import dev.larder.CacheManager;
import dev.larder.CacheSpec;
import dev.larder.KeyArrays;
import dev.larder.KeyText;
import dev.larder.LoadingCache;
import dev.larder.TypeRef;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * A {@link OrderService} that keeps the results of its cached methods.
 */
@Generated("dev.larder.processor.CachedProcessor")
@SuppressWarnings("this-escape")
public class OrderService_Cached extends OrderService {
  /**
   * The description of the cache of {@code total(Customer, Line, String)}.
   */
  public static final CacheSpec<TotalKey, Integer> TOTAL_CACHE = CacheSpec.builder(
          "com.example.OrderService.total", TotalKey.class, Integer.class)
      .seconds(60)
      .fingerprint("712b33fc22bbd87f")
      .keyEncoder((text, key) -> text.add(key.customerName()).addGroup(key.line(), OrderService_Cached::encodeLine))
      .build();

  /**
   * The description of the cache of {@code search(Query)}.
   */
  public static final CacheSpec<OrderService.Query, List<String>> SEARCH_CACHE = CacheSpec.builder(
          "com.example.OrderService.search",
          TypeRef.of(OrderService.Query.class),
          new TypeRef<List<String>>() {})
      .seconds(60)
      .fingerprint("78ece091fa0bc53d")
      .keyEncoder((text, key) -> text.addGroup(key, OrderService_Cached::encodeQuery))
      .build();

  /**
   * The description of the cache of {@code export(Filter, long[], String...)}.
   */
  public static final CacheSpec<ExportKey, byte[]> EXPORT_CACHE = CacheSpec.builder(
          "com.example.OrderService.export", ExportKey.class, byte[].class)
      .seconds(60)
      .fingerprint("d7d9a40f3580dfd1")
      .keyEncoder((text, key) -> text
          .addGroup(key.filter(), OrderService_Cached::encodeFilter)
          .add(key.ids())
          .addArray(key.columns(), KeyText::add))
      .build();

  private final Cache<TotalKey, Integer> totalCache;

  private final LoadingCache<OrderService.Query, List<String>> searchCache;

  private final LoadingCache<ExportKey, byte[]> exportCache;

  public OrderService_Cached(CacheManager caches) {
    super();
    this.totalCache = caches.cache(TOTAL_CACHE);
    this.searchCache = caches.cache(SEARCH_CACHE, key -> super.search(key));
    this.exportCache = caches.cache(EXPORT_CACHE,
        key -> super.export(key.filter(), key.ids(), key.columns()));
  }

  @Override
  public int total(OrderService.Customer customer, OrderService.Line line, String traceId) {
    if (totalCache == null) {
      // called by a constructor of OrderService
      return super.total(customer, line, traceId);
    }
    TotalKey key = new TotalKey(customer == null ? null : customer.name(), line);
    var hit = totalCache.hit(key);
    if (hit != null) {
      return hit.value();
    }
    return totalCache.get(key, missing -> super.total(customer, line, traceId));
  }

  @Override
  public List<String> search(OrderService.Query query) {
    if (searchCache == null) {
      // called by a constructor of OrderService
      return super.search(query);
    }
    var hit = searchCache.hit(query);
    if (hit != null) {
      return hit.value();
    }
    return searchCache.get(query);
  }

  @Override
  public byte[] export(OrderService.Filter filter, long[] ids, String... columns) {
    if (exportCache == null) {
      // called by a constructor of OrderService
      return super.export(filter, ids, columns);
    }
    ExportKey key = new ExportKey(filter, ids, columns);
    var hit = exportCache.hit(key);
    if (hit != null) {
      return hit.value();
    }
    return exportCache.get(key);
  }

  /**
   * Returns the cache of {@code total(Customer, Line, String)}.
   *
   * @return the cache
   */
  public Cache<TotalKey, Integer> totalCache() {
    return totalCache;
  }

  /**
   * Returns the cache of {@code search(Query)}.
   *
   * @return the cache
   */
  public LoadingCache<OrderService.Query, List<String>> searchCache() {
    return searchCache;
  }

  /**
   * Returns the cache of {@code export(Filter, long[], String...)}.
   *
   * @return the cache
   */
  public LoadingCache<ExportKey, byte[]> exportCache() {
    return exportCache;
  }

  private static void encodeLine(KeyText text, OrderService.Line value) {
    text.add(value.article()).add(value.count());
  }

  private static void encodeCustomer(KeyText text, OrderService.Customer value) {
    text.add(value.id()).add(value.name());
  }

  private static void encodeQuery(KeyText text, OrderService.Query value) {
    text
        .add(value.day())
        .addAll(value.lines(), (text1, value1) -> text1.addGroup(value1, OrderService_Cached::encodeLine))
        .addMap(value.customers(), KeyText::add, (text1, value1) -> text1.addGroup(value1, OrderService_Cached::encodeCustomer));
  }

  private static void encodeByDay(KeyText text, OrderService.ByDay value) {
    text.add(value.day());
  }

  private static void encodeByCustomer(KeyText text, OrderService.ByCustomer value) {
    text.addGroup(value.customer(), OrderService_Cached::encodeCustomer);
  }

  private static void encodeFilter(KeyText text, OrderService.Filter value) {
    if (value instanceof OrderService.ByDay variant) {
      text.addGroup("ByDay", variant, OrderService_Cached::encodeByDay);
    } else if (value instanceof OrderService.ByCustomer variant) {
      text.addGroup("ByCustomer", variant, OrderService_Cached::encodeByCustomer);
    }
  }

  /**
   * The key of {@code total(Customer, Line, String)}.
   */
  public record TotalKey(String customerName, OrderService.Line line) {
    @Override
    public boolean equals(Object other) {
      return other instanceof TotalKey that
          && Objects.equals(customerName, that.customerName)
          && Objects.equals(line, that.line);
    }

    @Override
    public int hashCode() {
      int result = Objects.hashCode(customerName);
      result = 31 * result + Objects.hashCode(line);
      return result;
    }
  }

  /**
   * The key of {@code export(Filter, long[], String...)}.
   */
  public record ExportKey(OrderService.Filter filter, long[] ids, String[] columns) {
    public ExportKey {
      ids = KeyArrays.copyOf(ids);
      columns = KeyArrays.copyOf(columns);
    }

    @Override
    public long[] ids() {
      return KeyArrays.copyOf(ids);
    }

    @Override
    public String[] columns() {
      return KeyArrays.copyOf(columns);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof ExportKey that
          && Objects.equals(filter, that.filter)
          && Objects.deepEquals(ids, that.ids)
          && Objects.deepEquals(columns, that.columns);
    }

    @Override
    public int hashCode() {
      int result = Objects.hashCode(filter);
      result = 31 * result + Arrays.deepHashCode(new Object[] {ids});
      result = 31 * result + Arrays.deepHashCode(new Object[] {columns});
      return result;
    }
  }
}
