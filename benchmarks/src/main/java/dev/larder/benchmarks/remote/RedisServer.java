package dev.larder.benchmarks.remote;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import redis.embedded.core.ExecutableProvider;

/**
 * A real redis-server on the loopback that keeps nothing on disk; gone with the JVM at the latest.
 */
final class RedisServer implements AutoCloseable {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);
  private static final byte[] PING = "PING\r\n".getBytes(StandardCharsets.US_ASCII);

  private final int port = freePort();
  private final Process process;
  private final Thread cleanup;

  private RedisServer() throws IOException {
    File binary = ExecutableProvider.newJarResourceProvider().get();
    this.process =
        new ProcessBuilder(
                binary.getPath(),
                "--bind",
                "127.0.0.1",
                "--port",
                String.valueOf(port),
                "--save",
                "",
                "--appendonly",
                "no")
            .directory(binary.getParentFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    this.cleanup = new Thread(process::destroyForcibly, "redis-cleanup");
    Runtime.getRuntime().addShutdownHook(cleanup);
  }

  /** Starts a server and waits until it answers. */
  static RedisServer start() {
    try {
      RedisServer server = new RedisServer();
      server.await();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the address, as {@code redis://127.0.0.1:6379}. */
  String url() {
    return "redis://127.0.0.1:" + port;
  }

  int port() {
    return port;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  private void await() {
    long deadline = System.nanoTime() + PATIENCE;
    while (!answers()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        close();
        throw new IllegalStateException("redis-server does not answer on port " + port);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
  }

  private boolean answers() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write(PING);
      InputStream in = socket.getInputStream();
      return in.read() == '+';
    } catch (IOException notYet) {
      return false;
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
    Runtime.getRuntime().removeShutdownHook(cleanup);
  }
}
