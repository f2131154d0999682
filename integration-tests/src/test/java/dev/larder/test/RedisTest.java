package dev.larder.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.CacheManager;
import dev.larder.Health;
import dev.larder.annotation.CacheInvalidate;
import dev.larder.annotation.Cached;
import dev.larder.annotation.Tier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.ServerSocket;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.embedded.RedisServer;

/** Two processes that share a Redis, each with the generated class of one service. */
final class RedisTest {
  private static final long FIRST_UNUSED = 1_000;
  private static final AtomicInteger namespaces = new AtomicInteger();
  private static RedisServer server;
  private static String url;

  private final Orders.Table table = new Orders.Table();
  private CacheManager here;
  private CacheManager there;
  private RedisTest_Orders_Cached ordersHere;
  private RedisTest_Orders_Cached ordersThere;
  private int unusedKeys;

  @BeforeAll
  static void startServer() throws IOException {
    int port = freePort();
    url = "redis://127.0.0.1:" + port;
    server = RedisServer.newRedisServer().bind("127.0.0.1").port(port).build();
    server.start();
  }

  @AfterAll
  static void stopServer() throws IOException {
    server.stop();
  }

  @BeforeEach
  void makeNodes() {
    String namespace = "test" + namespaces.incrementAndGet();
    here = CacheManager.builder().redis(url).namespace(namespace).build();
    there = CacheManager.builder().redis(url).namespace(namespace).build();
    ordersHere = new RedisTest_Orders_Cached(here, table);
    ordersThere = new RedisTest_Orders_Cached(there, table);
    await().until(() -> isUp(here) && isUp(there));
    // How long values live has to be known to the log before any is stored.
    await().until(this::isSharing);
    table.loads.set(0);
  }

  /** Lets this node load another key, and tells whether the other node finds any of them. */
  private boolean isSharing() {
    Optional<Order> unused = ordersHere.find(FIRST_UNUSED + unusedKeys++);
    return LongStream.range(FIRST_UNUSED, FIRST_UNUSED + unusedKeys)
        .anyMatch(id -> ordersThere.findCache().peek(id).isPresent());
  }

  @AfterEach
  void closeNodes() {
    here.close();
    there.close();
  }

  @Test
  void result_ofOneNode_isReadByTheOther() {
    Order order = order(1, "12.50");
    table.rows.put(1L, order);

    assertThat(ordersHere.find(1)).contains(order);
    await().until(() -> ordersThere.findCache().peek(1L).isPresent());
    assertThat(ordersThere.find(1)).contains(order);
    assertThat(table.loads).hasValue(1);
  }

  @Test
  void absence_isShared() {
    assertThat(ordersHere.find(2)).isEmpty();
    await().until(() -> ordersThere.findCache().peek(2L).isPresent());
    assertThat(ordersThere.find(2)).isEmpty();
    assertThat(table.loads).hasValue(1);
  }

  @Test
  void invalidatingMethod_ofOneNode_isHeardByTheOther() {
    ordersHere.save(order(3, "1"));
    assertThat(ordersThere.find(3)).contains(order(3, "1"));

    ordersHere.save(order(3, "2"));

    assertThat(ordersHere.find(3)).contains(order(3, "2"));
    await().until(() -> ordersThere.find(3).equals(Optional.of(order(3, "2"))));
  }

  @Test
  void localTier_keepsResultsOutOfRedis_andHearsInvalidations() {
    assertThat(ordersHere.count()).isEqualTo(ordersThere.count());
    assertThat(table.loads).hasValue(2);

    ordersHere.save(order(4, "1"));

    await().until(() -> ordersThere.count() == table.rows.size());
  }

  private static Order order(long id, String amount) {
    return new Order(
        id,
        new BigDecimal(amount),
        LocalDate.EPOCH,
        List.of(new Item.Gift("a, b"), new Item.Bulk(3)));
  }

  private static boolean isUp(CacheManager manager) {
    return manager.health().remote() == Health.Remote.UP;
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A value with most of what JSON has to bring back. */
  record Order(long id, BigDecimal amount, LocalDate day, List<Item> items) {}

  sealed interface Item {
    record Gift(@Nullable String note) implements Item {}

    record Bulk(int count) implements Item {}
  }

  static class Orders {
    /** What both processes have: a database. */
    static final class Table {
      final ConcurrentMap<Long, Order> rows = new ConcurrentHashMap<>(Map.of());
      final AtomicInteger loads = new AtomicInteger();
    }

    private final Table table;

    Orders(Table table) {
      this.table = table;
    }

    @Cached(seconds = 60)
    Optional<Order> find(long id) {
      table.loads.incrementAndGet();
      return Optional.ofNullable(table.rows.get(id));
    }

    @Cached(seconds = 60, tier = Tier.LOCAL)
    int count() {
      table.loads.incrementAndGet();
      return table.rows.size();
    }

    @CacheInvalidate(method = "find", key = "order.id")
    @CacheInvalidate(method = "count")
    void save(Order order) {
      table.rows.put(order.id(), order);
    }
  }
}
