package dev.larder.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A Redis cluster of three masters without replicas.
 *
 * <p>A node may be killed and come back with its data; without, it has also forgotten that it
 * belongs to the cluster. Safe to use from any thread.
 */
public final class RedisClusterProcesses implements AutoCloseable {
  private static final int NODES = 3;
  private static final int SLOTS = 16_384;

  private final List<RedisProcess> nodes = new ArrayList<>();

  private RedisClusterProcesses() {}

  /**
   * Starts the nodes, joins them, and waits until all of them serve.
   *
   * @param config lines of redis.conf for each node
   */
  public static RedisClusterProcesses start(String... config) {
    RedisClusterProcesses cluster = new RedisClusterProcesses();
    try {
      cluster.startNodes(config);
      cluster.join();
      cluster.awaitOk();
      return cluster;
    } catch (RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  public List<RedisProcess> nodes() {
    return List.copyOf(nodes);
  }

  /** Returns the addresses of the nodes, as Redisson wants them. */
  public List<String> urls() {
    return nodes.stream().map(RedisProcess::url).toList();
  }

  /** Returns the node that has the slot of a key. A node must be alive to tell the slot. */
  public RedisProcess ownerOf(String key) {
    RedisProcess anyone = nodes.stream().filter(RedisProcess::isAlive).findFirst().orElseThrow();
    long slot = (Long) anyone.command("CLUSTER", "KEYSLOT", key);
    int owner = NODES - 1;
    while (firstSlot(owner) > slot) {
      owner--;
    }
    return nodes.get(owner);
  }

  /** Waits until every node says that all slots are served. */
  public void awaitOk() {
    Eventually.holds("the cluster is ok on all nodes", () -> nodes.stream().allMatch(this::isOk));
  }

  @Override
  public void close() {
    nodes.forEach(RedisProcess::close);
  }

  private void startNodes(String... config) {
    String[] lines =
        Stream.concat(
                Stream.of("cluster-enabled yes", "cluster-node-timeout 2000"), Stream.of(config))
            .toArray(String[]::new);
    for (int i = 0; i < NODES; i++) {
      nodes.add(new RedisProcess(lines).start());
    }
  }

  private void join() {
    String introducer = String.valueOf(nodes.get(0).port());
    for (int i = 0; i < NODES; i++) {
      RedisProcess node = nodes.get(i);
      node.command(addSlots(i));
      node.command("CLUSTER", "SET-CONFIG-EPOCH", String.valueOf(i + 1));
      if (i > 0) {
        node.command("CLUSTER", "MEET", "127.0.0.1", introducer);
      }
    }
  }

  private static String[] addSlots(int node) {
    Stream<String> slots =
        IntStream.range(firstSlot(node), firstSlot(node + 1)).mapToObj(String::valueOf);
    return Stream.concat(Stream.of("CLUSTER", "ADDSLOTS"), slots).toArray(String[]::new);
  }

  private static int firstSlot(int node) {
    return node * SLOTS / NODES;
  }

  private boolean isOk(RedisProcess node) {
    Map<String, String> info = RedisProcess.fields((String) node.command("CLUSTER", "INFO"));
    return info.get("cluster_state").equals("ok")
        && info.get("cluster_known_nodes").equals(String.valueOf(NODES))
        && info.get("cluster_slots_ok").equals(String.valueOf(SLOTS));
  }
}
