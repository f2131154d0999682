package dev.larder.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A network between a client and a server of this machine, with the faults of one.
 *
 * <p>It listens on a port of 127.0.0.1 and forwards to another. A fault lasts until the next one or
 * {@link #heal}; {@link #delay} and {@link #halfOpenExisting} add to the fault that there is. What
 * the proxy receives after a method has returned meets the fault it has set; bytes already on their
 * way may still arrive, as in any network.
 *
 * <p>If the target does not listen, a connection is accepted and closed at once. Safe to use from
 * any thread.
 */
public final class TcpProxy implements AutoCloseable {
  private static final int ATTEMPTS = 10;
  private static final int BACKLOG = 512;
  private static final int CHUNK = 64 * 1024;

  private enum Mode {
    FORWARD,
    STALL,
    BLACK_HOLE,
    CUT
  }

  private final int targetPort;
  private final int port;

  // Guarded by this, which is notified of every change.
  private final Set<Link> links = new LinkedHashSet<>();
  private ServerSocket listener;
  private boolean accepting;
  private Mode mode = Mode.FORWARD;
  private long delayNanos;

  /** Starts to forward from a free port to one of 127.0.0.1. */
  public TcpProxy(int targetPort) {
    this.targetPort = targetPort;
    this.listener = listenOnSomePort();
    this.port = listener.getLocalPort();
    acceptFrom(listener);
  }

  /** Returns the port that clients connect to. */
  public int port() {
    return port;
  }

  /** Returns that port as the address of a Redis. */
  public String url() {
    return "redis://127.0.0.1:" + port;
  }

  /** Closes all connections and refuses new ones. */
  public synchronized void cut() {
    enter(Mode.CUT);
    closeQuietly(listener);
    List.copyOf(links).forEach(Link::close);
    awaitNotListening();
  }

  /**
   * Forwards nothing more in either direction, yet keeps all connections open and accepts new ones.
   * They stay dead for ever, also after {@link #heal}: what they carried is lost, and neither side
   * learns that the other closes.
   */
  public synchronized void blackHole() {
    enter(Mode.BLACK_HOLE);
    halfOpenExisting();
  }

  /** Holds back what is sent in either direction, to be delivered on {@link #heal}. */
  public synchronized void stall() {
    enter(Mode.STALL);
  }

  /** Delivers each chunk that is read, of up to 64 KiB, this much later. */
  public synchronized void delay(Duration delay) {
    delayNanos = delay.toNanos();
    notifyAll();
  }

  /**
   * Makes those connections that it has accepted by now as dead as {@link #blackHole} does, and no
   * others.
   */
  public synchronized void halfOpenExisting() {
    links.forEach(link -> link.dead = true);
    notifyAll();
  }

  /** Ends every fault, but for connections that are dead. */
  public synchronized void heal() {
    delayNanos = 0;
    enter(Mode.FORWARD);
  }

  /** Returns the number of connections that are open and not dead. */
  public synchronized int connections() {
    return (int) links.stream().filter(link -> !link.dead).count();
  }

  @Override
  public void close() {
    cut();
  }

  // Modes

  private synchronized void enter(Mode next) {
    if (next != Mode.CUT) {
      awaitNotListening();
      listenAgain();
    }
    mode = next;
    notifyAll();
  }

  private synchronized void listenAgain() {
    if (mode == Mode.CUT) {
      listener = listen(port);
      acceptFrom(listener);
    }
  }

  /** A closed listener keeps its port until the thread that accepts from it has noticed. */
  private synchronized void awaitNotListening() {
    try {
      while (mode == Mode.CUT && accepting) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Waits until what was read at that time may be written.
   *
   * @return whether it may be written at all
   */
  private synchronized boolean awaitPassage(Link link, long readAt) throws InterruptedException {
    while (!link.dead) {
      long remaining = readAt + delayNanos - System.nanoTime();
      if (mode == Mode.STALL) {
        wait();
      } else if (remaining > 0) {
        wait(remaining / 1_000_000, (int) (remaining % 1_000_000));
      } else {
        return true;
      }
    }
    return false;
  }

  // Connections

  private static ServerSocket listenOnSomePort() {
    UncheckedIOException failure = null;
    for (int i = 0; i < ATTEMPTS; i++) {
      try {
        return listen(Ports.free());
      } catch (UncheckedIOException e) {
        failure = e;
      }
    }
    throw failure;
  }

  private static ServerSocket listen(int port) {
    ServerSocket socket = null;
    try {
      socket = new ServerSocket();
      socket.bind(Ports.local(port), BACKLOG);
      return socket;
    } catch (IOException e) {
      closeQuietly(socket);
      throw new UncheckedIOException("cannot listen on port " + port, e);
    }
  }

  private synchronized void acceptFrom(ServerSocket source) {
    accepting = true;
    startThread(
        "accept",
        () -> {
          try {
            while (true) {
              admit(source.accept(), source);
            }
          } finally {
            stopAccepting();
          }
        });
  }

  private synchronized void stopAccepting() {
    accepting = false;
    notifyAll();
  }

  private synchronized void admit(Socket client, ServerSocket source) {
    if (source.isClosed()) {
      closeQuietly(client);
      return;
    }
    Link link = new Link(client);
    link.dead = mode == Mode.BLACK_HOLE;
    links.add(link);
    startThread("to target", link::forwardRequests);
  }

  private synchronized boolean isDead(Link link) {
    return link.dead;
  }

  private synchronized void remove(Link link) {
    links.remove(link);
    // For those who wait to write to it.
    link.dead = true;
    notifyAll();
  }

  private void startThread(String does, Task task) {
    Thread thread = new Thread(() -> runUntilClosed(task), "proxy " + port + " " + does);
    thread.setDaemon(true);
    thread.start();
  }

  private static void runUntilClosed(Task task) {
    try {
      task.run();
    } catch (IOException | InterruptedException e) {
      // A socket was closed: by us, or at the other end.
    }
  }

  private static void closeQuietly(AutoCloseable closeable) {
    try {
      if (closeable != null) {
        closeable.close();
      }
    } catch (Exception e) {
      // Gone either way.
    }
  }

  @FunctionalInterface
  private interface Task {
    void run() throws IOException, InterruptedException;
  }

  /** A client's connection and ours to the target for it. */
  private final class Link {
    private final Socket client;
    private final Socket target = new Socket();

    /** Guarded by the proxy. Once true, it stays so. */
    private boolean dead;

    Link(Socket client) {
      this.client = client;
    }

    void forwardRequests() throws IOException, InterruptedException {
      if (!isDead(this)) {
        connect();
        startThread("to client", () -> forward(target, client));
      }
      forward(client, target);
    }

    private void connect() throws IOException {
      try {
        client.setTcpNoDelay(true);
        target.setTcpNoDelay(true);
        target.connect(Ports.local(targetPort));
      } catch (IOException e) {
        close();
        throw e;
      }
    }

    /** What a dead connection receives is dropped; it ends alone, the other side stays open. */
    private void forward(Socket from, Socket to) throws IOException, InterruptedException {
      try (from) {
        InputStream in = from.getInputStream();
        byte[] chunk = new byte[CHUNK];
        for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
          if (awaitPassage(this, System.nanoTime())) {
            to.getOutputStream().write(chunk, 0, length);
          }
        }
      } finally {
        if (awaitPassage(this, System.nanoTime())) {
          close();
        }
      }
    }

    void close() {
      remove(this);
      closeQuietly(client);
      closeQuietly(target);
    }
  }
}
