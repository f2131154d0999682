package dev.larder.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.Seeds;
import dev.larder.annotation.Tier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Four nodes, a database, a Redis, and minutes of misfortunes drawn from a seed. In the end a table
 * tells what was served.
 *
 * <pre>mvn -Psoak verify -Dsoak.minutes=10</pre>
 */
@Tag("soak")
final class SoakTest {
  static final String NAMESPACE = "soak";

  private static final int NODES = 4;
  private static final int READERS = 2;
  private static final int KEYS = 200;
  private static final Duration COMMAND_TIMEOUT = Duration.ofMillis(250);

  private final SoakTally tally = new SoakTally();
  private final Database database = new Database(KEYS);
  private final List<Node> nodes = new ArrayList<>();
  private final CountDownLatch over = new CountDownLatch(1);

  @Test
  void nodesAgreeWithTheDatabase_afterMinutesOfMisfortunes() throws Exception {
    Duration length = Duration.ofMinutes(Integer.getInteger("soak.minutes", 1));
    Random random = new Random(Seeds.next(SoakTest.class));
    ExecutorService threads = Executors.newCachedThreadPool();
    try (RedisProcess redis = new RedisProcess("appendfsync everysec").start()) {
      for (int i = 0; i < NODES; i++) {
        nodes.add(
            Node.behindProxy(database, NAMESPACE, redis, Tier.BOTH, UnaryOperator.identity()));
      }
      startWork(threads, random);
      befall(redis, random, System.nanoTime() + length.toNanos());
      over.countDown();
      threads.shutdown();
      assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
      Awaitility.await()
          .atMost(SoakTally.BOUND)
          .untilAsserted(() -> assertThat(nodes).allSatisfy(this::assertSettled));
      assertThat(nodes).allMatch(Node::agreesWithDatabase);
    } finally {
      over.countDown();
      threads.shutdownNow();
      print(length);
      nodes.forEach(Node::close);
    }
    assertThat(tally.tooOldInPeace()).isZero();
    assertThat(nodes).allSatisfy(node -> assertThat(node.failures()).isEmpty());
    assertThat(nodes).allSatisfy(node -> assertThat(node.stale()).isEmpty());
  }

  private void assertSettled(Node node) {
    assertThat(node.isCaughtUp()).as("%s", node.caches().health()).isTrue();
    assertThat(IntStream.range(0, KEYS))
        .as("keys of old versions")
        .allMatch(key -> node.read(key) == database.version(key));
  }

  private void startWork(ExecutorService threads, Random random) {
    for (Node node : nodes) {
      for (int i = 0; i < READERS; i++) {
        Random own = new Random(random.nextLong());
        threads.execute(() -> work(() -> read(node, own), own, 1));
      }
      Random own = new Random(random.nextLong());
      threads.execute(() -> work(() -> change(node, own), own, 40));
    }
  }

  /** Repeats an act with pauses of up to so many milliseconds. */
  private void work(Runnable act, Random random, int longestPause) {
    try {
      while (!over.await(random.nextInt(longestPause * 1_000), TimeUnit.MICROSECONDS)) {
        act.run();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void read(Node node, Random random) {
    int key = random.nextInt(KEYS);
    long peaceSince = tally.peaceSince();
    long beganAt = System.nanoTime();
    long version = node.read(key);
    if (version >= 0) {
      tally.read(beganAt, database.outdatedFor(key, version, beganAt), peaceSince);
    }
  }

  private void change(Node node, Random random) {
    // Seldom all rows at once: the rest would hardly be cached.
    Node.Kind kind =
        random.nextInt(50) == 0
            ? Node.Kind.CACHE
            : List.of(Node.Kind.KEY, Node.Kind.PATTERN, Node.Kind.TAG).get(random.nextInt(3));
    node.change(random.nextInt(KEYS), kind);
    tally.changed();
  }

  /** Lets one thing after the other happen, each followed by a time of peace. */
  private void befall(RedisProcess redis, Random random, long until) throws InterruptedException {
    while (System.nanoTime() < until) {
      Misfortune misfortune = Misfortune.any(random);
      Node victim = nodes.get(random.nextInt(NODES));
      tally.began(misfortune);
      misfortune.begin(redis, victim);
      pause(random.nextInt(6_000));
      misfortune.end(redis, victim);
      tally.ended();
      pause(2_000 + random.nextInt(4_000));
    }
  }

  private void pause(int millis) throws InterruptedException {
    boolean unused = over.await(millis, TimeUnit.MILLISECONDS);
  }

  private void print(Duration length) {
    System.out.printf("soak of %d min, %d nodes, %d keys%n", length.toMinutes(), NODES, KEYS);
    tally.lines().forEach(System.out::println);
    for (Node node : nodes) {
      System.out.printf(
          "node: %,d calls, %d failed, %d older than their own invalidations, slowest %d ms%n",
          node.calls(), node.failures().size(), node.stale().size(), node.slowestCall().toMillis());
    }
    System.out.printf("command time-out %d ms; loads take no time%n", COMMAND_TIMEOUT.toMillis());
  }
}
