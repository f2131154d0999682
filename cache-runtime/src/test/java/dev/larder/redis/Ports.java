package dev.larder.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Free ports of 127.0.0.1.
 *
 * <p>They lie below those that systems give to outgoing connections. So a port stays free while its
 * server is down, and a client that tries to reach it cannot connect to itself.
 */
final class Ports {
  /** What a Redis node adds to its port for the bus of its cluster. */
  private static final int BUS_OFFSET = 10_000;

  private static final int FIRST = 10_000;
  private static final int COUNT = 10_000;

  /** Random, as several test JVMs may run at once. */
  private static final AtomicInteger next =
      new AtomicInteger(ThreadLocalRandom.current().nextInt(COUNT));

  private Ports() {}

  /** Returns a port that is free now, as is its bus port, and that this JVM has not had lately. */
  static int free() {
    for (int i = 0; i < COUNT; i++) {
      int port = FIRST + Math.floorMod(next.getAndIncrement(), COUNT);
      if (isFree(port) && isFree(port + BUS_OFFSET)) {
        return port;
      }
    }
    throw new IllegalStateException("no free port from " + FIRST + " on");
  }

  static InetSocketAddress local(int port) {
    return new InetSocketAddress(loopback(), port);
  }

  static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(local(port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }

  private static InetAddress loopback() {
    try {
      return InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
