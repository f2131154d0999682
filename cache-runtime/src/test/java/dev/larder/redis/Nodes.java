package dev.larder.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.CacheManager;
import dev.larder.annotation.Tier;
import dev.larder.spi.RemoteConnector;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Some {@link Node}s of one application: one {@link Database}, and a namespace of their own. Of
 * three or more the last keeps nothing in its memory, so that what is in Redis shows.
 */
public final class Nodes implements AutoCloseable {
  /** How soon after a fault has ended nobody may serve an old value. */
  public static final Duration HEALING = Duration.ofSeconds(3);

  /** The time-out of one command, as managers have it unless told otherwise. */
  public static final Duration TIMEOUT = Duration.ofMillis(250);

  /** What a busy machine may add to a call, apart from the longest stall that was seen. */
  public static final Duration SCHEDULING = Duration.ofSeconds(1);

  private final Database database;
  private final String namespace = "test-" + UUID.randomUUID();
  private final List<Node> nodes;
  private final Stalls stalls = new Stalls();

  private Nodes(int rows, int count, Maker maker) {
    database = new Database(rows);
    nodes = IntStream.range(0, count).mapToObj(i -> maker.make(this, tier(i, count))).toList();
    Eventually.holds("all are connected", () -> nodes.stream().allMatch(Node::isUp));
  }

  private static Tier tier(int index, int count) {
    return index >= 2 && index == count - 1 ? Tier.REMOTE : Tier.BOTH;
  }

  private interface Maker {
    Node make(Nodes group, Tier tier);
  }

  /** Starts nodes, each behind a proxy of its own. */
  public static Nodes start(int count, int rows, RedisProcess redis) {
    return start(count, rows, redis, UnaryOperator.identity());
  }

  /** Starts nodes, each behind a proxy of its own. */
  public static Nodes start(
      int count, int rows, RedisProcess redis, UnaryOperator<CacheManager.Builder> settings) {
    return new Nodes(
        rows,
        count,
        (group, tier) -> Node.behindProxy(group.database, group.namespace, redis, tier, settings));
  }

  /** Starts nodes without proxies. */
  public static Nodes start(
      int count,
      int rows,
      RemoteConnector connector,
      UnaryOperator<CacheManager.Builder> settings) {
    return new Nodes(
        rows,
        count,
        (group, tier) ->
            Node.connected(group.database, group.namespace, connector, tier, settings));
  }

  public Database database() {
    return database;
  }

  public String namespace() {
    return namespace;
  }

  public List<Node> all() {
    return nodes;
  }

  public Node get(int index) {
    return nodes.get(index);
  }

  /** Lets every node have a copy of every row. */
  public void fill() {
    Eventually.holds("all have all rows", this::agree);
  }

  /** Whether all have told each other everything, and none serves an old value. */
  public boolean agree() {
    return disagreements().isEmpty();
  }

  /** Fails unless they {@link #agree} soon, with nobody to write any more. */
  public void assertAgreeSoon() {
    Eventually.passesWithin(HEALING, () -> assertThat(disagreements()).isEmpty());
  }

  private List<String> disagreements() {
    return nodes.stream().flatMap(node -> node.disagreements().stream()).toList();
  }

  /**
   * Fails if a call has failed, has returned what guarantee 2 forbids, or was slower than the load
   * and one time-out.
   *
   * @param load how long the slowest load took
   */
  public void assertGuarantees(Duration load) {
    assertNoFailures(load);
    for (Node node : nodes) {
      assertThat(node.stale()).as("guarantee 2").isEmpty();
    }
  }

  /** Like {@link #assertGuarantees}, but for guarantee 2. */
  public void assertNoFailures(Duration load) {
    for (Node node : nodes) {
      assertThat(node.failures()).isEmpty();
      assertThat(node.slowestCall()).isLessThanOrEqualTo(load.plus(TIMEOUT).plus(SCHEDULING));
    }
  }

  @Override
  public void close() {
    nodes.parallelStream().forEach(Node::close);
    stalls.close();
  }
}
