package dev.larder.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.larder.Cache;
import dev.larder.CacheManager;
import dev.larder.CacheSpec;
import dev.larder.Health;
import dev.larder.log.Recording;
import dev.larder.spi.RemoteConnector;
import dev.larder.spi.RemoteKey;
import dev.larder.spi.RemoteOptions;
import dev.larder.spi.RemoteTier;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;

/** How managers come to Redis, and what becomes of it when they are closed. */
@Timeout(60)
final class RedisConnectorTest {
  private static final String PASSWORD = "s3cret@:/#%+";
  private static final String ENCODED = "s3cret%40%3A%2F%23%25+";
  private static final String LARDER = CacheManager.class.getName();

  // passwords

  @Test
  void password_right_isUsedAndShownNowhere() {
    try (RedisProcess redis = new RedisProcess("requirepass " + PASSWORD).start();
        Recording log = Recording.start()) {
      try (CacheManager caches = manager("redis://:" + ENCODED + "@127.0.0.1:" + redis.port())) {
        awaitUp(caches);
        assertWorks(caches);
      }
      assertThat(redis.command("KEYS", "larder:default:*"))
          .isEqualTo(List.of("larder:default:users:1"));
      assertShowNoPassword(log.lines());
    }
  }

  @Test
  void userAndPassword_right_areUsed() {
    try (RedisProcess redis =
            new RedisProcess("user default off", "user bob on >" + PASSWORD + " ~* +@all").start();
        CacheManager caches = manager("redis://bob:" + ENCODED + "@127.0.0.1:" + redis.port())) {
      awaitUp(caches);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {":" + ENCODED + "x@", "bob:" + ENCODED + "@", ""})
  void password_wrong_isAProblemThatReachesNoCallerAndIsShownNowhere(String account) {
    try (RedisProcess redis = new RedisProcess("requirepass " + PASSWORD).start();
        Recording log = Recording.start()) {
      String url = "redis://" + account + "127.0.0.1:" + redis.port();
      RemoteConnector connector = RedisConnector.ofUrl(url);
      try (CacheManager caches = manager(url)) {
        assertWorks(caches);
        Eventually.holds(
            "the problem is known",
            () -> caches.health().problem().orElse("").matches("(?s).*(WRONGPASS|NOAUTH).*"));

        assertThat(caches.health().remote()).isEqualTo(Health.Remote.DOWN);
        assertShowNoPassword(List.of(caches.health().toString(), connector.toString()));
      }
      assertShowNoPassword(log.lines());
    }
  }

  private static void assertShowNoPassword(List<String> texts) {
    assertThat(texts).isNotEmpty();
    assertThat(texts).noneMatch(text -> text.contains(PASSWORD));
    assertThat(texts).noneMatch(text -> text.contains(ENCODED));
  }

  // servers that are not there

  @Test
  void absentServer_isJoinedWhenItAppears() {
    try (RedisProcess redis = new RedisProcess().start();
        TcpProxy proxy = new TcpProxy(redis.port());
        Recording log = Recording.start()) {
      proxy.cut();
      try (CacheManager caches = manager(proxy.url())) {
        assertThat(caches.health().remote()).isEqualTo(Health.Remote.DOWN);
        assertWorks(caches);
        Eventually.holds(
            "the problem is known", () -> caches.health().problem().orElse("").contains("connect"));
        assertThat(log.lines("WARN", LARDER))
            .hasSize(1)
            .first()
            .asString()
            .contains("cannot be reached");

        proxy.heal();
        awaitUp(caches);
        assertThat(caches.health().problem()).isEmpty();
        assertThat(log.lines("WARN", LARDER)).hasSize(1);
        assertThat(log.lines("INFO", RedisConnector.class.getName()))
            .hasSize(1)
            .first()
            .asString()
            .contains("Connection refused");
        assertThat(log.lines("INFO", LARDER)).hasSize(1).first().asString().contains("is in use");
        assertThat(redis.command("KEYS", "larder:*")).isNotEqualTo(List.of());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void notConnected_operationsFailAtOnce(boolean lazy) {
    Config config = new Config().setLazyInitialization(lazy);
    config.useSingleServer().setAddress("redis://127.0.0.1:" + Ports.free());
    try (RemoteTier tier = RedisConnector.of(config).open(options())) {
      RemoteKey key = new RemoteKey("users", "42", "v1");
      assertThat(tier.store().get(key).toCompletableFuture()).isCompletedExceptionally();
      Eventually.holds(
          "the reason is told",
          () ->
              tier.store()
                  .get(key)
                  .handle((value, failure) -> String.valueOf(failure))
                  .toCompletableFuture()
                  .getNow("")
                  .matches(".*not connected to Redis: .*Connection refused.*"));
      assertThat(tier.log().await(0, Duration.ofMinutes(1)).toCompletableFuture())
          .isCompletedExceptionally();
    }
  }

  @Test
  void closed_operationsFail() {
    try (RedisProcess redis = new RedisProcess().start()) {
      RemoteTier tier = RedisConnector.ofUrl(redis.url()).open(options());
      Eventually.holds(
          "it is connected",
          () -> tier.log().join(Duration.ofMinutes(1)).toCompletableFuture().get() != null);
      var underWay = tier.log().await(0, Duration.ofMinutes(1)).toCompletableFuture();
      Eventually.holds("it waits", () -> redis.info("clients").get("blocked_clients").equals("1"));
      tier.close();

      Eventually.holds("it is over", underWay::isDone);
      assertThat(tier.log().join(Duration.ofMinutes(1)).toCompletableFuture())
          .isCompletedExceptionally();
      tier.close();
    }
  }

  // clients that are given

  @Test
  void givenClient_staysOpen() {
    try (RedisProcess redis = new RedisProcess().start()) {
      Config config = new Config();
      config.useSingleServer().setAddress(redis.url());
      RedissonClient client = Redisson.create(config);
      try {
        try (CacheManager caches =
            CacheManager.builder().remote(RedisConnector.of(client)).build()) {
          awaitUp(caches);
          assertWorks(caches);
        }
        assertThat(client.isShutdown()).isFalse();
        assertThat(client.getBucket("k").get()).isNull();
      } finally {
        client.shutdown();
      }
    }
  }

  @Test
  void givenClient_closedByItsOwner_isAProblemThatReachesNoCaller() {
    try (RedisProcess redis = new RedisProcess().start()) {
      Config config = new Config();
      config.useSingleServer().setAddress(redis.url());
      RedissonClient client = Redisson.create(config);
      try (CacheManager caches = CacheManager.builder().remote(RedisConnector.of(client)).build()) {
        awaitUp(caches);
        client.shutdown();

        assertWorks(caches);
        Eventually.holds(
            "the problem is known", () -> caches.health().remote() == Health.Remote.DOWN);
      }
    }
  }

  @Test
  void givenClient_notOfRedisson_isRefused() {
    RedissonClient wrapper =
        (RedissonClient)
            Proxy.newProxyInstance(
                RedissonClient.class.getClassLoader(),
                new Class<?>[] {RedissonClient.class},
                (proxy, method, arguments) -> null);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> RedisConnector.of(wrapper))
        .withMessageContaining("Redisson.create")
        .withMessageContaining(wrapper.getClass().getName());
  }

  // configurations

  @Test
  void configWithoutServer_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RedisConnector.of(new Config()))
        .withMessageContaining("not defined");
  }

  @Test
  void configFile_good_isUsed(@TempDir Path directory) throws IOException {
    try (RedisProcess redis = new RedisProcess("requirepass " + PASSWORD).start()) {
      Path file = directory.resolve("redisson.yaml");
      Files.writeString(
          file,
          """
          password: "%s"
          singleServerConfig:
            address: "%s"
          """
              .formatted(PASSWORD, redis.url()));
      try (CacheManager caches =
          CacheManager.builder().remote(RedisConnector.ofConfigFile(file)).build()) {
        awaitUp(caches);
      }
    }
  }

  @Test
  void configFile_missing_isRefused(@TempDir Path directory) {
    Path file = directory.resolve("none.yaml");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> RedisConnector.ofConfigFile(file))
        .withMessage("no file can be read at " + file.toAbsolutePath());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RedisConnector.ofConfigFile(directory))
        .withMessageContaining(directory.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "password: s3cret@:/#%+",
        "singleServerConfig: s3cret@:/#%+",
        "singleServerConfig: {s3cret@:/#%+: 1}",
        "s3cret@:/#%+",
        "\"s3cret@:/#%+",
        "singleServerConfig: {address: 's3cret@:/#%+', timeout: x}",
      })
  void configFile_bad_isRefusedWithoutItsContent(String content, @TempDir Path directory)
      throws IOException {
    Path file = Files.writeString(directory.resolve("redisson.yaml"), content);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> RedisConnector.ofConfigFile(file))
        .satisfies(
            wrong -> {
              assertThat(wrong).hasNoCause();
              assertThat(wrong.getMessage())
                  .startsWith(file.toAbsolutePath() + " is not a configuration of Redisson's")
                  .doesNotContain("s3cret");
            });
  }

  @Test
  void environment_isUsed() {
    try (RedisProcess redis = new RedisProcess("requirepass " + PASSWORD).start()) {
      RemoteConnector connector =
          new RedisConnectorFactory()
              .ofEnvironment(
                  Map.of(
                      "REDIS_HOST",
                      "127.0.0.1",
                      "REDIS_PORT",
                      String.valueOf(redis.port()),
                      "REDIS_PASSWORD",
                      PASSWORD,
                      "REDIS_DB",
                      "3"))
              .orElseThrow();
      try (CacheManager caches = CacheManager.builder().remote(connector).build()) {
        awaitUp(caches);
      }
      assertThat(redis.info("keyspace")).containsOnlyKeys("db3");
    }
  }

  // Redisson missing

  @Test
  void redis_withoutRedisson_namesTheArtifact() throws Exception {
    URL[] urls =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !entry.contains("redisson"))
            .map(RedisConnectorTest::url)
            .toArray(URL[]::new);
    try (URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
      Class<?> type = loader.loadClass(CacheManager.class.getName());
      assertThat(type).isNotEqualTo(CacheManager.class);
      Object builder = type.getMethod("builder").invoke(null);
      assertThatIllegalStateException()
          .isThrownBy(
              () -> {
                try {
                  builder.getClass().getMethod("redis", String.class).invoke(builder, "redis://h");
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              })
          .withMessageContaining("org.redisson:redisson");
    }
  }

  private static URL url(String path) {
    try {
      return Path.of(path).toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }

  // threads

  private enum Network {
    GOOD,
    REFUSES,
    SILENT
  }

  @ParameterizedTest
  @EnumSource
  void close_leavesNoThread(Network network) {
    try (RedisProcess redis = new RedisProcess().start();
        TcpProxy proxy = new TcpProxy(redis.port())) {
      switch (network) {
        case GOOD -> {}
        case REFUSES -> proxy.cut();
        case SILENT -> proxy.blackHole();
      }
      Set<Thread> before = threads();
      CacheManager caches = manager(proxy.url());
      if (network == Network.GOOD) {
        awaitUp(caches);
      }
      assertWorks(caches);
      caches.close();

      assertNoThreadBut(before);
    }
  }

  @Test
  void close_whileAConfigurationWithRetriesConnects_leavesNoThread() {
    Set<Thread> before = threads();
    Config config = new Config();
    config
        .useSingleServer()
        .setAddress("redis://127.0.0.1:" + Ports.free())
        .setRetryAttempts(1_000);
    RemoteTier tier = RedisConnector.of(config).open(options());
    Eventually.holds(
        "it tries", () -> threads().stream().anyMatch(t -> t.getName().contains("netty")));
    tier.close();

    assertNoThreadBut(before);
  }

  private static void assertNoThreadBut(Set<Thread> before) {
    Eventually.holds(
        "no thread is left",
        () -> {
          Set<Thread> left = threads();
          left.removeAll(before);
          return left.isEmpty();
        });
  }

  /** But for those of the JDK that stay for all, and of the test's network. */
  private static Set<Thread> threads() {
    Set<Thread> threads = new HashSet<>(Thread.getAllStackTraces().keySet());
    threads.removeIf(
        thread ->
            Stream.of("proxy ", "ForkJoinPool.commonPool", "CompletableFutureDelay", "awaitility")
                .anyMatch(name -> thread.getName().startsWith(name)));
    return threads;
  }

  // steps

  private static CacheManager manager(String url) {
    return CacheManager.builder().redis(url).connectTimeout(Duration.ofMillis(500)).build();
  }

  private static RemoteOptions options() {
    return new RemoteOptions("test", Duration.ofSeconds(1), Duration.ofSeconds(10), 1_000);
  }

  private static void awaitUp(CacheManager caches) {
    Eventually.holds(
        "the remote tier is in use", () -> caches.health().remote() == Health.Remote.UP);
  }

  private static void assertWorks(CacheManager caches) {
    Cache<Integer, String> users =
        caches.cache(CacheSpec.builder("users", Integer.class, String.class).build());
    assertThat(users.get(1, id -> "user " + id)).isEqualTo("user 1");
    assertThat(users.get(1, id -> "another")).isEqualTo("user 1");
    users.invalidate(2);
  }
}
