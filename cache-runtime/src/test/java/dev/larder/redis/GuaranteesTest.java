package dev.larder.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.Cache;
import dev.larder.CacheEntry;
import dev.larder.CacheManager;
import dev.larder.CacheSpec;
import dev.larder.LoadingCache;
import dev.larder.Seeds;
import dev.larder.annotation.Tier;
import dev.larder.redis.Node.Kind;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The guarantees of the second tier, with a Redis in good health. */
@Timeout(60)
final class GuaranteesTest {
  private static final Duration SHORT_LEASE = Duration.ofMillis(500);

  private static RedisProcess redis;
  private static ExecutorService threads;

  private Managers managers;

  @BeforeAll
  static void start() {
    redis = new RedisProcess().start();
    threads = Executors.newCachedThreadPool();
  }

  @AfterAll
  static void stop() {
    threads.shutdownNow();
    redis.close();
  }

  @BeforeEach
  void open() {
    managers = new Managers(redis);
  }

  @AfterEach
  void close() {
    managers.close();
  }

  @Nested
  final class Guarantee1Age {
    private static final int SECONDS = 2;

    private final Database database = new Database(1);

    private LoadingCache<Integer, Long> cache(Tier tier) {
      return managers.open().cache(Node.spec(SECONDS, tier), database::read);
    }

    @Test
    void localCopy_inheritsTheRemainingLife() throws Exception {
      LoadingCache<Integer, Long> first = cache(Tier.BOTH);
      LoadingCache<Integer, Long> second = cache(Tier.BOTH);
      first.get(0);
      CacheEntry<Long> loaded = first.entry(0).orElseThrow();
      Eventually.holds(
          "half a life", () -> Instant.now().isAfter(loaded.loadedAt().plusSeconds(1)));
      Eventually.holds("in Redis", () -> second.peek(0).isPresent());
      second.get(0);
      CacheEntry<Long> copied = second.entry(0).orElseThrow();

      assertThat(copied.tier()).isEqualTo(CacheEntry.Tier.LOCAL);
      assertThat(copied.expiresAt()).isBeforeOrEqualTo(loaded.expiresAt());
      assertThat(database.reads()).isEqualTo(1);
    }

    @Test
    void noTierServesAValueBeyondItsLife() throws Exception {
      List<LoadingCache<Integer, Long>> all =
          List.of(cache(Tier.BOTH), cache(Tier.BOTH), cache(Tier.REMOTE));
      all.get(0).get(0);
      Instant end = all.get(0).entry(0).orElseThrow().loadedAt().plusSeconds(SECONDS);
      Eventually.holds("in Redis", () -> all.get(2).peek(0).isPresent());
      for (LoadingCache<Integer, Long> cache : all) {
        cache.get(0);
      }
      assertThat(database.reads()).isEqualTo(1);
      database.change(0);

      for (LoadingCache<Integer, Long> cache : all) {
        assertOldUntil(cache, end);
      }
    }

    /** Nobody tells the cache of the change: only age ends the old value. */
    private void assertOldUntil(LoadingCache<Integer, Long> cache, Instant end) throws Exception {
      Instant asked = Instant.now();
      while (cache.get(0) == 0) {
        assertThat(asked).isBefore(end);
        LockSupport.parkNanos(1_000_000);
        asked = Instant.now();
      }
    }
  }

  /** Guarantees 2, 3 and 4: loads and remote reads race invalidations. */
  @Nested
  final class Guarantees2To4LoadVersusInvalidate {
    private static final int ROWS = 4;
    private static final int ROUNDS = 40;
    private static final int LONGEST_LOAD_MICROS = 2_000;

    /** Who changes the value while the first node reads it. */
    private enum Writer {
      SAME_NODE,
      OTHER_NODE
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void sameNode(Kind kind) throws Exception {
      race(kind, Writer.SAME_NODE);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void acrossNodes(Kind kind) throws Exception {
      race(kind, Writer.OTHER_NODE);
    }

    private void race(Kind kind, Writer writer) throws Exception {
      Random random = new Random(Seeds.next(GuaranteesTest.class));
      try (Nodes nodes = Nodes.start(3, ROWS, redis)) {
        for (int round = 0; round < ROUNDS; round++) {
          round(nodes, random, kind, nodes.get(writer == Writer.SAME_NODE ? 0 : 1));
        }
        nodes.assertAgreeSoon();
        nodes.assertGuarantees(Duration.ofSeconds(1));
      }
    }

    private void round(Nodes nodes, Random random, Kind kind, Node writer) throws Exception {
      int key = random.nextInt(ROWS);
      long loadNanos = TimeUnit.MICROSECONDS.toNanos(random.nextInt(LONGEST_LOAD_MICROS));
      long headStart = TimeUnit.MICROSECONDS.toNanos(random.nextInt(LONGEST_LOAD_MICROS));
      nodes.all().forEach(node -> node.loadsWaitIn(row -> park(row, loadNanos)));
      nodes.get(1).change(key, Kind.KEY);
      if (random.nextBoolean()) {
        nodes.get(2).read(key); // then it is in Redis, and the race is with a remote read
      }
      Node reader = nodes.get(0);
      Future<Long> read = threads.submit(() -> reader.read(key));
      Future<Long> other = threads.submit(() -> nodes.get(2).read(key));
      LockSupport.parkNanos(headStart);
      writer.change(key, kind);
      long last = nodes.database().version(key);

      assertThat(writer.read(key)).as("guarantee 2").isEqualTo(last);
      read.get();
      other.get();
      Eventually.passesWithin(
          Nodes.HEALING,
          () ->
              assertThat(nodes.all())
                  .as("%s of %s", kind, key)
                  .allSatisfy(node -> assertThat(node.read(key)).isEqualTo(last)));
    }

    private static int park(int row, long nanos) {
      LockSupport.parkNanos(nanos);
      return row;
    }

    @Test
    void invalidation_reachesOthersFasterThanAnyHeartbeat() {
      try (Nodes nodes = Nodes.start(2, 1, redis)) {
        long[] nanos =
            IntStream.range(0, 25).mapToLong(i -> nanosUntilSeen(nodes)).sorted().toArray();

        assertThat(Duration.ofNanos(nanos[nanos.length / 2])).isLessThan(Duration.ofMillis(250));
      }
    }

    private static long nanosUntilSeen(Nodes nodes) {
      nodes.get(1).read(0);
      nodes.get(0).change(0, Kind.KEY);
      long began = System.nanoTime();
      while (nodes.get(1).read(0) != nodes.database().version(0)) {
        Thread.onSpinWait();
      }
      return System.nanoTime() - began;
    }
  }

  @Nested
  final class Guarantee8OneLoad {
    private static final int CALLERS = 16;

    @Test
    void fourNodesSixteenThreads_loadOnce() throws Exception {
      try (Nodes nodes =
          Nodes.start(4, 5, redis, builder -> builder.commandTimeout(Managers.PATIENCE))) {
        for (int key = 0; key < 5; key++) {
          CountDownLatch calling = new CountDownLatch(4 * CALLERS);
          nodes.all().forEach(node -> node.loadsWaitIn(row -> await(row, calling)));
          for (Future<Long> answer : callFromAll(nodes, key, calling)) {
            assertThat(answer.get()).isZero();
          }
          assertThat(nodes.database().reads()).isEqualTo(key + 1);
        }
        assertThat(nodes.all()).allSatisfy(node -> assertThat(node.failures()).isEmpty());
      }
    }

    private static List<Future<Long>> callFromAll(Nodes nodes, int key, CountDownLatch calling) {
      List<Future<Long>> answers = new ArrayList<>();
      for (int i = 0; i < 4 * CALLERS; i++) {
        Node node = nodes.get(i % 4);
        answers.add(
            threads.submit(
                () -> {
                  calling.countDown();
                  return node.read(key);
                }));
      }
      return answers;
    }

    @Test
    void loadingNodeDies_theOthersGoOnAfterItsLease() throws Exception {
      try (Nodes nodes = Nodes.start(4, 1, redis, builder -> builder.lease(SHORT_LEASE))) {
        CountDownLatch never = new CountDownLatch(1);
        Node dying = nodes.get(0);
        dying.loadsWaitIn(row -> await(row, never));
        Future<Long> stuck = threads.submit(() -> dying.read(0));
        Eventually.holds("it loads", () -> nodes.database().reads() == 1);
        dying.network().cut();
        long began = System.nanoTime();
        List<Future<Long>> answers =
            nodes.all().stream().skip(1).map(node -> threads.submit(() -> node.read(0))).toList();
        for (Future<Long> answer : answers) {
          assertThat(answer.get()).isZero();
        }

        assertThat(Duration.ofNanos(System.nanoTime() - began))
            .isLessThan(SHORT_LEASE.plus(Nodes.TIMEOUT).plus(Nodes.SCHEDULING));
        assertThat(stuck).isNotDone();
        never.countDown();
        stuck.get();
      }
    }

    @Test
    void loadThatLasts_holdsUpNoOtherKey() throws Exception {
      try (Nodes nodes = Nodes.start(2, 20, redis)) {
        CountDownLatch end = new CountDownLatch(1);
        nodes.get(0).loadsWaitIn(row -> row == 0 ? await(row, end) : row);
        Future<Long> lasting = threads.submit(() -> nodes.get(0).read(0));
        Eventually.holds("it loads", () -> nodes.database().reads() == 1);
        for (int key = 1; key < 20; key++) {
          assertThat(nodes.get(key % 2).read(key)).isZero();
        }

        assertThat(lasting).isNotDone();
        end.countDown();
        lasting.get();
      }
    }

    private static int await(int row, CountDownLatch latch) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return row;
    }
  }

  @Nested
  final class Guarantee9NoDeadlock {
    @Test
    void recursion_onTwoNodesAtOnce() throws Exception {
      Future<Long> first = threads.submit(() -> fibonacci(managers.open()).call());
      Future<Long> second = threads.submit(() -> fibonacci(managers.open()).call());

      assertThat(first.get(30, TimeUnit.SECONDS)).isEqualTo(832_040);
      assertThat(second.get(30, TimeUnit.SECONDS)).isEqualTo(832_040);
    }

    private Callable<Long> fibonacci(CacheManager manager) {
      AtomicReference<LoadingCache<Integer, Long>> self = new AtomicReference<>();
      self.set(
          manager.cache(
              Node.spec(60, Tier.BOTH),
              n -> n < 2 ? (long) n : self.get().get(n - 1) + self.get().get(n - 2)));
      return () -> self.get().get(30);
    }

    /** Each waits for the lease of the other; neither can see the circle. */
    @Test
    void circleOverTwoNodes_endsWithALease() throws Exception {
      CountDownLatch bothLoad = new CountDownLatch(2);
      Future<Long> first = threads.submit(() -> circular(0, 1, bothLoad));
      Future<Long> second = threads.submit(() -> circular(1, 0, bothLoad));

      // One may have the value of the other by then.
      assertThat(first.get(30, TimeUnit.SECONDS)).isBetween(1L, 2L);
      assertThat(second.get(30, TimeUnit.SECONDS)).isBetween(1L, 2L);
    }

    private long circular(int key, int other, CountDownLatch bothLoad) throws Exception {
      CacheManager manager = managers.open(builder -> builder.lease(SHORT_LEASE));
      Cache<Integer, Long> cache = manager.cache(Node.spec(60, Tier.BOTH));
      return cache.get(
          key,
          mine -> {
            bothLoad.countDown();
            bothLoad.await();
            return cache.get(other, theirs -> 0L) + 1;
          });
    }
  }

  @Test
  void guarantee10Exceptions_reachTheCallerAndHoldUpNobody() throws Exception {
    Cache<Integer, Long> first = managers.open().cache(Node.spec(60, Tier.BOTH));
    Cache<Integer, Long> second = managers.open().cache(Node.spec(60, Tier.BOTH));
    IOException failure = new IOException("thrown by the load");

    assertThatThrownBy(
            () ->
                first.get(
                    1,
                    key -> {
                      throw failure;
                    }))
        .isSameAs(failure);
    long began = System.nanoTime();
    assertThat(second.get(1, key -> 7L)).isEqualTo(7);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Nodes.SCHEDULING);
  }

  @Test
  void guarantee11FailureIsNotAbsence_andNeitherIsNull() throws Exception {
    Cache<Integer, Long> first = managers.open().cache(Node.spec(60, Tier.BOTH));
    Cache<Integer, Long> second = managers.open().cache(Node.spec(60, Tier.BOTH));
    AtomicInteger loads = new AtomicInteger();

    assertThat(second.peek(1).isPresent()).isFalse();
    assertThat(first.get(1, key -> nothing(loads))).isNull();
    Eventually.holds("null is in Redis", () -> second.peek(1).isPresent());
    assertThat(second.get(1, key -> nothing(loads))).isNull();
    assertThat(loads).hasValue(1);
  }

  private static Long nothing(AtomicInteger loads) {
    loads.incrementAndGet();
    return null;
  }

  @Nested
  final class Tiers {
    private final Database database = new Database(100);

    private LoadingCache<Integer, Long> cache(Tier tier) {
      return managers.open().cache(Node.spec(60, tier), database::read);
    }

    @Test
    void local_putsNothingInRedis_yetHearsInvalidations() throws Exception {
      LoadingCache<Integer, Long> first = cache(Tier.LOCAL);
      LoadingCache<Integer, Long> second = cache(Tier.LOCAL);
      first.get(1);
      second.get(1);
      assertThat(database.reads()).isEqualTo(2);
      assertThat(managers.slots()).isEmpty();

      first.invalidate(1);
      Eventually.holds("heard", () -> !second.peek(1).isPresent());
    }

    @Test
    void remote_keepsNothingLocally() throws Exception {
      LoadingCache<Integer, Long> cache = cache(Tier.REMOTE);
      cache.get(1);
      Eventually.holds("in Redis", () -> cache.peek(1).isPresent());
      for (int i = 0; i < 3; i++) {
        assertThat(cache.get(1)).isZero();
      }

      assertThat(cache.stats().hits()).isZero();
      assertThat(cache.stats().remote().hits()).isEqualTo(3);
      assertThat(cache.stats().entries()).isZero();
      assertThat(database.reads()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Tier.class)
    void plainLoads_publishNothing(Tier tier) throws Exception {
      LoadingCache<Integer, Long> cache = cache(tier);
      for (int key = 0; key < 100; key++) {
        cache.get(key);
      }
      assertThat(managers.records()).isZero();

      cache.invalidate(1);
      assertThat(managers.records()).isEqualTo(1);
    }
  }

  /** Two versions of an application, whose classes differ, at work on one Redis. */
  @Test
  void fingerprints_sideBySide() throws Exception {
    Cache<Integer, Long> before = managers.open().cache(Node.spec(60, Tier.REMOTE));
    Cache<Integer, String> after =
        managers
            .open()
            .cache(
                CacheSpec.builder(Node.CACHE, Integer.class, String.class)
                    .tier(Tier.REMOTE)
                    .fingerprint("1")
                    .build());
    assertThat(before.get(1, key -> 5L)).isEqualTo(5);
    assertThat(after.get(1, key -> "five")).isEqualTo("five");
    Eventually.holds("both", () -> before.peek(1).isPresent() && after.peek(1).isPresent());
    assertThat(before.peek(1).value()).isEqualTo(5);
    assertThat(after.peek(1).value()).isEqualTo("five");
    assertThat(before.stats().remote().damaged() + after.stats().remote().damaged()).isZero();

    after.invalidate(1);
    assertThat(after.peek(1).isPresent()).isFalse();
    assertThat(before.peek(1).isPresent()).isFalse();
    assertThat(managers.slots()).doesNotContain(managers.slot(Node.CACHE, 1));
  }
}
