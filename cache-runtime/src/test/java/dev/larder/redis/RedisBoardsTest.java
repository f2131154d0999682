package dev.larder.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.throwable;

import dev.larder.CacheManager;
import dev.larder.Seeds;
import dev.larder.leaderboard.Absent;
import dev.larder.leaderboard.Entry;
import dev.larder.leaderboard.Leaderboard;
import dev.larder.leaderboard.LeaderboardException;
import dev.larder.leaderboard.LeaderboardSpec;
import dev.larder.leaderboard.Leaderboards;
import dev.larder.leaderboard.Merge;
import dev.larder.leaderboard.Ranking;
import dev.larder.leaderboard.ScoreOrder;
import dev.larder.leaderboard.Snapshot;
import dev.larder.leaderboard.Snapshots;
import dev.larder.leaderboard.Submission;
import dev.larder.leaderboard.SubmitPolicy;
import dev.larder.leaderboard.TieBreak;
import dev.larder.leaderboard.TiePolicy;
import dev.larder.leaderboard.Window;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;

/** What boards in Redis do beyond the contract: their keys, round trips, and failures. */
@Timeout(60)
final class RedisBoardsTest {
  private static final AtomicInteger namespaces = new AtomicInteger();

  private static RedisProcess redis;
  private static RedissonClient client;

  private String namespace;

  @BeforeAll
  static void start() {
    redis = new RedisProcess("appendonly no").start();
    Config config = new Config();
    config.useSingleServer().setAddress(redis.url());
    client = Redisson.create(config);
  }

  @AfterAll
  static void close() {
    client.shutdown();
    redis.close();
  }

  @BeforeEach
  void openNamespace() {
    namespace = "boards" + namespaces.incrementAndGet();
  }

  private Leaderboards.Builder builder() {
    return Leaderboards.builder()
        .remote(RedisConnector.of(client))
        .namespace(namespace)
        .executor(Runnable::run)
        .commandTimeout(Duration.ofSeconds(20));
  }

  private int unusedBoards;

  private <M> Leaderboard<M> board(LeaderboardSpec.Builder<M> spec) {
    return builder().build().board(spec.build());
  }

  private static LeaderboardSpec.Builder<String> spec() {
    return LeaderboardSpec.builder("quiz", String.class);
  }

  private static LeaderboardSpec.Builder<String> windowed() {
    return spec().window(Window.ALL_TIME).window(Window.DAILY, Duration.ofDays(2));
  }

  private String key(String kind) {
    return "larder:{" + namespace + ":quiz}:" + kind;
  }

  private List<String> keys() {
    return ((List<?>) redis.command("KEYS", "larder:{" + namespace + ":*"))
        .stream().map(String.class::cast).sorted().toList();
  }

  private static List<String> names(List<? extends Entry<?>> entries) {
    return entries.stream().<String>map(Entry::member).toList();
  }

  // Round trips

  private record Call(String name, Callable<?> action) {
    @Override
    public String toString() {
      return name;
    }
  }

  @Test
  void eachCall_isOneScript() throws Exception {
    Leaderboard<String> board = board(windowed().ties(TiePolicy.DENSE).maxMembers(5));
    Ranking<String> day = board.window(Window.DAILY);
    List<Call> calls =
        List.of(
            new Call("submit", () -> board.submit("a", 1)),
            new Call(
                "submitAll",
                () -> board.submitAll(List.of(Submission.of("b", 2), Submission.of("c", 3)))),
            new Call("increment", () -> board.increment("c", 3)),
            new Call("setMetadata", () -> board.setMetadata("a", "of a")),
            new Call("entry", () -> board.entry("a")),
            new Call("rank", () -> board.rank("a")),
            new Call("members", () -> board.members(List.of("a", "b", "x"))),
            new Call("percentile", () -> board.percentile("a")),
            new Call("scoreAtPercentile", () -> board.scoreAtPercentile(50)),
            new Call("rankOfScore", () -> board.rankOfScore(2)),
            new Call("top", () -> board.top(10)),
            new Call("topPercent", () -> board.topPercent(50, 10)),
            new Call("page", () -> board.page(1)),
            new Call("byPosition", () -> board.byPosition(1, 2)),
            new Call("byScore", () -> board.byScore(0, 9, 0, 10)),
            new Call("around", () -> board.around("a", 3, Absent.TOP)),
            new Call("size", board::size),
            new Call("countByScore", () -> board.countByScore(0, 9)),
            new Call("all", board::all),
            new Call("windowIds", () -> board.windowIds(Window.DAILY)),
            new Call("window.top", () -> day.top(10)),
            new Call("window.remove", () -> day.remove("a")),
            new Call("remove", () -> board.remove("a")),
            new Call("removeByScore", () -> board.removeByScore(0, 1)),
            new Call("trim", () -> board.trim(1)));
    for (Call call : calls) {
      call.action().call(); // from now on the server has the script
    }
    for (Call call : calls) {
      redis.command("CONFIG", "RESETSTAT");
      call.action().call();
      assertThat(sentCommands()).as(call.name()).containsExactly("evalsha=1");
    }
  }

  /** Returns what was sent since the last reset, and how often; pings are of the client's. */
  private static List<String> sentCommands() {
    List<String> sent = new ArrayList<>();
    Map<String, String> stats = redis.info("commandstats");
    long ofScripts = 0;
    for (Map.Entry<String, String> stat : stats.entrySet()) {
      String command = stat.getKey().replace("cmdstat_", "");
      if (Stream.of("eval", "script", "multi").anyMatch(command::startsWith)) {
        sent.add(command + "=" + stat.getValue().replaceAll("calls=(\\d+).*", "$1"));
      } else {
        ofScripts++;
      }
    }
    assertThat(ofScripts).isPositive();
    return sent;
  }

  @Test
  void scriptsThatTheServerForgot_areDoneOnce() {
    Leaderboard<String> board = board(windowed());
    board.increment("a", 1);
    redis.command("SCRIPT", "FLUSH");

    assertThat(board.increment("a", 1).after().orElseThrow().score()).isEqualTo(2);
    assertThat(board.window(Window.DAILY).score("a")).hasValue(2);
  }

  // Keys

  @Test
  void keys_haveTheTagOfTheBoard_andEndWithTheirWindow() {
    Leaderboard<String> board =
        board(spec().ties(TiePolicy.DENSE).window(Window.DAILY, Duration.ofDays(2)));
    board.submit("a", 1);
    board.setMetadata("a", "late");

    assertThat(keys()).hasSize(6);
    assertThat(keys())
        .allSatisfy(
            key ->
                assertThat((Long) redis.command("PTTL", key))
                    .isBetween(1L, Duration.ofDays(3).toMillis()));
    assertThat(keys()).allSatisfy(key -> assertThat(key).startsWith(key("")));

    board.clear();
    board.submit("a", 2);
    assertThat((Long) redis.command("PTTL", key("ranks:daily:" + board.window().id())))
        .isPositive();
  }

  @Test
  void keys_withAWindowForAllTime_stay() {
    Leaderboard<String> board = board(windowed());
    board.submit(Submission.<String>of("a", 1).metadata("of a"));
    String day = board.window(Window.DAILY).window().id();

    for (String kept : List.of("board", "windows", "ranks:all-time:all", "metadata:all-time:all")) {
      assertThat(redis.command("PTTL", key(kept))).as(kept).isEqualTo(-1L);
    }
    assertThat((Long) redis.command("PTTL", key("ranks:daily:" + day))).isPositive();
  }

  @Test
  void windowThatHasEnded_isRemovedWithTheNextWrite() {
    long[] day = {0};
    InstantSource clock = () -> java.time.Instant.EPOCH.plus(Duration.ofDays(day[0]));
    Leaderboard<String> board = builder().clock(clock).build().board(windowed().build());
    board.submit(Submission.<String>of("a", 1).metadata("of a"));
    assertThat(keys()).contains(key("ranks:daily:1970-01-01"), key("metadata:daily:1970-01-01"));

    day[0] = 3;
    board.submit("a", 1);

    assertThat(keys())
        .contains(key("ranks:daily:1970-01-04"))
        .noneMatch(key -> key.endsWith("1970-01-01"));
    assertThat((List<?>) redis.command("ZRANGE", key("windows"), "0", "-1"))
        .isEqualTo(List.of("daily:1970-01-04", "all-time:all"));
  }

  @Test
  void emptyBoard_leavesNoMembersBehind() {
    Leaderboard<String> board = board(spec().ties(TiePolicy.DENSE));
    IntStream.range(0, 900)
        .forEach(i -> board.submit(Submission.<String>of("m" + i, i % 7).metadata("x")));
    board.removeByScore(3, 3);
    board.remove("m0");
    board.trim(100);
    board.clear();

    assertThat(keys()).containsExactly(key("board"), key("windows"));
  }

  @Test
  void clear_dropsTheKeys_howeverManyMembersThereAre() {
    Leaderboard<String> board = board(spec().ties(TiePolicy.DENSE).maxLimit(3_000));
    board.submitAll(
        IntStream.range(0, 3_000)
            .mapToObj(i -> Submission.<String>of("m" + i, i).metadata("x"))
            .toList());
    for (Runnable clearing :
        List.<Runnable>of(
            board::clear,
            () -> board.removeByScore(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY))) {
      board.submit("a", 1);
      redis.command("CONFIG", "RESETSTAT");

      clearing.run();

      assertThat(board.size()).isZero();
      assertThat(redis.calls("zremrangebyrank")).isZero();
      assertThat(keys()).containsExactly(key("board"), key("windows"));
    }
  }

  @Test
  void board_ofAnotherOrderOrTieBreak_isRefused() {
    board(spec()).submit("a", 1);

    Leaderboard<String> other = board(spec().order(ScoreOrder.ASCENDING));
    assertThatIllegalStateException()
        .isThrownBy(() -> other.submit("a", 2))
        .withMessage(
            "leaderboard quiz is kept in Redis as DESCENDING FIRST_ACHIEVED; as ASCENDING"
                + " FIRST_ACHIEVED it must have another name");
    assertThatIllegalStateException().isThrownBy(other::size);
    assertThatIllegalStateException()
        .isThrownBy(() -> board(spec().tieBreak(TieBreak.MEMBER)).size());
    assertThat(board(spec()).score("a")).hasValue(1);
  }

  @Test
  void board_thatBecomesDense_hasDenseRanks() {
    Leaderboard<String> sparse = board(spec());
    Leaderboard<String> dense = board(spec().ties(TiePolicy.DENSE));
    sparse.submitAll(List.of(Submission.of("a", 9), Submission.of("b", 9), Submission.of("c", 5)));
    assertThat(dense.rank("c")).hasValue(2);

    sparse.submit("d", 7); // without regard to what is dense
    assertThat(dense.rank("c")).hasValue(3);
    dense.submit("d", 1);
    assertThat(dense.rank("c")).hasValue(2);
    assertThat(dense.rank("d")).hasValue(3);
  }

  // Scores

  @ParameterizedTest
  @MethodSource("dev.larder.redis.RedisBoardsTest#orders")
  void scores_comeBackWithAllTheirDigits(ScoreOrder order) {
    Random random = new Random(Seeds.next(getClass()));
    Leaderboard<String> board = board(spec().order(order).ties(TiePolicy.DENSE));
    List<Double> scores = new ArrayList<>();
    scores.addAll(
        List.of(Double.MIN_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, 0.1, 1e-300, 0x1p53, 0.0));
    while (scores.size() < 300) {
      double any = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(any)) {
        scores.add(any);
        scores.add(Math.nextUp(any) + 0.0);
      }
    }
    for (double score : scores) {
      board.submit("s" + score, score);
      assertThat(board.score("s" + score)).hasValue(score + 0.0);
      double sum = score / 2 + 0.1;
      board.submit("sum" + score, score / 2);
      assertThat(board.increment("sum" + score, 0.1).after().orElseThrow().score()).isEqualTo(sum);
    }

    List<Double> stored = board.all().stream().map(Entry::score).toList();
    assertThat(stored)
        .isSortedAccordingTo(
            (a, b) -> order == ScoreOrder.ASCENDING ? a.compareTo(b) : b.compareTo(a));
    long distinct = stored.stream().distinct().count();
    assertThat(board.all().get(stored.size() - 1).rank()).isEqualTo(distinct);
  }

  static List<ScoreOrder> orders() {
    return List.of(ScoreOrder.values());
  }

  // Many

  @Test
  void replace_byMoreMembersThanAServerTakesArguments() {
    Leaderboard<String> source = Leaderboards.local().board(spec().maxLimit(1_000_000).build());
    int members = 400_000;
    source.submitAll(
        IntStream.range(0, members)
            .mapToObj(i -> Submission.<String>of("member " + i, i % 1_000))
            .toList());
    Leaderboard<String> board = board(spec().ties(TiePolicy.DENSE).maxMembers(members - 1));

    board.replaceWith(Merge.<String>union().with(source));

    assertThat(board.size()).isEqualTo(members - 1);
    assertThat(board.page(1).entries().get(0).member()).isEqualTo("member 999");
    assertThat(board.rank("member 0")).hasValue(1_000);
    assertThat(board.all()).hasSize(members - 1);
  }

  @Test
  void submit_byFourClients_endsInTheSameBoardAsOneAfterAnother() throws Exception {
    long seed = Seeds.next(getClass());
    List<List<Submission<String>>> submissions = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Random random = new Random(seed + i);
      submissions.add(Stream.generate(() -> submission(random)).limit(500).toList());
    }
    LeaderboardSpec.Builder<String> spec =
        windowed().ties(TiePolicy.DENSE).tieBreak(TieBreak.MEMBER);
    Leaderboard<String> expected = Leaderboards.local().board(spec.build());
    submissions.forEach(ofOne -> ofOne.forEach(expected::submit));

    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> futures = new ArrayList<>();
      for (List<Submission<String>> ofOne : submissions) {
        Leaderboard<String> own = board(spec);
        futures.add(pool.submit(() -> ofOne.forEach(own::submit)));
      }
      for (Future<?> future : futures) {
        future.get();
      }
    } finally {
      pool.shutdownNow();
    }

    Leaderboard<String> board = board(spec);
    assertThat(board.all()).isEqualTo(expected.all());
    assertThat(board.window(Window.DAILY).all()).isEqualTo(expected.window(Window.DAILY).all());
  }

  /** One whose effect does not depend on what comes before it. */
  private static Submission<String> submission(Random random) {
    boolean isSum = random.nextBoolean();
    String member = (isSum ? "sum" : "best") + random.nextInt(30);
    return Submission.<String>of(member, random.nextInt(50))
        .policy(isSum ? SubmitPolicy.SUM : SubmitPolicy.BEST);
  }

  // Several processes

  @Test
  void listener_hearsOfChangesOfOthers() {
    Queue<String> told = new ConcurrentLinkedQueue<>();
    try (Leaderboards here = builder().build();
        Leaderboards there = builder().build()) {
      here.board(spec().build())
          .onNewLeader(change -> told.add(change.after().map(Entry::member).orElse("nobody")));

      there.board(spec().build()).submit("a", 1);
      Eventually.holds("a is told", () -> List.copyOf(told).equals(List.of("a")));
      there.board(spec().build()).submit("b", 2);
      Eventually.holds("b is told", () -> List.copyOf(told).equals(List.of("a", "b")));
    }
  }

  /** Whoever listens first may be of an application that ends before others do. */
  @Test
  void threadThatLooks_inheritsNothing() {
    InheritableThreadLocal<String> local = new InheritableThreadLocal<>();
    local.set("the caller's");
    Queue<String> inherited = new ConcurrentLinkedQueue<>();
    try (Leaderboards here = builder().build();
        Leaderboards there = builder().build()) {
      here.board(spec().build())
          .onNewLeader(
              change -> {
                Thread thread = Thread.currentThread();
                inherited.add(local.get() + " " + thread.getContextClassLoader());
              });
      there.board(spec().build()).submit("a", 1);
      Eventually.holds("it is told", () -> !inherited.isEmpty());
    }

    assertThat(inherited).containsExactly("null null");
  }

  @Test
  void listener_hearsOfChangesOfOthers_whileAnotherBoardCannotBeRead() {
    Queue<String> told = new ConcurrentLinkedQueue<>();
    try (Leaderboards here = builder().build();
        Leaderboards there = builder().build()) {
      here.board(LeaderboardSpec.builder("broken").build()).onNewLeader(change -> {});
      redis.command("SET", "larder:{" + namespace + ":broken}:board", "something else");
      here.board(spec().build())
          .onNewLeader(change -> told.add(change.after().map(Entry::member).orElse("nobody")));

      there.board(spec().build()).submit("a", 1);

      Eventually.holds("a is told", () -> List.copyOf(told).equals(List.of("a")));
    }
  }

  @Test
  void listener_hearsOfAnOwnChangeThatWasNotAnswered() {
    Queue<String> told = new ConcurrentLinkedQueue<>();
    try (RedisProcess server = new RedisProcess().start();
        TcpProxy proxy = new TcpProxy(server.port());
        Leaderboards boards =
            Leaderboards.builder()
                .redis(proxy.url())
                .commandTimeout(Duration.ofMillis(300))
                .build()) {
      Leaderboard<String> board = boards.board(spec().build());
      Eventually.holds("it works", () -> board.submit("a", 1).accepted());
      board.onNewLeader(change -> told.add(change.after().map(Entry::member).orElse("nobody")));
      proxy.stall();

      assertThatThrownBy(() -> board.submit("b", 2)).isInstanceOf(LeaderboardException.class);
      proxy.heal();

      Eventually.holds("b is told", () -> told.contains("b"));
    }
  }

  @Test
  void listener_hearsOfAChangeThatCouldNotBeLookedAtAtFirst() throws Exception {
    BlockingQueue<Runnable> actions = new LinkedBlockingQueue<>();
    List<String> told = new ArrayList<>();
    try (Leaderboards here = builder().executor(actions::add).build();
        Leaderboards there = builder().build()) {
      here.board(spec().build())
          .onNewLeader(change -> told.add(change.after().map(Entry::member).orElse("nobody")));
      actions.take().run(); // looks at what there is in the beginning
      there.board(spec().build()).submit("a", 1);
      Runnable look = actions.take();
      redis.command("RENAME", key("ranks:all-time:all"), key("aside"));
      redis.command("SET", key("ranks:all-time:all"), "something else");
      look.run();
      assertThat(told).isEmpty();

      redis.command("RENAME", key("aside"), key("ranks:all-time:all"));
      while (told.isEmpty()) {
        actions.take().run();
      }

      assertThat(told).containsExactly("a");
    }
  }

  @Test
  void snapshots_areTheSameInAllProcesses() {
    try (CacheManager here = caches();
        CacheManager there = caches()) {
      Eventually.holds("they share snapshots", () -> share(here, there) && share(there, here));
      Leaderboard<String> board = board(spec());
      board.submit(Submission.<String>of("a", 0.1).metadata("of a"));
      Snapshots<String> mine = board.snapshots(here, Duration.ofHours(1));
      Snapshots<String> theirs = board(spec()).snapshots(there, Duration.ofHours(1));

      Snapshot<String> first = mine.latest().snapshot();
      board.submit("b", 2);
      assertThat(theirs.latest().snapshot()).isEqualTo(first);
      assertThat(theirs.latest().isRefreshed()).isFalse();

      theirs.invalidate();
      Snapshot<String> second = theirs.latest().snapshot();
      assertThat(names(second.entries())).containsExactly("b", "a");
      Eventually.holds(
          "the next is served", () -> mine.latest().snapshot().id().equals(second.id()));
    }
  }

  /**
   * Tells whether the second finds a snapshot that the first takes. What it takes before the log
   * knows how long snapshots live stays its own.
   */
  private boolean share(CacheManager first, CacheManager second) {
    Leaderboard<String> unused =
        board(LeaderboardSpec.builder("unused" + unusedBoards++, String.class));
    String id = unused.snapshots(first, Duration.ofHours(1)).latest().snapshot().id();
    return unused.snapshots(second, Duration.ofHours(1)).latest().snapshot().id().equals(id);
  }

  private CacheManager caches() {
    CacheManager caches =
        CacheManager.builder()
            .remote(RedisConnector.of(client))
            .namespace(namespace)
            .commandTimeout(Duration.ofSeconds(10))
            .build();
    Eventually.holds(
        "the remote tier is in use", () -> caches.health().remote() == dev.larder.Health.Remote.UP);
    return caches;
  }

  // Failures

  @Test
  void redisAway_isToldToTheCaller_andNothingIsHalfWritten() {
    try (RedisProcess server = new RedisProcess().start();
        Leaderboards boards =
            Leaderboards.builder()
                .redis(server.url())
                .commandTimeout(Duration.ofSeconds(2))
                .build()) {
      Leaderboard<String> board = boards.board(windowed().policy(SubmitPolicy.SUM).build());
      board.submit("a", 1);
      server.kill();

      assertThatThrownBy(() -> board.submit("a", 1))
          .asInstanceOf(throwable(LeaderboardException.class))
          .hasMessageStartingWith("leaderboard quiz could not be written in Redis")
          .hasMessageNotContaining("larder:{");
      assertThatThrownBy(() -> board.top(10))
          .asInstanceOf(throwable(LeaderboardException.class))
          .hasMessageStartingWith("leaderboard quiz could not be read in Redis")
          .satisfies(failure -> assertThat(failure.mayHaveChanged()).isFalse());

      server.restartWithData();
      Eventually.holds("it is back", () -> board.size() == 1);
      double allTime = board.score("a").orElseThrow();
      assertThat(board.window(Window.DAILY).score("a")).hasValue(allTime);
      assertThat(allTime).isEqualTo(1);
    }
  }

  @Test
  void redisWithoutAnswer_mayHaveWritten_inAllWindowsOrNone() {
    try (RedisProcess server = new RedisProcess().start();
        TcpProxy proxy = new TcpProxy(server.port());
        Leaderboards boards =
            Leaderboards.builder()
                .redis(proxy.url())
                .commandTimeout(Duration.ofMillis(300))
                .build()) {
      Leaderboard<String> board = boards.board(windowed().policy(SubmitPolicy.SUM).build());
      Eventually.holds("it works", () -> board.submit("a", 1).accepted());
      proxy.blackHole();

      assertThatThrownBy(() -> board.submit("a", 1))
          .asInstanceOf(throwable(LeaderboardException.class))
          .satisfies(failure -> assertThat(failure.mayHaveChanged()).isTrue());

      try (Leaderboards direct = Leaderboards.builder().redis(server.url()).build()) {
        Leaderboard<String> same = direct.board(board.spec());
        assertThat(same.window(Window.DAILY).all()).isEqualTo(same.all());
      }
    }
  }

  @Test
  void noRedis_failsCallsUntilThereIsOne() {
    int port = Ports.free();
    try (Leaderboards boards =
        Leaderboards.builder()
            .redis("redis://127.0.0.1:" + port)
            .connectTimeout(Duration.ofMillis(100))
            .build()) {
      Leaderboard<String> board = boards.board(spec().build());

      assertThatThrownBy(() -> board.submit("a", 1))
          .asInstanceOf(throwable(LeaderboardException.class))
          .hasMessageContaining("not connected to Redis")
          .satisfies(failure -> assertThat(failure.mayHaveChanged()).isFalse());
    }
  }

  @Test
  void closedBoards_fail_andAGivenClientStaysOpen() {
    Leaderboards boards = builder().build();
    Leaderboard<String> board = boards.board(spec().build());
    board.submit("a", 1);
    boards.close();
    boards.close();

    assertThat(client.isShutdown()).isFalse();
    Leaderboards own = Leaderboards.builder().redis(redis.url()).build();
    Leaderboard<String> other = own.board(spec().build());
    own.close();
    assertThatThrownBy(() -> other.submit("a", 1))
        .asInstanceOf(throwable(LeaderboardException.class))
        .hasMessageContaining("closed")
        .satisfies(failure -> assertThat(failure.mayHaveChanged()).isFalse());
  }

  @Test
  void foreignKey_inPlaceOfABoard_isToldToTheCaller() {
    redis.command("SET", key("board"), "something else");
    Leaderboard<String> board = board(spec());

    assertThatThrownBy(() -> board.submit("a", 1))
        .isInstanceOf(LeaderboardException.class)
        .hasMessageContaining("WRONGTYPE");
    assertThat(redis.command("GET", key("board"))).isEqualTo("something else");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ranks", "sequences", "distinct", "metadata"})
  void foreignKey_inPlaceOfPartOfAWindow_leavesNothingHalfWritten(String part) {
    Leaderboard<String> board = board(windowed().ties(TiePolicy.DENSE));
    board.submit(Submission.<String>of("a", 1).metadata("of a"));
    board.submit("b", 2);
    List<Entry<String>> before = board.all();
    redis.command("SET", key(part + ":daily:" + board.window(Window.DAILY).window().id()), "x");

    List<ThrowingCallable> writes =
        List.of(
            () -> board.submit(Submission.<String>of("c", 3).metadata("of c")),
            () -> board.increment("a", 5),
            () -> board.setMetadata("a", "new"),
            () -> board.remove("a"),
            () -> board.removeByScore(1, 1),
            () -> board.trim(1));
    for (ThrowingCallable write : writes) {
      assertThatThrownBy(write)
          .isInstanceOf(LeaderboardException.class)
          .hasMessageContaining("WRONGTYPE");
      assertThat(board.all()).isEqualTo(before);
    }
  }

  @Test
  void redisBusyWithAScript_hasNotWritten() throws Exception {
    try (RedisProcess server = new RedisProcess("lua-time-limit 1").start();
        Leaderboards boards =
            Leaderboards.builder()
                .redis(server.url())
                .commandTimeout(Duration.ofSeconds(20))
                .build()) {
      Leaderboard<String> board = boards.board(spec().policy(SubmitPolicy.SUM).build());
      board.submit("a", 1);
      CompletableFuture<Object> endless =
          CompletableFuture.supplyAsync(() -> server.command("EVAL", "while true do end", "0"));
      Eventually.holds("the server is busy", () -> isBusy(server));

      assertThatThrownBy(() -> board.submit("a", 1))
          .asInstanceOf(throwable(LeaderboardException.class))
          .hasMessageContaining("BUSY")
          .satisfies(failure -> assertThat(failure.mayHaveChanged()).isFalse());

      server.command("SCRIPT", "KILL");
      assertThat(endless).failsWithin(Duration.ofSeconds(20));
      assertThat(board.score("a")).hasValue(1);
    }
  }

  private static boolean isBusy(RedisProcess server) {
    try {
      server.command("PING");
      return false;
    } catch (RedisErrorReply busy) {
      return busy.getMessage().startsWith("BUSY");
    }
  }

  // Metadata and builders

  record Profile(String name, int age) {}

  @Test
  void metadata_ofATypeThatJsonCannotBringBack_areRefused() {
    Leaderboards boards = builder().build();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> boards.board(LeaderboardSpec.builder("bad", Object.class).build()))
        .withMessageStartingWith("leaderboard bad: ");
    Leaderboard<Profile> good =
        boards.board(LeaderboardSpec.builder("good", Profile.class).build());
    good.submit(Submission.<Profile>of("a", 1).metadata(new Profile("Ann", 30)));
    assertThat(good.top(1).get(0).details()).contains(new Profile("Ann", 30));
  }

  @Test
  void metadata_thatCannotBeRead_areToldToTheCaller() {
    Leaderboard<Profile> board = board(LeaderboardSpec.builder("quiz", Profile.class));
    board.submit(Submission.<Profile>of("a", 1).metadata(new Profile("Ann", 30)));
    redis.command("HSET", key("metadata:all-time:all"), "a", "{");

    assertThatThrownBy(() -> board.top(1))
        .isInstanceOf(LeaderboardException.class)
        .hasMessageStartingWith("leaderboard quiz: the metadata of 'a' cannot be read");
  }

  @Test
  void builder_refusesWhatItCannotUse() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Leaderboards.builder().namespace("{x}"))
        .withMessageContaining("'{x}'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Leaderboards.builder().commandTimeout(Duration.ZERO))
        .withMessage("commandTimeout must be at least 1 ms, was PT0S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Leaderboards.builder().redis("http://host"));
  }
}
