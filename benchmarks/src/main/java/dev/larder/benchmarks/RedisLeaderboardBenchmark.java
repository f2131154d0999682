package dev.larder.benchmarks;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import dev.larder.leaderboard.Leaderboard;
import dev.larder.leaderboard.LeaderboardSpec;
import dev.larder.leaderboard.Leaderboards;
import dev.larder.leaderboard.Submission;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.api.redisnode.RedisNode;
import org.redisson.api.redisnode.RedisNode.InfoSection;
import org.redisson.api.redisnode.RedisNodes;
import org.redisson.config.Config;
import redis.embedded.RedisServer;

/**
 * What one call on a leaderboard in Redis costs: the time that the caller waits, the time that the
 * server is busy, and, as the server counts them, the scripts that were sent to it (each one round
 * trip) and the commands inside. It starts a server of its own.
 *
 * <pre>{@code
 * mvn -q -Pbenchmark package -Dbenchmark.main=dev.larder.benchmarks.RedisLeaderboardBenchmark
 * }</pre>
 */
public final class RedisLeaderboardBenchmark {
  private static final int CALLS = 5_000;
  private static final int SCORES = 1_000_000;
  private static final String SCRIPT = "evalsha";

  private final Leaderboard<Void> board;
  private final RedisNode server;
  private final int members;
  private final SplittableRandom random = new SplittableRandom(42);

  private RedisLeaderboardBenchmark(Leaderboard<Void> board, RedisNode server, int members) {
    this.board = board;
    this.server = server;
    this.members = members;
  }

  /** How often a command ran, and for how long in all. */
  private record Usage(long calls, long micros) {
    static final Usage NONE = new Usage(0, 0);

    Usage minus(Usage earlier) {
      return new Usage(calls - earlier.calls, micros - earlier.micros);
    }
  }

  /**
   * Measures and prints.
   *
   * @param args none
   * @throws IOException if the server cannot be started
   */
  public static void main(String[] args) throws IOException {
    int port = freePort();
    RedisServer redis = RedisServer.newRedisServer().port(port).setting("save \"\"").build();
    redis.start();
    try {
      measure("redis://127.0.0.1:" + port);
    } finally {
      redis.stop();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void measure(String url) {
    Config config = new Config();
    config.useSingleServer().setAddress(url);
    RedissonClient client = Redisson.create(config);
    try (Leaderboards boards = Leaderboards.builder().redis(url).build()) {
      RedisNode server = client.getRedisNodes(RedisNodes.SINGLE).getInstance();
      for (int members : List.of(1_000, 1_000_000)) {
        LeaderboardSpec<Void> spec = LeaderboardSpec.builder("board-of-" + members).build();
        new RedisLeaderboardBenchmark(boards.board(spec), server, members).run();
      }
    } finally {
      client.shutdown();
    }
  }

  private void run() {
    fill();
    System.out.printf("%n%,d members%n", members);
    System.out.printf(
        "%-22s %8s %8s %8s  %s%n", "", "caller", "server", "scripts", "commands inside");
    measure("submit", () -> board.submit(anyName(), random.nextInt(SCORES)));
    measure("rank", () -> board.rank(anyName()));
    measure("top 10", () -> board.top(10));
    measure("page 10 in the middle", () -> board.page(members / 20 + random.nextInt(16), 10));
    measure("around, 5 each side", () -> board.around(anyName(), 11));
  }

  private void fill() {
    int batch = LeaderboardSpec.DEFAULT_MAX_LIMIT;
    for (int start = 0; start < members; start += batch) {
      List<Submission<Void>> submissions = new ArrayList<>(batch);
      for (int i = start; i < start + batch; i++) {
        submissions.add(Submission.of(name(i), random.nextInt(SCORES)));
      }
      board.submitAll(submissions);
    }
  }

  private String anyName() {
    return name(random.nextInt(members));
  }

  private static String name(int number) {
    return "player-" + number;
  }

  private void measure(String what, Runnable call) {
    repeat(call); // warms up
    Map<String, Usage> before = usages();
    long start = System.nanoTime();
    repeat(call);
    long nanos = System.nanoTime() - start;
    Map<String, Usage> after = usages();
    after.replaceAll((name, usage) -> usage.minus(before.getOrDefault(name, Usage.NONE)));
    Usage scripts = after.getOrDefault(SCRIPT, Usage.NONE);
    System.out.printf(
        "%-22s %5.0f µs %5.0f µs %8.2f  %s%n",
        what,
        nanos / 1e3 / CALLS,
        (double) scripts.micros() / CALLS,
        (double) scripts.calls() / CALLS,
        commandsInside(after));
  }

  private static void repeat(Runnable call) {
    for (int i = 0; i < CALLS; i++) {
      call.run();
    }
  }

  /** Says how often each command ran for one call, without those that ran now and then. */
  private static String commandsInside(Map<String, Usage> usages) {
    return usages.entrySet().stream()
        .filter(each -> !each.getKey().equals(SCRIPT))
        .filter(each -> each.getValue().calls() * 100 >= CALLS)
        .map(each -> "%.1f %s".formatted((double) each.getValue().calls() / CALLS, each.getKey()))
        .collect(joining(", "));
  }

  /** Returns what each command was used so far, by its name in small letters. */
  private Map<String, Usage> usages() {
    return server.info(InfoSection.COMMANDSTATS).entrySet().stream()
        .collect(
            toMap(
                line -> line.getKey().substring("cmdstat_".length()),
                line -> usage(line.getValue()),
                (one, other) -> one,
                TreeMap::new));
  }

  /** Reads {@code calls=3,usec=15,…}. */
  private static Usage usage(String line) {
    String[] fields = line.split("[=,]", -1);
    return new Usage(Long.parseLong(fields[1]), Long.parseLong(fields[3]));
  }
}
