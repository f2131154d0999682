package dev.larder.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class RedisProcessTest {
  @Test
  void start_answersOnItsPort() {
    try (RedisProcess redis = new RedisProcess().start()) {
      assertThat(redis.command("PING")).isEqualTo("PONG");
      assertThat(redis.url()).isEqualTo("redis://127.0.0.1:" + redis.port());
      assertThat(redis.isAlive()).isTrue();
      assertThat(redis.info("server")).containsKey("redis_version");
      assertThat(redis.log()).contains("Ready to accept connections");
      assertThatThrownBy(redis::start).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void start_twoServers_areApart() {
    try (RedisProcess one = new RedisProcess().start();
        RedisProcess other = new RedisProcess().start()) {
      one.command("SET", "k", "v");

      assertThat(one.port()).isNotEqualTo(other.port());
      assertThat(other.command("GET", "k")).isNull();
    }
  }

  @Test
  void start_badConfiguration_failsWithTheLog() {
    assertThatThrownBy(() -> new RedisProcess("no-such-directive 1").start())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no-such-directive");
  }

  /** A later line of the configuration wins, so this server has only the port that is taken. */
  @Test
  void start_portTaken_failsWithTheLog() throws Exception {
    try (ServerSocket taken = new ServerSocket()) {
      taken.bind(Ports.local(Ports.free()));

      assertThatThrownBy(() -> new RedisProcess("port " + taken.getLocalPort()).start())
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("no free port")
          .hasMessageContaining("Address already in use");
    }
  }

  @Test
  void command_returnsEachKindOfReply() {
    try (RedisProcess redis = new RedisProcess().start()) {
      assertThat(redis.command("SET", "k", "ä\r\n€")).isEqualTo("OK");
      assertThat(redis.command("GET", "k")).isEqualTo("ä\r\n€");
      assertThat(redis.command("GET", "none")).isNull();
      assertThat(redis.command("SET", "empty", "")).isEqualTo("OK");
      assertThat(redis.command("GET", "empty")).isEqualTo("");
      assertThat(redis.command("INCR", "n")).isEqualTo(1L);
      assertThat(redis.command("MGET", "k", "none", "n"))
          .isEqualTo(Arrays.asList("ä\r\n€", null, "1"));
      assertThat(redis.command("EVAL", "return {1, {2, 'x'}, {}}", "0"))
          .isEqualTo(List.of(1L, List.of(2L, "x"), List.of()));
    }
  }

  @Test
  void command_errorReply_throws() {
    try (RedisProcess redis = new RedisProcess().start()) {
      redis.command("SET", "k", "v");

      assertThatThrownBy(() -> redis.command("INCR", "k"))
          .isInstanceOf(RedisErrorReply.class)
          .hasMessageContaining("not an integer")
          .extracting(error -> ((RedisErrorReply) error).code())
          .isEqualTo("ERR");
    }
  }

  @Test
  void connect_keepsStateFromCommandToCommand() {
    try (RedisProcess redis = new RedisProcess().start();
        RespConnection connection = redis.connect()) {
      connection.command("MULTI");
      connection.command("SET", "k", "v");
      connection.command("INCR", "k");
      List<?> results = (List<?>) connection.command("EXEC");

      assertThat(results.get(0)).isEqualTo("OK");
      assertThat(results.get(1)).isInstanceOf(RedisErrorReply.class);
      assertThat(connection.command("PING")).isEqualTo("PONG");
    }
  }

  @Test
  void connect_receivesMessages() {
    try (RedisProcess redis = new RedisProcess().start();
        RespConnection subscriber = redis.connect()) {
      subscriber.command("SUBSCRIBE", "news");
      redis.command("PUBLISH", "news", "hello");

      assertThat(subscriber.receive()).isEqualTo(List.of("message", "news", "hello"));
    }
  }

  @Test
  void calls_countsSinceReset() {
    try (RedisProcess redis = new RedisProcess().start()) {
      redis.command("GET", "k");
      redis.command("GET", "k");
      assertThat(redis.calls("GET")).isEqualTo(2);

      redis.command("CONFIG", "RESETSTAT");
      assertThat(redis.calls("GET")).isZero();
    }
  }

  @Test
  void kill_isDeadWhenItReturns() {
    try (RedisProcess redis = new RedisProcess().start()) {
      redis.kill();

      assertThat(redis.isAlive()).isFalse();
      assertThatThrownBy(() -> redis.command("PING")).isInstanceOf(UncheckedIOException.class);
    }
  }

  @Test
  void restartWithData_afterKill_hasEveryAcknowledgedWrite() {
    try (RedisProcess redis = new RedisProcess().start()) {
      int port = redis.port();
      redis.command("SET", "k", "v");
      redis.kill();
      redis.restartWithData();

      assertThat(redis.port()).isEqualTo(port);
      assertThat(redis.command("GET", "k")).isEqualTo("v");
    }
  }

  @Test
  void restartEmpty_hasNoData() {
    try (RedisProcess redis = new RedisProcess().start()) {
      int port = redis.port();
      redis.command("SET", "k", "v");
      redis.restartEmpty();

      assertThat(redis.port()).isEqualTo(port);
      assertThat(redis.command("GET", "k")).isNull();
      assertThat(redis.command("SET", "k", "w")).isEqualTo("OK");
    }
  }

  @Test
  void restart_keepsWhatConfigRewriteSaved() {
    try (RedisProcess redis = new RedisProcess().start()) {
      redis.command("CONFIG", "SET", "maxmemory-policy", "allkeys-lru");
      redis.command("CONFIG", "REWRITE");
      redis.restartEmpty();

      assertThat(redis.command("CONFIG", "GET", "maxmemory-policy"))
          .isEqualTo(List.of("maxmemory-policy", "allkeys-lru"));
    }
  }

  @Test
  void pause_answersOnlyAfterResume() {
    try (RedisProcess redis = new RedisProcess().start()) {
      redis.pause();
      assertThat(redis.isAlive()).isTrue();
      try (RespConnection connection = redis.connect()) {
        connection.send("SET", "k", "v");
        assertThat(connection.isSilentFor(Duration.ofMillis(100))).isTrue();
      }

      redis.resume();
      Eventually.holds("the command is worked off", () -> "v".equals(redis.command("GET", "k")));
    }
  }

  @Test
  void kill_paused_isDead() {
    try (RedisProcess redis = new RedisProcess().start()) {
      redis.pause();
      redis.kill();

      assertThat(redis.isAlive()).isFalse();
      assertThatThrownBy(redis::pause).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void requirepass_commandAuthenticates() {
    try (RedisProcess redis = new RedisProcess("requirepass secret").start();
        RespConnection stranger = RespConnection.open(redis.port())) {
      assertThat(redis.command("PING")).isEqualTo("PONG");
      assertThatThrownBy(() -> stranger.command("PING")).hasMessageContaining("NOAUTH");
    }
  }

  @Test
  void userLines_limitWhatAUserMayDo() {
    try (RedisProcess redis = new RedisProcess("user app on >pw ~app:* +get +set").start();
        RespConnection app = redis.connect()) {
      app.command("AUTH", "app", "pw");

      assertThat(app.command("SET", "app:k", "v")).isEqualTo("OK");
      assertThatThrownBy(() -> app.command("SET", "k", "v")).hasMessageContaining("NOPERM");
      assertThatThrownBy(() -> app.command("FLUSHALL")).hasMessageContaining("NOPERM");
    }
  }

  @Test
  void start_defaultUserOff_isReadyAllTheSame() {
    try (RedisProcess redis =
            new RedisProcess("user default off", "user app on >pw ~* +@all").start();
        RespConnection app = redis.connect()) {
      app.command("AUTH", "app", "pw");

      assertThat(app.command("PING")).isEqualTo("PONG");
    }
  }

  @Test
  void replicaOf_hasTheDataOfItsMaster() {
    try (RedisProcess master = new RedisProcess().start();
        RedisProcess replica = new RedisProcess().start()) {
      master.command("SET", "before", "1");
      replica.replicaOf(master);
      assertThat(replica.command("GET", "before")).isEqualTo("1");

      master.command("SET", "after", "2");
      Eventually.holds("replicated", () -> "2".equals(replica.command("GET", "after")));
      assertThatThrownBy(() -> replica.command("SET", "k", "v")).hasMessageContaining("READONLY");
    }
  }

  @Test
  void replicaOf_throughAProxy_lagsWhileItStalls() {
    try (RedisProcess master = new RedisProcess().start();
        RedisProcess replica = new RedisProcess().start();
        TcpProxy link = new TcpProxy(master.port());
        RespConnection client = master.connect()) {
      replica.replicaOf(link.port());
      link.stall();
      client.command("SET", "k", "v");
      assertThat(client.command("WAIT", "1", "100")).isEqualTo(0L);
      assertThat(replica.command("GET", "k")).isNull();

      link.heal();
      Eventually.holds("replicated", () -> "v".equals(replica.command("GET", "k")));
    }
  }

  @Test
  void close_deletesTheDirectory() {
    RedisProcess redis = new RedisProcess().start();
    Path data = Path.of((String) ((List<?>) redis.command("CONFIG", "GET", "dir")).get(1));
    assertThat(data).exists();
    redis.close();

    assertThat(redis.isAlive()).isFalse();
    assertThat(Files.exists(data.getParent())).isFalse();
  }
}
