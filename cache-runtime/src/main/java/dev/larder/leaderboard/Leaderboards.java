package dev.larder.leaderboard;

import static java.util.Objects.requireNonNull;

import dev.larder.spi.Codec;
import dev.larder.spi.CodecFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes leaderboards, and keeps one for each name.
 *
 * <pre>{@code
 * Leaderboards boards = Leaderboards.local();
 * Leaderboard<Void> quiz = boards.board(LeaderboardSpec.builder("quiz").build());
 * quiz.submit("ann", 4_200);
 * quiz.top(10).forEach(entry -> print(entry.rank() + ". " + entry.member()));
 * }</pre>
 *
 * <p>In Redis, boards are shared by all processes that have the same namespace:
 *
 * <pre>{@code
 * Leaderboards boards = Leaderboards.builder().redis("redis://localhost:6379").build();
 * }</pre>
 *
 * <p>There, each call on a board is one round trip, and blocks its caller; where Redis cannot be
 * reached, or does not answer in time, it fails with a {@link LeaderboardException} and is not
 * repeated: unlike a cache, a board that loses a score in silence is wrong. Listeners are told of
 * changes of other processes as well, about half a second later.
 *
 * <p>Safe for use by any number of threads.
 */
public final class Leaderboards implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Leaderboards.class);

  private final InstantSource clock;
  private final Executor executor;
  private final @Nullable BoardStores stores;
  private final @Nullable CodecFactory codecs;
  private final ConcurrentMap<String, Leaderboard<?>> boards = new ConcurrentHashMap<>();

  private Leaderboards(Builder builder) {
    this.clock = builder.clock;
    this.executor = builder.executor;
    BoardConnector connector = builder.connector;
    if (connector == null) {
      stores = null;
      codecs = null;
      return;
    }
    codecs = builder.codecs == null ? onlyService(CodecFactory.class) : builder.codecs;
    stores = connector.open(builder.options());
  }

  private static <S> S onlyService(Class<S> service) {
    return ServiceLoader.load(service, Leaderboards.class.getClassLoader())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no " + service.getName() + " is registered"));
  }

  /**
   * Returns a maker of boards in the memory of this process.
   *
   * @return a new one, without boards
   */
  public static Leaderboards local() {
    return builder().build();
  }

  /**
   * Begins a maker of boards.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns the board that {@code spec} describes, and makes it if there is none.
   *
   * @param <M> the type of the metadata
   * @param spec the description
   * @return the board
   * @throws IllegalStateException if the name belongs to a board of another description
   * @throws IllegalArgumentException if boards are kept in Redis and the metadata could not be
   *     rebuilt from what would be stored there
   */
  @SuppressWarnings("unchecked") // equal specs have equal types
  public <M> Leaderboard<M> board(LeaderboardSpec<M> spec) {
    requireNonNull(spec, "spec");
    Leaderboard<?> board = boards.computeIfAbsent(spec.name(), name -> newBoard(spec));
    if (!board.spec().equals(spec)) {
      throw new IllegalStateException(
          "the name %s belongs to the leaderboard [%s]; [%s] must have a name of its own"
              .formatted(spec.name(), board.spec(), spec));
    }
    return (Leaderboard<M>) board;
  }

  private <M> Leaderboard<M> newBoard(LeaderboardSpec<M> spec) {
    return StoredLeaderboard.of(spec, newStore(spec), clock, executor);
  }

  private <M> BoardStore<M> newStore(LeaderboardSpec<M> spec) {
    return stores == null || codecs == null
        ? new MemoryStore<>(spec, clock)
        : stores.store(spec, codec(codecs, spec));
  }

  @SuppressWarnings("unchecked") // the codec of the type
  private static <M> @Nullable Codec<M> codec(CodecFactory codecs, LeaderboardSpec<M> spec) {
    if (spec.metadataType().type() == Void.class) {
      return null;
    }
    try {
      return (Codec<M>) codecs.codec(spec.metadataType().type());
    } catch (IllegalArgumentException notStorable) {
      throw new IllegalArgumentException(
          "leaderboard %s: %s".formatted(spec.name(), notStorable.getMessage()), notStorable);
    }
  }

  /**
   * Gives up the connections that were opened for these boards; their calls fail from then on.
   * Boards in memory, and clients of others, stay as they are.
   */
  @Override
  public void close() {
    if (stores != null) {
      stores.close();
    }
  }

  /** Builds {@link Leaderboards}. Not thread-safe. */
  public static final class Builder {
    private InstantSource clock = InstantSource.system();
    private Executor executor = ForkJoinPool.commonPool();
    private @Nullable BoardConnector connector;
    private @Nullable CodecFactory codecs;
    private String namespace = "default";
    private Duration connectTimeout = Duration.ofSeconds(1);
    private Duration commandTimeout = Duration.ofSeconds(1);

    private Builder() {}

    /**
     * Sets the clock by which windows begin and end. Tests set one of their own and turn it by
     * hand.
     *
     * @param clock the clock
     * @return this builder
     */
    public Builder clock(InstantSource clock) {
      this.clock = requireNonNull(clock, "clock");
      return this;
    }

    /**
     * Sets where listeners run. Unless set, in the pool that all of the JVM shares.
     *
     * @param executor the executor; for each board it runs one action at a time
     * @return this builder
     */
    public Builder executor(Executor executor) {
      this.executor = requireNonNull(executor, "executor");
      return this;
    }

    /**
     * Keeps boards in the Redis of a URL: {@code redis://user:password@host:port/db}, or {@code
     * rediss://} for TLS. Takes Redisson, and for metadata Jackson, on the class path.
     *
     * @param url the URL
     * @return this builder
     * @throws IllegalArgumentException if the URL is wrong; the message shows no password
     * @throws IllegalStateException if a library is missing; the message names it
     */
    public Builder redis(String url) {
      return remote(onlyService(BoardConnectorFactory.class).ofUrl(requireNonNull(url, "url")));
    }

    /**
     * Keeps boards in the Redis that the environment names, by the same variables as {@link
     * dev.larder.CacheManager.Builder#redisFromEnvironment}. Where it names none, in memory.
     *
     * @return this builder
     * @throws IllegalArgumentException if a variable is wrong; the message shows no password
     * @throws IllegalStateException if a library is missing; the message names it
     */
    public Builder redisFromEnvironment() {
      onlyService(BoardConnectorFactory.class)
          .ofEnvironment(System.getenv())
          .ifPresentOrElse(
              this::remote,
              () -> log.info("no REDIS_URL and no REDIS_HOST: leaderboards are in memory"));
      return this;
    }

    /**
     * Keeps boards outside the process.
     *
     * @param connector opens the place where they are kept
     * @return this builder
     */
    public Builder remote(BoardConnector connector) {
      this.connector = requireNonNull(connector, "connector");
      return this;
    }

    /**
     * Sets how metadata are written outside the process. Unless set, as JSON.
     *
     * @param codecs makes the codec of each board
     * @return this builder
     */
    public Builder codecs(CodecFactory codecs) {
      this.codecs = requireNonNull(codecs, "codecs");
      return this;
    }

    /**
     * Sets what keeps applications apart that share a Redis. Unless set, it is {@code default}.
     *
     * @param namespace 1 to 64 letters, digits, dots, hyphens and underscores
     * @return this builder
     * @throws IllegalArgumentException if it cannot be one
     */
    public Builder namespace(String namespace) {
      this.namespace = Names.require("namespace", namespace);
      return this;
    }

    /**
     * Sets how long to wait for a connection. Unless set, 1 s. {@link #build} waits three times as
     * long, since the client has to start first.
     *
     * @param timeout at least 1 ms
     * @return this builder
     * @throws IllegalArgumentException if it is less
     */
    public Builder connectTimeout(Duration timeout) {
      this.connectTimeout = requireTimeout("connectTimeout", timeout);
      return this;
    }

    /**
     * Sets how long a call on a board waits for its answer before it fails; one that reads or
     * replaces a whole board waits eight times as long. Unless set, 1 s.
     *
     * @param timeout at least 1 ms
     * @return this builder
     * @throws IllegalArgumentException if it is less
     */
    public Builder commandTimeout(Duration timeout) {
      this.commandTimeout = requireTimeout("commandTimeout", timeout);
      return this;
    }

    private static Duration requireTimeout(String name, Duration timeout) {
      if (timeout.compareTo(Duration.ofMillis(1)) < 0) {
        throw new IllegalArgumentException(
            "%s must be at least 1 ms, was %s".formatted(name, timeout));
      }
      return timeout;
    }

    private BoardOptions options() {
      return new BoardOptions(namespace, connectTimeout, commandTimeout, clock);
    }

    /**
     * Returns a maker of boards. With Redis, it waits for that, three times {@link #connectTimeout}
     * at most; where it cannot be reached, calls on boards fail until it appears.
     *
     * @return a new one, without boards
     */
    public Leaderboards build() {
      return new Leaderboards(this);
    }
  }
}
