package dev.larder.redis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A master, its replica, and three sentinels that promote the replica when the master is gone.
 *
 * <p>They take a master that has been silent for half a second for dead, and two of them must
 * agree. Not thread-safe.
 */
public final class RedisSentinels implements AutoCloseable {
  /** The name under which the sentinels know the master. */
  public static final String MASTER_NAME = "mymaster";

  private static final int SENTINELS = 3;

  /** The account with which a replica logs in to its master. */
  private static final String ACCOUNT = "replication";

  private final List<RedisProcess> sentinels = new ArrayList<>();
  private RedisProcess master;
  private RedisProcess replica;

  private RedisSentinels(String... config) {
    master = node(config);
    replica = node(config);
  }

  /**
   * Starts them all and waits until they know of each other.
   *
   * @param config lines of redis.conf for master and replica
   */
  public static RedisSentinels start(String... config) {
    RedisSentinels redis = new RedisSentinels(config);
    try {
      redis.startNodes();
      redis.startSentinels();
      return redis;
    } catch (RuntimeException e) {
      redis.close();
      throw e;
    }
  }

  /** Returns the master: since a failover that was waited for, the one that was promoted. */
  public RedisProcess master() {
    return master;
  }

  /** Returns the other node: since a failover, the dead master. */
  public RedisProcess replica() {
    return replica;
  }

  public List<RedisProcess> sentinels() {
    return List.copyOf(sentinels);
  }

  /** Returns the addresses of the sentinels, as Redisson wants them. */
  public List<String> sentinelUrls() {
    return sentinels.stream().map(RedisProcess::url).toList();
  }

  // Replication

  /** Waits until the replica has all that has been written so far. */
  public void awaitReplicated() {
    long written = offset(master, "master_repl_offset");
    Eventually.holds(
        "the replica has what was written",
        () -> replica.isLinked() && offset(replica, "slave_repl_offset") >= written);
  }

  /**
   * Lets the replica have what has been written so far, and nothing from now on. It goes on to
   * serve reads.
   *
   * <p>If the master is then killed, that must be within 4 seconds: sentinels promote no replica
   * that has been cut off for longer.
   */
  public void blockReplication() {
    awaitReplicated();
    master.command("ACL", "SETUSER", ACCOUNT, "off");
    master.command("CLIENT", "KILL", "TYPE", "replica");
    Eventually.holds("the replica is cut off", () -> !replica.isLinked());
  }

  /** Ends {@link #blockReplication} and waits until the replica has caught up. */
  public void unblockReplication() {
    master.command("ACL", "SETUSER", ACCOUNT, "on");
    awaitReplicated();
  }

  // Failover

  /** Kills the master and waits until the replica is promoted. */
  public void failOver() {
    master.kill();
    awaitFailover();
  }

  /** Waits until the replica is the master, and all sentinels say so; then the two change names. */
  public void awaitFailover() {
    Eventually.holds("the replica is promoted", () -> isMaster(replica));
    RedisProcess promoted = replica;
    replica = master;
    master = promoted;
  }

  /**
   * Restarts the dead master as the replica of the new one and waits until it has its data.
   *
   * <p>Left to themselves ({@code replica().restartWithData()}), the sentinels let it be a second
   * master for some 10 seconds.
   */
  public void restoreReplica() {
    replica.restartWithData();
    replica.replicaOf(master);
  }

  @Override
  public void close() {
    sentinels.forEach(RedisProcess::close);
    replica.close();
    master.close();
  }

  private static RedisProcess node(String... config) {
    String password = ACCOUNT;
    Stream<String> own =
        Stream.of(
            "user " + ACCOUNT + " on >" + password + " +ping +psync +replconf",
            "masteruser " + ACCOUNT,
            "masterauth " + password);
    return new RedisProcess(Stream.concat(own, Stream.of(config)).toArray(String[]::new));
  }

  private void startNodes() {
    master.start();
    replica.start();
    replica.replicaOf(master);
  }

  private void startSentinels() {
    for (int i = 0; i < SENTINELS; i++) {
      RedisProcess sentinel =
          RedisProcess.sentinel(
              "sentinel monitor " + MASTER_NAME + " 127.0.0.1 " + master.port() + " 2",
              "sentinel down-after-milliseconds " + MASTER_NAME + " 500",
              "sentinel failover-timeout " + MASTER_NAME + " 2000",
              "sentinel parallel-syncs " + MASTER_NAME + " 1");
      sentinels.add(sentinel.start());
    }
    Eventually.holds(
        "the sentinels know of all", () -> sentinels.stream().allMatch(this::knowsAll));
  }

  private boolean knowsAll(RedisProcess sentinel) {
    Map<String, String> known = viewOf(sentinel);
    return known.get("num-slaves").equals("1")
        && known.get("num-other-sentinels").equals(String.valueOf(SENTINELS - 1))
        && known.get("flags").equals("master");
  }

  private boolean isMaster(RedisProcess node) {
    return node.info("replication").get("role").equals("master")
        && sentinels.stream()
            .filter(RedisProcess::isAlive)
            .map(RedisSentinels::viewOf)
            .allMatch(known -> known.get("port").equals(String.valueOf(node.port())));
  }

  /** Returns what a sentinel knows about the master. */
  private static Map<String, String> viewOf(RedisProcess sentinel) {
    List<?> reply = (List<?>) sentinel.command("SENTINEL", "MASTER", MASTER_NAME);
    Map<String, String> view = new HashMap<>();
    for (int i = 0; i < reply.size(); i += 2) {
      view.put((String) reply.get(i), (String) reply.get(i + 1));
    }
    return view;
  }

  private static long offset(RedisProcess node, String field) {
    return Long.parseLong(node.info("replication").get(field));
  }
}
