package dev.larder.redis;

import static dev.larder.fake.SharedServer.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.fake.SharedServer;
import dev.larder.spi.Invalidation;
import dev.larder.spi.LeaseRequest;
import dev.larder.spi.LogPosition;
import dev.larder.spi.RemoteKey;
import dev.larder.spi.RemoteOptions;
import dev.larder.spi.RemoteTier;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;
import org.redisson.config.ConstantDelay;
import org.redisson.config.ReadMode;

/** Who is asked, and how often, whatever the client is told to do. */
@Timeout(60)
final class RedisMastersTest {
  private static final Duration LIFE = Duration.ofMinutes(1);
  private static final Duration LONG = Duration.ofSeconds(10);
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final RemoteKey KEY = new RemoteKey("users", "42", "v1");
  private static final byte[] VALUE = {1, 2, 3};

  /** How many of {@link #everyOperation} run a script. */
  private static final int SCRIPTS = 10;

  /** R16: what a replica answers may be old. */
  @Test
  void readModeSlave_allGoesToTheMaster() {
    try (RedisProcess master = new RedisProcess().start();
        RedisProcess replica = new RedisProcess().start()) {
      replica.replicaOf(master);
      Config config = new Config();
      config
          .useMasterSlaveServers()
          .setMasterAddress(master.url())
          .addSlaveAddress(replica.url())
          .setReadMode(ReadMode.SLAVE);
      RedissonClient client = Redisson.create(config);
      try {
        replica.command("CONFIG", "RESETSTAT");
        client.getBucket("for comparison").get();
        assertThat(replica.calls("get")).isOne();
        RemoteTier tier = tier(client, LONG);
        everyOperation(tier).forEach(SharedServer::answer);
        answer(tier.log().await(0, LIFE));
        assertThat(master.calls("evalsha")).isPositive();
        assertThat(master.calls("xread")).isPositive();
        awaitReadInThread(tier, master);

        Stream.of("hget", "xread", "xrange", "eval", "evalsha")
            .forEach(command -> assertThat(replica.calls(command)).as(command).isZero());
      } finally {
        client.shutdown();
      }
    }
  }

  @Test
  void sentinels_leadToTheMaster_afterAFailoverToTheNext() {
    try (RedisSentinels redis = RedisSentinels.start()) {
      Config config = new Config();
      config
          .useSentinelServers()
          .setMasterName(RedisSentinels.MASTER_NAME)
          .addSentinelAddress(redis.sentinelUrls().toArray(String[]::new))
          .setScanInterval(200);
      try (RemoteTier tier = RedisConnector.of(config).open(options(LONG))) {
        Eventually.holds("it is connected", () -> answer(tier.log().join(LIFE)) != null);
        everyOperation(tier).forEach(SharedServer::answer);
        awaitReadInThread(tier, redis.master());
        LogPosition last = append(tier, 11);
        redis.awaitReplicated();
        redis.failOver();

        Eventually.holds("records are appended again", () -> append(tier, 12) != null);
        LogPosition end = answer(tier.log().join(LIFE)).end();
        assertThat(end.epoch()).isEqualTo(last.epoch());
        assertThat(end.sequence()).isGreaterThan(last.sequence());
        assertThat(redis.master().calls("evalsha")).isPositive();
        everyOperation(tier).forEach(SharedServer::answer);
        awaitReadInThread(tier, redis.master());
      }
    }
  }

  /**
   * The old master lives, as a replica, and would answer. It is not asked once the client knows:
   * over no old connection either.
   */
  @Test
  void masterThatBecameAReplica_isReadFromNoMore() throws Exception {
    try (RedisProcess one = new RedisProcess().start();
        RedisProcess other = new RedisProcess().start()) {
      other.replicaOf(one);
      Config config = new Config();
      config.useReplicatedServers().addNodeAddress(one.url(), other.url()).setScanInterval(100);
      RedissonClient client = Redisson.create(config);
      try (RemoteTier tier = tier(client, LONG)) {
        awaitReadInThread(tier, one);
        // It goes on, and would keep its connections.
        other.command("REPLICAOF", "NO", "ONE");
        one.command("REPLICAOF", "127.0.0.1", String.valueOf(other.port()));
        awaitReadInThread(tier, other);
        one.command("CONFIG", "RESETSTAT");
        for (int i = 0; i < 100; i++) {
          tier.store().getBlocking(KEY, LONG);
        }

        assertThat(one.calls("hget")).isZero();
      } finally {
        client.shutdown();
      }
    }
  }

  /** Where the client is somebody else's, and lives on. */
  @Test
  void closedTier_leavesNoConnection() {
    try (RedisProcess redis = new RedisProcess().start()) {
      Config config = new Config();
      config.useSingleServer().setAddress(redis.url());
      RedissonClient client = Redisson.create(config);
      try {
        RemoteTier tier = tier(client, LONG);
        awaitReadInThread(tier, redis);
        tier.close();

        Eventually.holdsWithin(
            ReadPool.LONGEST_IDLE.dividedBy(2),
            "closed",
            () -> BlockingReaderTest.connections(redis) == 0);
      } finally {
        client.shutdown();
      }
    }
  }

  /** The client repeats what others ask of it, as the count of gets shows. */
  @Test
  void noAnswer_nothingIsSentAgain() {
    try (RedisProcess redis = new RedisProcess().start();
        TcpProxy proxy = new TcpProxy(redis.port())) {
      RedissonClient client = Redisson.create(withRetries(proxy.url()));
      try {
        warmUp(redis, client);
        proxy.stall();
        List<CompletionStage<?>> operations = everyOperation(tier(client, SHORT));
        CompletionStage<?> repeated = client.getBucket("for comparison").getAsync();
        operations.forEach(RedisMastersTest::assertFails);
        assertFails(repeated);
        proxy.heal();
        Eventually.holds("the get comes again and again", () -> redis.calls("get") > 1);
        Eventually.holds("the record comes", () -> redis.calls("xadd") > 0);
        Eventually.holds("it works again", () -> isAnswered(tier(client, LONG)));

        assertThat(redis.calls("evalsha")).isLessThanOrEqualTo(SCRIPTS);
        assertThat(redis.calls("xadd")).isOne();
      } finally {
        client.shutdown();
      }
    }
  }

  @Test
  void connectionLost_nothingIsSentAgain() {
    try (RedisProcess redis = new RedisProcess().start();
        TcpProxy proxy = new TcpProxy(redis.port())) {
      RedissonClient client = Redisson.create(withRetries(proxy.url()));
      try {
        warmUp(redis, client);
        redis.pause();
        List<CompletionStage<?>> operations = everyOperation(tier(client, SHORT));
        proxy.cut();
        redis.resume();
        proxy.heal();
        operations.forEach(RedisMastersTest::assertFails);
        Eventually.holds("it works again", () -> isAnswered(tier(client, LONG)));

        assertThat(redis.calls("evalsha")).isLessThanOrEqualTo(SCRIPTS);
        assertThat(redis.calls("xadd")).isLessThanOrEqualTo(1);
      } finally {
        client.shutdown();
      }
    }
  }

  /** Whether there is a value is open: what was sent in vain arrives late, in any order. */
  private static boolean isAnswered(RemoteTier tier) {
    answer(tier.store().get(KEY));
    return true;
  }

  /** Then there are connections, and the server knows the scripts; counts begin at 0. */
  private static void warmUp(RedisProcess redis, RedissonClient client) {
    everyOperation(tier(client, LONG)).forEach(SharedServer::answer);
    redis.command("CONFIG", "RESETSTAT");
  }

  private static Config withRetries(String url) {
    Config config = new Config();
    config
        .useSingleServer()
        .setAddress(url)
        .setTimeout(Math.toIntExact(SHORT.toMillis()))
        .setRetryAttempts(4)
        .setRetryDelay(new ConstantDelay(Duration.ofMillis(20)))
        .setPingConnectionInterval(0);
    return config;
  }

  private static RemoteTier tier(RedissonClient client, Duration commandTimeout) {
    return RedisConnector.of(client).open(options(commandTimeout));
  }

  private static RemoteOptions options(Duration commandTimeout) {
    return new RemoteOptions("test", Duration.ofSeconds(2), commandTimeout, /* logLength= */ 1_000);
  }

  /** Begins each operation once, but for the one that waits. */
  private static List<CompletionStage<?>> everyOperation(RemoteTier tier) {
    LeaseRequest request = new LeaseRequest("token", LIFE, Long.MAX_VALUE);
    return List.of(
        tier.store().get(KEY),
        tier.store().claim(KEY, request, new byte[0]),
        tier.store().lease(KEY, request),
        tier.store().leaseForPut(KEY, request),
        tier.store().store(KEY, "token", VALUE, Long.MAX_VALUE),
        tier.store().release(KEY, "token"),
        tier.store().removeForPut(KEY, "token"),
        tier.store().remove("users", "42"),
        tier.log().join(LIFE),
        tier.log().poll(new LogPosition(1, 0), 0, LIFE),
        tier.log().append(11, new Invalidation.OfTag("red")),
        tier.log().replaceEpoch(1));
  }

  /** Returns once what callers wait for is read over connections made for that, and from there. */
  private static void awaitReadInThread(RemoteTier tier, RedisProcess server) {
    Eventually.holds(
        "read in the thread",
        () -> {
          byte[] unused = tier.store().getBlocking(KEY, LONG);
          return BlockingReaderTest.connections(server) > 0;
        });
    Eventually.holds(
        "and no more through the client",
        () -> {
          server.command("CONFIG", "RESETSTAT");
          byte[] unused = tier.store().getBlocking(KEY, LONG);
          return server.calls("hget") == 1;
        });
  }

  private static LogPosition append(RemoteTier tier, long nonce) {
    return answer(tier.log().append(nonce, new Invalidation.OfTag("red")));
  }

  private static void assertFails(CompletionStage<?> stage) {
    CompletableFuture<?> future = stage.toCompletableFuture();
    Eventually.holds("it is over", future::isDone);
    assertThat(future).isCompletedExceptionally();
  }
}
