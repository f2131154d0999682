package dev.larder.redis;

import static java.util.Objects.requireNonNull;

import dev.larder.leaderboard.BoardConnector;
import dev.larder.leaderboard.BoardOptions;
import dev.larder.leaderboard.BoardStores;
import dev.larder.spi.RemoteConnector;
import dev.larder.spi.RemoteOptions;
import dev.larder.spi.RemoteTier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;
import org.redisson.config.ConfigSupport;
import org.redisson.config.EqualJitterDelay;

/**
 * Connects a manager of caches, or boards, to Redis: standalone, with sentinels, or a cluster.
 *
 * <pre>{@code
 * CacheManager.builder().redis("redis://user:password@host:6379/0").build();
 * CacheManager.builder().remote(RedisConnector.ofConfigFile(Path.of("redisson.yaml"))).build();
 * CacheManager.builder().remote(RedisConnector.of(redissonClient)).build();
 * }</pre>
 *
 * <p>It is passed to {@link dev.larder.leaderboard.Leaderboards.Builder#remote} in the same way.
 *
 * <p>Callers that wait for a value read it over connections of their own, up to 16 to a server,
 * made as Redisson is configured to make its. Where only Redisson can connect, it reads: with
 * {@code OPENSSL} or {@code SslVerificationMode.NONE}, Unix sockets, a {@code NettyHook} or a
 * {@code CommandMapper}.
 *
 * <p>All of a manager's commands go to masters, those that change something once, under the
 * time-out of {@link dev.larder.CacheManager.Builder#commandTimeout}, whatever the configuration
 * says of retries and replicas. How fast a connection that is dead without saying so is given up,
 * and how soon a lost one is made again, is for the configuration to say where there is one: set
 * {@code pingConnectionInterval} to 500 and {@code reconnectionDelay} to at most a second to be as
 * fast as with a URL.
 *
 * <p>Immutable. A connector may serve several of them; each gets connections of its own; where they
 * are given a client, those for reading alone.
 */
public final class RedisConnector implements RemoteConnector, BoardConnector {
  private static final Duration PING = Duration.ofMillis(500);
  private static final int NETTY_THREADS = 4;
  private static final int REDISSON_THREADS = 2;

  private final Function<Times, RedisConnection> connect;

  private RedisConnector(Function<Times, RedisConnection> connect) {
    this.connect = connect;
  }

  /**
   * Returns a connector to a standalone server.
   *
   * @param url {@code redis://user:password@host:port/database}, or {@code rediss://} for TLS; all
   *     but the host may be left out
   * @return the connector
   * @throws IllegalArgumentException if the URL is wrong; the message shows no password
   */
  public static RedisConnector ofUrl(String url) {
    return to(RedisUrl.parse(requireNonNull(url, "url")));
  }

  static RedisConnector to(RedisUrl url) {
    return new RedisConnector(times -> RedisConnection.to(config(url, times)));
  }

  /**
   * Returns a connector that is configured as Redisson is, for sentinels, clusters and all else.
   *
   * @param config the configuration as it is now
   * @return the connector
   * @throws IllegalArgumentException if it names no server
   */
  public static RedisConnector of(Config config) {
    Config copy = new Config(requireNonNull(config, "config"));
    // Redisson would connect at the first command, and let that wait.
    copy.setLazyInitialization(false);
    // An attempt that is not the last leaves threads behind when it is given up.
    ConfigSupport.getConfig(copy).setRetryAttempts(0);
    return new RedisConnector(times -> RedisConnection.to(copy));
  }

  /**
   * Returns a connector that a file of Redisson's configures.
   *
   * @param file a file in YAML, as Redisson's documentation describes it
   * @return the connector
   * @throws IllegalArgumentException if the file cannot be read or is no such configuration
   */
  public static RedisConnector ofConfigFile(Path file) {
    if (!Files.isReadable(file)) {
      throw new IllegalArgumentException("no file can be read at " + file.toAbsolutePath());
    }
    try {
      return of(Config.fromYAML(file.toFile()));
    } catch (IOException | RuntimeException notYaml) {
      // Without the cause: the parser quotes the file, passwords and all.
      throw new IllegalArgumentException(
          "%s is not a configuration of Redisson's in YAML (%s)"
              .formatted(file.toAbsolutePath(), notYaml.getClass().getSimpleName()));
    }
  }

  /**
   * Returns a connector that uses a client. The client is not closed with what uses it, and may be
   * used by managers and boards together.
   *
   * @param client a client that {@link Redisson#create} made
   * @return the connector
   * @throws IllegalArgumentException if the client is something else, as one made by a wrapper
   */
  public static RedisConnector of(RedissonClient client) {
    if (!(requireNonNull(client, "client") instanceof Redisson redisson)) {
      throw new IllegalArgumentException(
          "the client must be one that Redisson.create made, not a " + client.getClass().getName());
    }
    return new RedisConnector(times -> RedisConnection.of(redisson));
  }

  @Override
  public RemoteTier open(RemoteOptions options) {
    return new RedisTier(
        connect.apply(new Times(options.connectTimeout(), options.commandTimeout(), PING)),
        options);
  }

  @Override
  public BoardStores open(BoardOptions options) {
    RedisConnection connection =
        connect.apply(
            new Times(
                options.connectTimeout(), options.commandTimeout(), BoardScripts.longest(options)));
    // A client of ours has to start first.
    connection.awaitFirst(options.connectTimeout().multipliedBy(3));
    return new RedisBoards(connection, options);
  }

  static Config config(RedisUrl url, Times times) {
    Config config =
        new Config()
            .setThreads(REDISSON_THREADS)
            .setNettyThreads(NETTY_THREADS)
            .setUsername(url.user())
            .setPassword(url.password());
    config
        .useSingleServer()
        .setAddress(url.address())
        .setDatabase(url.database())
        .setConnectTimeout(Math.toIntExact(times.connect().toMillis()))
        .setTimeout(Math.toIntExact(times.command().toMillis()))
        .setRetryAttempts(0)
        .setConnectionMinimumIdleSize(2)
        .setConnectionPoolSize(32)
        .setSubscriptionConnectionMinimumIdleSize(0)
        .setPingConnectionInterval(Math.toIntExact(times.ping().toMillis()))
        .setReconnectionDelay(new EqualJitterDelay(Duration.ofMillis(50), Duration.ofMillis(250)));
    return config;
  }
}
