package dev.larder.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class TcpProxyTest {
  /** Long enough for Redis to answer through the proxy, if anything could get through. */
  private static final Duration PATIENCE = Duration.ofMillis(150);

  private static RedisProcess redis;

  private TcpProxy proxy;
  private RespConnection client;

  @BeforeAll
  static void startRedis() {
    redis = new RedisProcess().start();
  }

  @AfterAll
  static void closeRedis() {
    redis.close();
  }

  @BeforeEach
  void connect() {
    redis.command("FLUSHALL");
    proxy = new TcpProxy(redis.port());
    client = newClient();
    assertThat(client.command("PING")).isEqualTo("PONG");
  }

  @AfterEach
  void disconnect() {
    client.close();
    proxy.close();
  }

  @Test
  void forwards_bothWays() {
    String large = "x".repeat(1_000_000);

    assertThat(client.command("SET", "k", large)).isEqualTo("OK");
    assertThat(client.command("GET", "k")).isEqualTo(large);
    assertThat(redis.command("GET", "k")).isEqualTo(large);
    assertThat(proxy.url()).isEqualTo("redis://127.0.0.1:" + proxy.port());
  }

  @Test
  void connections_countsTheOpenOnes() {
    assertThat(proxy.connections()).isEqualTo(1);
    try (RespConnection second = newClient()) {
      second.command("PING");
      assertThat(proxy.connections()).isEqualTo(2);
    }

    Eventually.holds("the second one is gone", () -> proxy.connections() == 1);
  }

  @Test
  void serverCloses_clientIsClosed() {
    redis.command("CLIENT", "KILL", "TYPE", "normal");

    assertThatThrownBy(client::receive).hasMessageContaining("closed");
    Eventually.holds("the connection is gone", () -> proxy.connections() == 0);
  }

  @Test
  void noServer_clientIsClosed() {
    try (TcpProxy nowhere = new TcpProxy(Ports.free());
        RespConnection lost = RespConnection.open(nowhere.port())) {
      assertThatThrownBy(() -> lost.command("PING")).isInstanceOf(UncheckedIOException.class);
      Eventually.holds("the connection is gone", () -> nowhere.connections() == 0);
    }
  }

  @Test
  void cut_closesAndRefusesUntilHealed() {
    proxy.cut();
    assertThatThrownBy(client::receive).hasMessageContaining("closed");
    assertThatThrownBy(this::newClient).hasStackTraceContaining("Connection refused");
    assertThat(proxy.connections()).isZero();

    proxy.heal();
    assertServesANewClient();
  }

  @Test
  void cut_twice_healsOnce() {
    proxy.cut();
    proxy.cut();
    proxy.heal();
    proxy.heal();

    assertServesANewClient();
  }

  @Test
  void blackHole_oldAndNewConnectionsStayDeadAfterHeal() {
    proxy.blackHole();
    client.send("SET", "k", "old");
    assertSilent(client);
    try (RespConnection late = newClient()) {
      late.send("SET", "k", "new");
      assertSilent(late);
      assertThat(proxy.connections()).isZero();

      proxy.heal();
      late.send("SET", "k", "again");
      client.send("SET", "k", "again");
      assertSilent(late);
      assertSilent(client);
    }
    assertThat(redis.command("GET", "k")).isNull();
    assertServesANewClient();
  }

  @Test
  void blackHole_serverCloses_clientDoesNotLearn() {
    proxy.blackHole();
    redis.command("CLIENT", "KILL", "TYPE", "normal");

    assertSilent(client);
  }

  @Test
  void blackHole_clientCloses_serverDoesNotLearn() {
    String id = String.valueOf(client.command("CLIENT", "ID"));
    proxy.blackHole();
    client.close();
    proxy.heal();
    assertServesANewClient();

    assertThat((String) redis.command("CLIENT", "LIST", "ID", id)).contains("id=" + id);
  }

  @Test
  void stall_deliversOnHeal() {
    proxy.stall();
    client.send("SET", "k", "v");
    assertSilent(client);
    assertThat(redis.command("GET", "k")).isNull();
    assertThat(proxy.connections()).isEqualTo(1);

    proxy.heal();
    Eventually.holds("the command arrives", () -> "v".equals(redis.command("GET", "k")));
    assertThat(client.receive()).isEqualTo("OK");
    assertThat(client.command("PING")).isEqualTo("PONG");
  }

  @Test
  void stall_newConnection_isServedOnHeal() {
    proxy.stall();
    try (RespConnection late = newClient()) {
      late.send("PING");
      assertSilent(late);

      proxy.heal();
      assertThat(late.receive()).isEqualTo("PONG");
    }
  }

  @Test
  void stall_thenBlackHole_losesWhatWasHeldBack() {
    proxy.stall();
    client.send("SET", "k", "v");
    assertSilent(client);
    proxy.blackHole();
    proxy.heal();

    assertSilent(client);
    assertThat(redis.command("GET", "k")).isNull();
  }

  @Test
  void stall_thenCut_losesWhatWasHeldBack() {
    proxy.stall();
    client.send("SET", "k", "v");
    assertSilent(client);
    proxy.cut();
    proxy.heal();

    assertThatThrownBy(client::receive).hasMessageContaining("closed");
    assertThat(redis.command("GET", "k")).isNull();
    assertServesANewClient();
  }

  @Test
  void cut_thenStall_acceptsAgain() {
    proxy.cut();
    proxy.stall();
    try (RespConnection late = newClient()) {
      late.send("PING");
      assertSilent(late);
    }
  }

  @Test
  void delay_addsToEachChunkUntilHealed() {
    Duration delay = Duration.ofMillis(30);
    proxy.delay(delay);
    long start = System.nanoTime();
    assertThat(client.command("PING")).isEqualTo("PONG");
    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(2 * delay.toNanos());

    proxy.delay(Duration.ofMinutes(10));
    client.send("PING");
    assertSilent(client);
    proxy.heal();
    assertThat(client.receive()).isEqualTo("PONG");
  }

  @Test
  void halfOpenExisting_onlyThoseThatExist() {
    proxy.halfOpenExisting();
    assertThat(proxy.connections()).isZero();
    assertServesANewClient();

    client.send("SET", "k", "v");
    assertSilent(client);
    proxy.heal();
    assertSilent(client);
    assertThat(redis.command("GET", "k")).isNull();
  }

  @Test
  void close_endsConnectionsAndListening() {
    proxy.close();

    assertThatThrownBy(client::receive).hasMessageContaining("closed");
    assertThatThrownBy(this::newClient).hasStackTraceContaining("Connection refused");
  }

  private RespConnection newClient() {
    return RespConnection.open(proxy.port());
  }

  private static void assertSilent(RespConnection connection) {
    assertThat(connection.isSilentFor(PATIENCE)).isTrue();
  }

  private void assertServesANewClient() {
    try (RespConnection fresh = newClient()) {
      assertThat(fresh.command("PING")).isEqualTo("PONG");
    }
  }
}
