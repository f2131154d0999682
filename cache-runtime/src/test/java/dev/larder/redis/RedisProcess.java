package dev.larder.redis;

import static java.util.stream.Collectors.toMap;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import redis.embedded.core.ExecutableProvider;

/**
 * A real redis-server on a port of 127.0.0.1 that a test may kill, pause and restart.
 *
 * <pre>{@code
 * try (RedisProcess redis = new RedisProcess().start()) {
 *   redis.command("SET", "k", "v");
 *   redis.kill();
 *   redis.restartWithData();
 * }
 * }</pre>
 *
 * <p>Every write is on disk before it is acknowledged, so that a kill loses none. The server has a
 * temporary directory, gone with {@link #close} and at the end of the JVM. Safe to use from any
 * thread.
 */
public final class RedisProcess implements AutoCloseable {
  private static final int ATTEMPTS = 10;
  private static final long KILL_SECONDS = 10;
  private static final Set<RedisProcess> open = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> open.forEach(RedisProcess::abandon), "redis-cleanup"));
  }

  private final boolean sentinel;
  private final List<String> config;
  private volatile int port;
  private volatile Path directory;
  private volatile Process process;

  /**
   * Describes a server; {@link #start} starts it.
   *
   * @param config lines as in redis.conf, which come after our own. If one is {@code requirepass},
   *     {@link #command} authenticates with it.
   */
  public RedisProcess(String... config) {
    this(/* sentinel= */ false, config);
  }

  private RedisProcess(boolean sentinel, String... config) {
    this.sentinel = sentinel;
    this.config = List.of(config);
  }

  /** Describes a sentinel. */
  static RedisProcess sentinel(String... config) {
    return new RedisProcess(/* sentinel= */ true, config);
  }

  // Life

  /**
   * Starts the server on a free port and waits until it answers.
   *
   * @throws IllegalStateException if it has been started before, or does not start: then with its
   *     log
   */
  public synchronized RedisProcess start() {
    if (directory != null) {
      throw new IllegalStateException("already started on port " + port);
    }
    try {
      createDirectory();
      startOnSomePort();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
    return this;
  }

  /** Kills the server (SIGKILL) and waits until it is dead. Does nothing if it is. */
  public synchronized void kill() {
    if (process == null) {
      return;
    }
    process.destroyForcibly();
    try {
      if (!process.waitFor(KILL_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("redis-server survived SIGKILL, pid " + process.pid());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Kills the server if it runs, and starts it again on its port without any data. */
  public synchronized void restartEmpty() {
    kill();
    delete(data());
    createDirectories(data());
    restart();
  }

  /** Kills the server if it runs, and starts it again on its port with the data it had. */
  public synchronized void restartWithData() {
    kill();
    restart();
  }

  /**
   * Stops the server where it stands (SIGSTOP). Its connections stay open, and the kernel still
   * accepts new ones and what is sent: {@link #resume} makes the server work it off.
   */
  public synchronized void pause() {
    signal("STOP");
    Eventually.holds("redis-server is stopped", this::isStopped);
  }

  /** Lets the server go on (SIGCONT). */
  public synchronized void resume() {
    signal("CONT");
  }

  /** Returns whether the process exists, be it paused. */
  public synchronized boolean isAlive() {
    return process != null && process.isAlive();
  }

  /** Kills the server and deletes its directory. */
  @Override
  public synchronized void close() {
    kill();
    if (directory != null) {
      delete(directory);
    }
    open.remove(this);
  }

  // Use

  /** Returns the port, the same for life. */
  public int port() {
    return port;
  }

  /** Returns the address as Redisson wants it: {@code redis://127.0.0.1:6379}. */
  public String url() {
    return "redis://127.0.0.1:" + port;
  }

  /**
   * Runs a command on a connection of its own and returns the reply: a String, a Long, a List of
   * such, or null.
   *
   * @throws RedisErrorReply if the reply is an error
   * @throws UncheckedIOException if there is no reply within 5 seconds
   */
  public Object command(String... args) {
    try (RespConnection connection = connect()) {
      return connection.command(args);
    }
  }

  /** Opens a connection, authenticated if the configuration has {@code requirepass}. */
  public RespConnection connect() {
    RespConnection connection = RespConnection.open(port);
    try {
      config.stream()
          .filter(line -> line.startsWith("requirepass "))
          .forEach(line -> connection.command("AUTH", line.split(" ", 2)[1]));
      return connection;
    } catch (RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  /** Returns a section of INFO, as {@code replication}, by field. */
  public Map<String, String> info(String section) {
    return fields((String) command("INFO", section));
  }

  /** Returns how often a command was called since the start or {@code CONFIG RESETSTAT}. */
  public long calls(String command) {
    String stats = info("commandstats").get("cmdstat_" + command.toLowerCase(Locale.ROOT));
    return stats == null ? 0 : Long.parseLong(stats.split("[=,]")[1]);
  }

  /** Makes this server a replica of another and waits until it has the data of its master. */
  public void replicaOf(RedisProcess master) {
    replicaOf(master.port());
  }

  /** Like {@link #replicaOf(RedisProcess)}, of what is behind a port, be it a {@link TcpProxy}. */
  public void replicaOf(int masterPort) {
    command("REPLICAOF", "127.0.0.1", String.valueOf(masterPort));
    Eventually.holds("the replica has the data of its master", this::isLinked);
  }

  /** Returns what the server has logged since the first start. */
  public String log() {
    try {
      return Files.readString(logFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return (sentinel ? "sentinel " : "redis ") + port;
  }

  /** Returns the lines "name:value" of a text by name. */
  static Map<String, String> fields(String text) {
    return text.lines()
        .map(line -> line.split(":", 2))
        .filter(field -> field.length == 2)
        .collect(toMap(field -> field[0], field -> field[1]));
  }

  /** Whether this server is a replica whose link to its master is up. */
  boolean isLinked() {
    return "up".equals(info("replication").get("master_link_status"));
  }

  // Starting

  private void startOnSomePort() {
    for (int i = 0; i < ATTEMPTS; i++) {
      port = Ports.free();
      writeConfig();
      if (launch()) {
        return;
      }
    }
    throw new IllegalStateException("redis-server found no free port:\n" + log());
  }

  private void restart() {
    if (directory == null) {
      throw new IllegalStateException("not started yet");
    }
    for (int i = 0; i < ATTEMPTS; i++) {
      Eventually.holds("port " + port + " is free again", () -> Ports.isFree(port));
      if (launch()) {
        return;
      }
    }
    throw new IllegalStateException("redis-server does not get its port back:\n" + log());
  }

  /** Returns once the server answers, or false if its port was taken. */
  private boolean launch() {
    int logged = log().length();
    run();
    Eventually.holds("redis-server answers or is dead", () -> !process.isAlive() || isReady());
    if (process.isAlive()) {
      return true;
    }
    String failure = log().substring(logged);
    if (failure.contains("Address already in use")) {
      return false;
    }
    throw new IllegalStateException("redis-server did not start on port " + port + ":\n" + failure);
  }

  private void run() {
    List<String> command = new ArrayList<>(List.of(Binary.PATH, configFile().toString()));
    if (sentinel) {
      command.add("--sentinel");
    }
    try {
      process =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile().toFile()))
              .start();
    } catch (IOException e) {
      throw new IllegalStateException("redis-server cannot be run", e);
    }
  }

  /** Whether it is this process that answers on the port, and it has loaded its data. */
  private boolean isReady() {
    try (RespConnection connection = connect()) {
      String info = (String) connection.command("INFO");
      return info.contains("process_id:" + process.pid() + "\r")
          && !info.contains("loading:1")
          && connection.command("PING").equals("PONG");
    } catch (RedisErrorReply reply) {
      return Set.of("NOAUTH", "NOPERM", "MASTERDOWN").contains(reply.code());
    }
  }

  /** Written once: what the server itself changes in it (CONFIG REWRITE) outlives a restart. */
  private void writeConfig() {
    List<String> lines = new ArrayList<>();
    lines.add("bind 127.0.0.1");
    lines.add("port " + port);
    lines.add("dir \"" + data() + "\"");
    if (!sentinel) {
      lines.add("save \"\"");
      lines.add("appendonly yes");
      lines.add("appendfsync always");
      lines.add("auto-aof-rewrite-percentage 0");
    }
    lines.addAll(config);
    try {
      Files.write(configFile(), lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // Signals

  private void signal(String name) {
    if (!isAlive()) {
      throw new IllegalStateException("not running: " + this);
    }
    try {
      // The shell has kill built in; the command may be missing in a slim container.
      int status =
          new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid()).start().waitFor();
      if (status != 0) {
        throw new IllegalStateException("kill -" + name + " ended with " + status);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Only Linux tells; elsewhere the signal is taken to work at once. */
  private boolean isStopped() throws IOException {
    Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
    return !Files.exists(status)
        || Files.readString(status).lines().anyMatch(line -> line.matches("State:\\s+T.*"));
  }

  // Files

  private void createDirectory() {
    try {
      directory = Files.createTempDirectory("larder-redis-");
      open.add(this);
      Files.createDirectory(data());
      Files.createFile(logFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path data() {
    return directory.resolve("data");
  }

  private Path configFile() {
    return directory.resolve("redis.conf");
  }

  private Path logFile() {
    return directory.resolve("redis.log");
  }

  /** At the end of the JVM, when whoever holds the lock may never give it back. */
  private void abandon() {
    if (process != null) {
      process.destroyForcibly();
    }
    delete(directory);
  }

  private static void createDirectories(Path path) {
    try {
      Files.createDirectories(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path path) {
    try (Stream<Path> files = Files.walk(path)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException e) {
      // Temporary anyway.
    }
  }

  /** The executable that embedded-redis carries, unpacked once per JVM and deleted at its end. */
  private static final class Binary {
    static final String PATH = unpack();

    private static String unpack() {
      try {
        return ExecutableProvider.newJarResourceProvider().get().getPath();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
