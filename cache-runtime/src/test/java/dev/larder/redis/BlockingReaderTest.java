package dev.larder.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.Seeds;
import dev.larder.redis.ReadConnection.FieldAnswer;
import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.client.DefaultNettyHook;
import org.redisson.client.RedisClientConfig;
import org.redisson.command.CommandAsyncExecutor;
import org.redisson.config.Config;
import org.redisson.config.Credentials;
import org.redisson.config.SslProvider;
import org.redisson.config.SslVerificationMode;
import org.redisson.config.ValkeyCapability;
import org.redisson.connection.ConnectionManager;

/** What is read in the calling thread, and when Redisson has to be asked instead. */
@Timeout(60)
final class BlockingReaderTest {
  private static final Duration LONG = Duration.ofSeconds(10);
  private static final Duration SHORT = Duration.ofMillis(200);
  private static final byte[] REQUEST = ReadConnection.hget("one", "field");

  private static RedisProcess redis;

  private TcpProxy proxy;
  private RedissonClient client;
  private BlockingReader reader;

  @BeforeAll
  static void start() {
    redis = new RedisProcess().start();
  }

  @AfterAll
  static void stop() {
    redis.close();
  }

  @BeforeEach
  void open() {
    proxy = new TcpProxy(redis.port());
    Config config = new Config();
    config.useSingleServer().setAddress(proxy.url()).setPingConnectionInterval(500);
    client = Redisson.create(config);
    reader = new BlockingReader(RedisConnection.of((Redisson) client));
    redis.command("HSET", "one", "field", "1");
    redis.command("HSET", "two", "field", "2");
  }

  @AfterEach
  void close() {
    reader.close();
    client.shutdown();
    proxy.close();
    Eventually.holds("no connection is left", () -> connections(redis) == 0);
  }

  // What is read

  @Test
  void first_isForRedisson_andThenReadHere() throws TimeoutException {
    assertThat(read("one")).isNull();
    awaitConnection();
    redis.command("CONFIG", "RESETSTAT");

    assertThat(read("one")).isEqualTo("1");
    assertThat(read("two")).isEqualTo("2");
    assertThat(redis.calls("hget")).isEqualTo(2);
    assertThat(connections(redis)).isOne();
  }

  @Test
  void nothing_isAnAnswer() throws TimeoutException {
    awaitConnection();

    assertThat(answer("one", "other", LONG)).extracting(FieldAnswer::value).isNull();
    assertThat(answer("none", "field", LONG)).extracting(FieldAnswer::value).isNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 8_191, 8_192, 100_000, 5_000_000})
  void anyLength_isRead(int length) throws TimeoutException {
    String value = "\r\n$-1".repeat(length).substring(0, length);
    redis.command("HSET", "long", "field", value);
    awaitConnection();

    assertThat(read("long")).isEqualTo(value);
    assertThat(read("one")).isEqualTo("1");
  }

  @Test
  void error_isForRedisson_andTheConnectionIsKept() throws TimeoutException {
    redis.command("SET", "text", "1");
    awaitConnection();
    String before = ids(redis);

    assertThat(read("text")).isNull();
    assertThat(read("one")).isEqualTo("1");
    assertThat(ids(redis)).isEqualTo(before);
  }

  @Test
  void longQuestion_isForRedisson() throws TimeoutException {
    awaitConnection();
    redis.command("HSET", "x".repeat(8_192), "field", "1");

    assertThat(read("x".repeat(8_192))).isNull();
  }

  // Failures

  /** The answer that nobody waits for any more must not be taken for that to the next question. */
  @Test
  void late_isAFailure_andItsAnswerIsNobodys() throws TimeoutException {
    awaitConnection();
    redis.pause();
    assertThatThrownBy(() -> answer("one", "field", SHORT)).isInstanceOf(TimeoutException.class);
    redis.resume();

    Set<String> answers = new HashSet<>();
    Eventually.holds(
        "read again",
        () -> {
          answers.add(outcomeOf("two"));
          return !answers.equals(Set.of("nothing"));
        });
    for (int i = 0; i < 100; i++) {
      answers.add(outcomeOf("two"));
    }
    assertThat(answers).isSubsetOf("2", "nothing");
  }

  /** Each piece comes soon after the one before. */
  @Test
  void tricklingAnswer_endsByTheDeadline() throws TimeoutException {
    redis.command("HSET", "long", "field", "x".repeat(3_000_000));
    awaitConnection();
    proxy.delay(Duration.ofMillis(50));
    long began = System.nanoTime();

    assertThatThrownBy(() -> answer("long", "field", Duration.ofMillis(300)))
        .isInstanceOf(TimeoutException.class);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void connectionLost_isNoFailure() throws TimeoutException {
    awaitConnection();
    redis.command("CLIENT", "KILL", "TYPE", "normal");

    assertThat(read("one")).isNull();
    Eventually.holds("read again", () -> "1".equals(read("one")));
  }

  @Test
  void connectionLostWhileItWaits_isNoFailure() throws Exception {
    awaitConnection();
    redis.pause();
    AtomicReference<Object> outcome = new AtomicReference<>();
    Thread waiting = new Thread(() -> outcome.set(outcomeOf("one")));
    waiting.start();
    Eventually.holds("it waits", () -> isReading(waiting));
    proxy.cut();
    waiting.join();
    redis.resume();

    assertThat(outcome).hasValue("nothing");
  }

  /** Else each of them would fail one caller. */
  @Test
  void oneFailure_isTheLastOfAllOldConnections() {
    awaitConnections(3);
    proxy.halfOpenExisting();
    assertThatThrownBy(() -> answer("one", "field", SHORT)).isInstanceOf(TimeoutException.class);

    Eventually.holds("read again", () -> !outcomeOf("one").equals("nothing"));
    assertThat(outcomeOf("one")).isEqualTo("1");
  }

  @Test
  void serverAway_isForRedisson() throws TimeoutException {
    awaitConnection();
    proxy.cut();

    for (int i = 0; i < 100; i++) {
      assertThat(read("one")).isNull();
    }
    proxy.heal();
    Eventually.holds("read again", () -> "1".equals(read("one")));
  }

  /** Else a server in trouble would be connected to with each call. */
  @Test
  void afterAFailure_noConnectionIsMadeForAWhile() throws Exception {
    ScheduledExecutorService background = Executors.newSingleThreadScheduledExecutor();
    AtomicLong now = new AtomicLong();
    try (ReadPool pool = pool(background, now)) {
      awaitConnection(pool);
      redis.command("CLIENT", "KILL", "TYPE", "normal");
      assertThat(pool.read(REQUEST, in(LONG))).isNull();
      now.addAndGet(ReadPool.PAUSE.toNanos() - 1);
      assertThat(pool.read(REQUEST, in(LONG))).isNull();
      background.submit(() -> {}).get(); // what was to be done before is done

      assertThat(connections(redis)).isZero();
      now.addAndGet(1);
      awaitConnection(pool);
    } finally {
      background.shutdownNow();
    }
  }

  /** One that was lent before another failed says nothing about those made since. */
  @Test
  void lateFailureOfAnOldConnection_leavesTheNewOnes() throws Exception {
    ScheduledExecutorService background = Executors.newSingleThreadScheduledExecutor();
    AtomicLong now = new AtomicLong();
    try (ReadPool pool = pool(background, now)) {
      awaitConnection(pool);
      proxy.halfOpenExisting();
      Thread waiting = new Thread(() -> outcomeOf(pool, Duration.ofSeconds(2)));
      waiting.start();
      Eventually.holds("it waits", () -> isReading(waiting));
      awaitConnection(pool); // another
      proxy.halfOpenExisting();
      assertThat(outcomeOf(pool, SHORT)).isEqualTo("late");
      now.addAndGet(ReadPool.PAUSE.toNanos());
      awaitConnection(pool);
      waiting.join();

      assertThat(outcomeOf(pool, LONG)).isEqualTo("1");
    } finally {
      background.shutdownNow();
    }
  }

  /** What was interrupted may be the connection, not the server. */
  @Test
  void failureOfWhoIsInterrupted_leavesTheOthers() throws TimeoutException {
    awaitConnections(3);
    redis.pause();
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> answer("one", "field", SHORT)).isInstanceOf(TimeoutException.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
      redis.resume();
    }

    assertThat(read("one")).isEqualTo("1");
  }

  /** As with a version that has renamed what nobody was promised. */
  @Test
  void redissonWithOtherInternals_isForRedisson() throws TimeoutException {
    AtomicInteger asked = new AtomicInteger();
    RedisConnection later =
        connection(
            () -> {
              asked.incrementAndGet();
              throw new NoSuchMethodError("getConnectionManager");
            });
    try (BlockingReader onLater = new BlockingReader(later)) {
      assertThat(onLater.read("one", "field", in(LONG))).isNull();
      assertThat(onLater.read("one", "field", in(LONG))).isNull();
    }

    assertThat(asked).hasValue(1);
  }

  // The pool

  @Test
  void manyThreads_shareAFew() {
    proxy.delay(Duration.ofMillis(1));
    try (Workload workload =
        Workload.running(
            2 * ReadPool.MAX_CONNECTIONS,
            Seeds.next(BlockingReaderTest.class),
            random -> assertThat(outcomeOf("one")).isIn("1", "nothing"))) {
      Eventually.holds("all are there", () -> connections(redis) == ReadPool.MAX_CONNECTIONS);
      workload.awaitSteps(1_000);
      assertThat(connections(redis)).isEqualTo(ReadPool.MAX_CONNECTIONS);
    }
  }

  @Test
  void idle_isClosed() throws TimeoutException {
    ScheduledExecutorService background = Executors.newSingleThreadScheduledExecutor();
    AtomicLong now = new AtomicLong();
    try (ReadPool pool = pool(background, now)) {
      awaitConnection(pool);
      now.addAndGet(ReadPool.LONGEST_IDLE.toNanos() - 1);
      pool.sweep();
      assertThat(pool.read(REQUEST, in(LONG))).isNotNull();
      now.addAndGet(ReadPool.LONGEST_IDLE.toNanos() - 1);
      pool.sweep();
      assertThat(connections(redis)).isOne();
      now.addAndGet(1);
      pool.sweep();

      Eventually.holds("closed", () -> connections(redis) == 0);
    } finally {
      background.shutdownNow();
    }
  }

  /** As where there can be no more threads. */
  @Test
  void taskRefused_isTriedAgain() throws TimeoutException {
    AtomicBoolean refuses = new AtomicBoolean(true);
    ScheduledExecutorService background =
        new ScheduledThreadPoolExecutor(1) {
          @Override
          public void execute(Runnable task) {
            if (refuses.getAndSet(false)) {
              throw new OutOfMemoryError("as if");
            }
            super.execute(task);
          }
        };
    try (ReadPool pool = pool(background, new AtomicLong())) {
      assertThatThrownBy(() -> pool.read(REQUEST, in(LONG))).isInstanceOf(OutOfMemoryError.class);

      awaitConnection(pool);
    } finally {
      background.shutdownNow();
    }
  }

  @Test
  void serverGivenUp_isNotConnectedToForLong() {
    AtomicReference<RedissonClient> current = new AtomicReference<>(client);
    RedisConnection connection =
        connection(() -> ((Redisson) current.get()).getCommandExecutor().getConnectionManager());
    try (RedisProcess otherRedis = new RedisProcess().start();
        BlockingReader ofBoth = new BlockingReader(connection)) {
      Eventually.holds("connected", () -> ofBoth.read("one", "field", in(LONG)) != null);
      Config config = new Config();
      config.useSingleServer().setAddress(otherRedis.url());
      RedissonClient other = Redisson.create(config);
      try {
        client.shutdown();
        current.set(other);
        Eventually.holds("connected", () -> ofBoth.read("one", "field", in(LONG)) != null);

        Eventually.holdsWithin(
            ReadPool.LONGEST_IDLE.dividedBy(2), "closed", () -> connections(redis) == 0);
      } finally {
        other.shutdown();
      }
    }
  }

  /** Whoever comes first may be of an application that ends before others do. */
  @Test
  void threadInTheBackground_inheritsNothing() {
    InheritableThreadLocal<String> local = new InheritableThreadLocal<>();
    local.set("the caller's");
    Set<String> inherited = ConcurrentHashMap.newKeySet();
    Config config = new Config();
    config.useSingleServer().setAddress(redis.url());
    config.setCredentialsResolver(
        address -> {
          Thread thread = Thread.currentThread();
          if (thread.getName().equals("larder-redis-read")) {
            inherited.add(local.get() + " " + thread.getContextClassLoader());
          }
          return CompletableFuture.completedFuture(new Credentials());
        });
    assertIsRead(config, "1");

    assertThat(inherited).containsExactly("null null");
  }

  @Test
  void closed_endsWhoWaits() throws Exception {
    awaitConnection();
    redis.pause();
    AtomicReference<Object> outcome = new AtomicReference<>();
    Thread waiting = new Thread(() -> outcome.set(outcomeOf("one")));
    waiting.start();
    Eventually.holds("it waits", () -> isReading(waiting));
    reader.close();
    waiting.join();
    redis.resume();

    assertThat(outcome).hasValue("nothing");
    assertThat(read("one")).isNull();
  }

  /** A client that its owner has shut down must not seem to work. */
  @Test
  void clientShutDown_isForRedisson() throws TimeoutException {
    awaitConnection();
    client.shutdown();

    assertThat(read("one")).isNull();
  }

  // How it connects

  @Test
  void accountAndDatabase_areThoseOfTheUrl() {
    try (RedisProcess guarded = new RedisProcess("user reader on >s3:cr@t ~* +@all").start()) {
      RespConnection inOther = guarded.connect();
      inOther.command("SELECT", "3");
      inOther.command("HSET", "one", "field", "of 3");
      inOther.close();
      guarded.command("CONFIG", "SET", "requirepass", "another");
      RedisUrl url =
          RedisUrl.parse("redis://reader:s3%3Acr%40t@127.0.0.1:" + guarded.port() + "/3");
      assertIsRead(RedisConnector.config(url, times()), "of 3");
    }
  }

  /** What operators forbid is done without. */
  @Test
  void nameForbidden_isDoneWithout() {
    try (RedisProcess guarded =
        new RedisProcess("user default on nopass ~* +@all -client").start()) {
      guarded.command("HSET", "one", "field", "1");
      assertIsRead(RedisConnector.config(RedisUrl.parse(guarded.url()), times()), "1");
    }
  }

  /** Redisson goes straight to its servers. */
  @Test
  void proxyOfTheJvm_isNotUsed() {
    Set<Integer> asked = ConcurrentHashMap.newKeySet();
    ProxySelector before = ProxySelector.getDefault();
    ProxySelector.setDefault(
        new ProxySelector() {
          @Override
          public List<Proxy> select(URI uri) {
            asked.add(uri.getPort());
            return List.of(Proxy.NO_PROXY);
          }

          @Override
          public void connectFailed(URI uri, SocketAddress address, IOException failure) {}
        });
    try {
      awaitConnection();
    } finally {
      ProxySelector.setDefault(before);
    }

    assertThat(asked).contains(redis.port()); // by the sockets of this test
    assertThat(asked).doesNotContain(proxy.port());
  }

  @Test
  void tooManyClients_isNoConnection() {
    try (RedisProcess full = new RedisProcess("maxclients 1").start();
        RespConnection only = full.connect()) {
      assertThat(only.command("PING")).isEqualTo("PONG");

      assertThatThrownBy(() -> open(config(full.url())).close()).isInstanceOf(IOException.class);
    }
  }

  /** In the thread that connects, others would have to wait as well. */
  @Test
  void silentServer_isNotWaitedForAsLongAsIsConfigured() throws IOException {
    try (ServerSocket silent = new ServerSocket()) {
      silent.bind(Ports.local(0));
      RedisClientConfig config = config("redis://127.0.0.1:" + silent.getLocalPort());
      long began = System.nanoTime();

      assertThatThrownBy(() -> open(config.setConnectTimeout(20_000)).close())
          .isInstanceOf(SocketTimeoutException.class);
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
    }
  }

  @Test
  void noConnectTimeout_isNoneOfZero() throws Exception {
    open(config(redis.url()).setConnectTimeout(0)).close();
  }

  /** A server repeats what it does not understand. */
  @Test
  void passwordRefused_isNotInTheMessage() {
    try (RedisProcess other = new RedisProcess("rename-command AUTH \"\"").start()) {
      assertThatThrownBy(() -> open(config(other.url()).setPassword("s3cret")).close())
          .hasMessageContaining("-ERR")
          .message()
          .doesNotContain("s3cret");
    }
  }

  @Test
  void whatOnlyRedissonCanDo_isForRedisson() {
    assertThat(ReadConnection.isSupported(config("redis://127.0.0.1:1"))).isTrue();
    assertThat(ReadConnection.isSupported(config("rediss://127.0.0.1:1"))).isTrue();

    assertThat(
            List.of(
                config("redis+uds://some/redis.sock"),
                config("rediss://127.0.0.1:1").setSslVerificationMode(SslVerificationMode.NONE),
                config("rediss://127.0.0.1:1").setSslProvider(SslProvider.OPENSSL),
                config("redis://127.0.0.1:1").setCommandMapper(name -> name),
                config("redis://127.0.0.1:1").setCapabilities(Set.of(ValkeyCapability.REDIRECT)),
                config("redis://127.0.0.1:1").setNettyHook(new DefaultNettyHook() {})))
        .noneMatch(ReadConnection::isSupported);
  }

  private static RedisClientConfig config(String address) {
    return new RedisClientConfig().setAddress(address);
  }

  private static ReadConnection open(RedisClientConfig config)
      throws IOException, GeneralSecurityException {
    return ReadConnection.open(config, Ports.local(config.getAddress().getPort()));
  }

  /** A connection over a client that may be another, or of another version, with each command. */
  private static RedisConnection connection(Supplier<ConnectionManager> manager) {
    return RedisConnection.of(
        (CommandAsyncExecutor)
            java.lang.reflect.Proxy.newProxyInstance(
                BlockingReaderTest.class.getClassLoader(),
                new Class<?>[] {CommandAsyncExecutor.class},
                (self, method, arguments) -> manager.get()));
  }

  private static void assertIsRead(Config config, String value) {
    RedissonClient other = Redisson.create(config);
    try (BlockingReader otherReader = new BlockingReader(RedisConnection.of((Redisson) other))) {
      Eventually.holds(
          "read", () -> value.equals(text(otherReader.read("one", "field", in(LONG)))));
    } finally {
      other.shutdown();
    }
  }

  private static Times times() {
    return new Times(LONG, LONG, Duration.ofMillis(500));
  }

  // Helpers

  private void awaitConnection() {
    Eventually.holds("connected", () -> read("one") != null);
  }

  /** Several are made where several read at once. */
  private void awaitConnections(int count) {
    proxy.delay(Duration.ofMillis(1));
    Workload workload =
        Workload.running(
            2 * count, Seeds.next(BlockingReaderTest.class), random -> outcomeOf("one"));
    Eventually.holds("there are several", () -> connections(redis) >= count);
    workload.close();
    proxy.heal();
  }

  private ReadPool pool(ScheduledExecutorService background, AtomicLong now) {
    return new ReadPool(RedisConnection.of((Redisson) client).master("one"), background, now::get);
  }

  private static void awaitConnection(ReadPool pool) {
    Eventually.holds("connected", () -> pool.read(REQUEST, in(LONG)) != null);
  }

  private static long in(Duration time) {
    return System.nanoTime() + time.toNanos();
  }

  private FieldAnswer answer(String key, String field, Duration atMost) throws TimeoutException {
    return reader.read(key, field, in(atMost));
  }

  /** Null if Redisson is to be asked. */
  private String read(String key) throws TimeoutException {
    return text(answer(key, "field", LONG));
  }

  private static String text(FieldAnswer answer) {
    return answer == null ? null : new String(answer.value(), US_ASCII);
  }

  private String outcomeOf(String key) {
    return outcome(() -> answer(key, "field", LONG));
  }

  private static String outcomeOf(ReadPool pool, Duration atMost) {
    return outcome(() -> pool.read(REQUEST, in(atMost)));
  }

  private static String outcome(Reading reading) {
    try {
      String text = text(reading.answer());
      return text == null ? "nothing" : text;
    } catch (TimeoutException late) {
      return "late";
    }
  }

  private interface Reading {
    FieldAnswer answer() throws TimeoutException;
  }

  private static boolean isReading(Thread thread) {
    for (StackTraceElement frame : thread.getStackTrace()) {
      if (frame.getClassName().equals(ReadConnection.class.getName())
          && frame.getMethodName().equals("read")) {
        return true;
      }
    }
    return false;
  }

  /** How many connections for reading a server has. */
  static int connections(RedisProcess server) {
    return (int) ids(server).lines().count();
  }

  private static String ids(RedisProcess server) {
    return ((String) server.command("CLIENT", "LIST"))
        .lines()
        .filter(line -> line.contains(" name=" + ReadConnection.NAME + " "))
        .map(line -> line.substring(0, line.indexOf(' ')) + "\n")
        .sorted()
        .reduce("", String::concat);
  }
}
