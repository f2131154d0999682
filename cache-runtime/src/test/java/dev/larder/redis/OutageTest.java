package dev.larder.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.Seeds;
import dev.larder.redis.Node.Kind;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Guarantees 2 and 4 to 7 while Redis, or the way to it, is out of order, and after.
 *
 * <p>A call may also wait for a load of another node, until its lease ends (guarantee 8), and a
 * node that is cut off cannot give its lease back. So leases are short here, and a lease is the
 * longest load.
 */
@Timeout(60)
final class OutageTest {
  private static final int ROWS = 16;
  private static final Duration LEASE = Duration.ofMillis(500);

  private static RedisProcess redis;

  @BeforeAll
  static void startRedis() {
    redis = new RedisProcess().start();
  }

  @AfterAll
  static void closeRedis() {
    redis.close();
  }

  private static Nodes start(int count, int rows) {
    return Nodes.start(count, rows, redis, builder -> builder.lease(LEASE));
  }

  /** What happens, to whom, and how it ends. */
  private enum Fault {
    KILLED_AND_RESTARTED_EMPTY(nodes -> redis.kill(), nodes -> redis.restartEmpty()),
    KILLED_AND_RESTARTED_WITH_DATA(nodes -> redis.kill(), nodes -> redis.restartWithData()),
    STOPPED_AND_CONTINUED(nodes -> redis.pause(), nodes -> redis.resume()),
    ONE_NODE_CUT_OFF(nodes -> first(nodes).cut(), nodes -> first(nodes).heal()),
    ONE_NODE_BLACK_HOLED(nodes -> first(nodes).blackHole(), nodes -> first(nodes).heal()),
    ONE_NODE_STALLED(nodes -> first(nodes).stall(), nodes -> first(nodes).heal()),
    ALL_BUT_ONE_CUT_OFF(
        nodes -> nodes.all().stream().skip(1).forEach(node -> node.network().cut()),
        nodes -> nodes.all().stream().skip(1).forEach(node -> node.network().heal()));

    private final Consumer<Nodes> begin;
    private final Consumer<Nodes> end;

    Fault(Consumer<Nodes> begin, Consumer<Nodes> end) {
      this.begin = begin;
      this.end = end;
    }

    private static TcpProxy first(Nodes nodes) {
      return nodes.get(0).network();
    }
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void everybodyReadsAndWrites(Fault fault) {
    try (Nodes nodes = start(3, ROWS)) {
      nodes.fill();
      try (Workload workload = Workload.on(nodes.all(), ROWS, 2, Seeds.next(OutageTest.class))) {
        workload.awaitSteps(500);
        fault.begin.accept(nodes);
        Eventually.holds("noticed", () -> nodes.all().stream().anyMatch(node -> !node.isUp()));
        workload.awaitSteps(2_000);
        fault.end.accept(nodes);
      }
      nodes.assertAgreeSoon();
      nodes.assertGuarantees(LEASE);
    }
  }

  @Test
  void flushedWhileEverybodyReadsAndWrites() {
    try (Nodes nodes = start(3, ROWS)) {
      nodes.fill();
      try (Workload workload = Workload.on(nodes.all(), ROWS, 2, Seeds.next(OutageTest.class))) {
        for (int i = 0; i < 5; i++) {
          workload.awaitSteps(300);
          redis.command("FLUSHALL");
        }
      }
      changeAll(nodes.get(0));
      redis.command("FLUSHALL");

      nodes.assertAgreeSoon();
      nodes.assertGuarantees(LEASE);
    }
  }

  /** Guarantee 7: who knows that Redis is away does not wait for it. */
  @Test
  void stopped_isNotAskedOnceThatIsKnown() {
    try (Nodes nodes = start(1, ROWS)) {
      redis.pause();
      Node node = nodes.get(0);
      for (int key = 0; node.isUp(); key++) {
        node.read(key % ROWS);
        node.change(key % ROWS, Kind.KEY);
      }
      long began = System.nanoTime();
      for (int i = 0; i < 1_000; i++) {
        node.read(i % ROWS);
        node.change(i % ROWS, Kind.KEY);
      }
      Duration took = Duration.ofNanos(System.nanoTime() - began);
      redis.resume();

      assertThat(took).isLessThan(Nodes.TIMEOUT.plus(Nodes.SCHEDULING));
      nodes.assertAgreeSoon();
      nodes.assertGuarantees(Duration.ZERO);
    }
  }

  /** A node that misses invalidations while the others work on. */
  @Nested
  final class OutagesOfTheReader {
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void nothingMissedIsServedOnceUpAgain(boolean silently) {
      try (Nodes nodes = start(2, ROWS)) {
        nodes.fill();
        Node reader = nodes.get(1);
        cutOff(reader, silently);
        changeAll(nodes.get(0));
        reader.network().heal();
        Eventually.holds("in use", reader::isUp);

        assertThat(reader.agreesWithDatabase()).isTrue();
        nodes.assertGuarantees(LEASE);
      }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void logTrimmed_dropsItsLocalTier(int left) {
      try (Nodes nodes = start(2, ROWS)) {
        nodes.fill();
        Node reader = nodes.get(1);
        cutOff(reader, /* silently= */ false);
        changeAll(nodes.get(0));
        redis.command("XTRIM", log(nodes), "MAXLEN", String.valueOf(left));
        reader.network().heal();
        Eventually.holdsWithin(Nodes.HEALING, "in use", reader::isUp);

        assertThat(reader.agreesWithDatabase()).isTrue();
        nodes.assertAgreeSoon();
        nodes.assertGuarantees(LEASE);
      }
    }

    @Test
    void redisRestartedEmptyMeanwhile() {
      try (Nodes nodes = start(2, ROWS)) {
        nodes.fill();
        changeAll(nodes.get(0));
        Node reader = nodes.get(1);
        cutOff(reader, /* silently= */ false);
        redis.restartEmpty();
        // As many records as before, and more.
        changeAll(nodes.get(0));
        changeAll(nodes.get(0));
        reader.network().heal();

        nodes.assertAgreeSoon();
        nodes.assertGuarantees(LEASE);
      }
    }

    /** The adversary: nothing says that the connections are dead. */
    @ParameterizedTest
    @EnumSource(Kind.class)
    void connectionsHalfOpen_isNoticed(Kind kind) {
      try (Nodes nodes = start(2, ROWS)) {
        nodes.fill();
        Node reader = nodes.get(1);
        reader.network().halfOpenExisting();
        nodes.get(0).change(3, kind);

        Eventually.holdsWithin(
            Nodes.HEALING,
            "the new value, or the admission to be cut off",
            () -> reader.read(3) == 1 || !reader.isUp());
        // New connections work.
        Eventually.holds("healed", nodes::agree);
        nodes.assertGuarantees(LEASE);
      }
    }
  }

  /** A node that cannot tell the others what it has changed. */
  @Nested
  final class OutagesOfTheWriter {
    private static final int MANY_ROWS = 200;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void takesEffectHereAtOnce_andThereWhenHealed(boolean silently) {
      try (Nodes nodes = start(3, ROWS)) {
        nodes.fill();
        Node writer = nodes.get(0);
        cutOff(writer, silently);
        changeAll(writer);
        assertThat(writer.agreesWithDatabase()).isTrue();
        assertThat(nodes.get(1).read(3)).isZero();
        assertThat(writer.caches().health().undelivered()).isPositive();
        writer.network().heal();

        nodes.assertAgreeSoon();
        nodes.assertGuarantees(LEASE);
      }
    }

    /** The last node keeps nothing in its memory: what it does not load it has from Redis. */
    @ParameterizedTest
    @EnumSource(Kind.class)
    void isDeliveredBeforeTheOldValueIsReadFromRedis(Kind kind) {
      try (Nodes nodes = start(3, MANY_ROWS)) {
        nodes.fill();
        Node writer = nodes.get(2);
        cutOff(writer, /* silently= */ false);
        changeEach(writer, kind, MANY_ROWS);
        try (Workload readers =
            Workload.running(
                2,
                Seeds.next(OutageTest.class),
                random -> writer.read(random.nextInt(MANY_ROWS)))) {
          writer.network().heal();
          Eventually.holdsWithin(Nodes.HEALING, "delivered", writer::isCaughtUp);
          readers.awaitSteps(100);
        }
        nodes.assertAgreeSoon();
        nodes.assertGuarantees(LEASE);
      }
    }

    /** Of what covers everything one will do. */
    private static void changeEach(Node node, Kind kind, int rows) {
      for (int key = 0; key < (kind == Kind.CACHE ? 1 : rows); key++) {
        node.change(key, kind);
      }
    }
  }

  /**
   * Hundreds of invalidations each second while Redis is away. Three seconds, or what {@code
   * -Dlarder.outage.seconds} says, show what more would: every further one meets the same state, a
   * link that is down.
   */
  @Nested
  final class WritersThroughAnOutage {
    private static final int MANY_ROWS = 300;
    private static final int WRITERS = 4;
    private static final int PACE_NANOS = 2_000_000;
    private static final Duration OUTAGE =
        Duration.ofSeconds(Long.getLong("larder.outage.seconds", 3));

    @ParameterizedTest
    @ValueSource(ints = {10, 100_000})
    void killed_noneWaitsAndNoneIsLost(int maxUndelivered) {
      run(maxUndelivered, node -> redis.kill(), node -> redis.restartWithData());
    }

    @Test
    void blackHoled_noneWaitsAndNoneIsLost() {
      run(100_000, node -> node.network().blackHole(), node -> node.network().heal());
    }

    private void run(int maxUndelivered, Consumer<Node> begin, Consumer<Node> end) {
      try (Nodes nodes =
          Nodes.start(
              2,
              MANY_ROWS,
              redis,
              builder -> builder.maxUndelivered(maxUndelivered).lease(LEASE))) {
        nodes.fill();
        Node writer = nodes.get(0);
        AtomicInteger next = new AtomicInteger();
        try (Workload writers =
            Workload.running(
                WRITERS,
                Seeds.next(OutageTest.class),
                random -> {
                  writer.change(next.getAndIncrement() % MANY_ROWS, Kind.KEY);
                  LockSupport.parkNanos(random.nextInt(2 * PACE_NANOS));
                })) {
          writers.awaitSteps(100);
          int before = next.get();
          begin.accept(writer);
          lasts(OUTAGE);
          assertThat(next.get() - before).isGreaterThan((int) (200 * OUTAGE.toSeconds()));
          end.accept(writer);
        }
        nodes.assertAgreeSoon();
        nodes.assertGuarantees(LEASE);
      }
    }

    private void lasts(Duration time) {
      long began = System.nanoTime();
      Eventually.holds("it lasts", () -> System.nanoTime() - began >= time.toNanos());
    }
  }

  /** Cuts a node off, and returns when it has noticed. */
  private static void cutOff(Node node, boolean silently) {
    if (silently) {
      node.network().blackHole();
    } else {
      node.network().cut();
    }
    Eventually.holdsWithin(Nodes.HEALING, "noticed", () -> !node.isUp());
  }

  /** Changes every row, in all the ways that cover one row. */
  private static void changeAll(Node node) {
    List<Kind> kinds = List.of(Kind.KEY, Kind.PATTERN, Kind.TAG);
    for (int key = 0; key < ROWS; key++) {
      node.change(key, kinds.get(key % kinds.size()));
    }
  }

  private static String log(Nodes nodes) {
    return "larder:{" + nodes.namespace() + "}:log";
  }
}
