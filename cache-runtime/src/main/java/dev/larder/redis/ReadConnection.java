package dev.larder.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.redisson.client.DefaultNettyHook;
import org.redisson.client.RedisClient;
import org.redisson.client.RedisClientConfig;
import org.redisson.config.Credentials;
import org.redisson.config.DefaultCommandMapper;

/**
 * A connection that reads fields of hashes in the calling thread, one after the other. It knows no
 * more of the protocol than that takes. After an {@link IOException} it must not be used again: an
 * answer may still be on its way.
 *
 * <p>For one thread at a time.
 */
final class ReadConnection implements AutoCloseable {
  /** What operators see in {@code CLIENT LIST}, after the name they gave, if any. */
  static final String NAME = "larder-read";

  /** A write of more could have to wait for the server, and that has no time-out. */
  private static final int LONGEST_REQUEST = 8 * 1024;

  /** There is one thread to connect in, so a server that is slow keeps the others waiting. */
  private static final int LONGEST_CONNECT_MILLIS = 2_000;

  private final DeadlineSocket socket;
  private final InputStream in;
  private final OutputStream out;

  private ReadConnection(DeadlineSocket socket, Socket secured) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(secured.getInputStream());
    this.out = secured.getOutputStream();
  }

  /** Tells whether this can connect as the client does. */
  static boolean isSupported(RedisClientConfig config) {
    return !config.getAddress().isUDS()
        && config.getNettyHook().getClass() == DefaultNettyHook.class
        && config.getCommandMapper().getClass() == DefaultCommandMapper.class
        && config.getCapabilities().isEmpty() // REDIRECT: a server may answer who else to ask
        && (!config.getAddress().isSsl() || Tls.isSupported(config));
  }

  /** Connects to the server of a client, and as that is configured to. */
  static ReadConnection open(RedisClient client) throws IOException, GeneralSecurityException {
    return open(client.getConfig(), client.getAddr());
  }

  static ReadConnection open(RedisClientConfig config, InetSocketAddress address)
      throws IOException, GeneralSecurityException {
    int atMostMillis = connectMillis(config);
    Duration atMost = Duration.ofMillis(atMostMillis);
    DeadlineSocket socket = new DeadlineSocket();
    try {
      socket.setTcpNoDelay(true);
      socket.setKeepAlive(config.isKeepAlive());
      socket.setDeadline(System.nanoTime() + atMost.toNanos());
      socket.connect(address, atMostMillis);
      ReadConnection connection =
          new ReadConnection(
              socket, config.getAddress().isSsl() ? Tls.over(socket, config) : socket);
      connection.begin(config, credentials(config, address, atMost));
      return connection;
    } catch (IOException | GeneralSecurityException | RuntimeException | Error failure) {
      socket.close();
      throw failure;
    }
  }

  private static int connectMillis(RedisClientConfig config) {
    int configured = config.getConnectTimeout();
    return configured <= 0 // without end
        ? LONGEST_CONNECT_MILLIS
        : Math.min(configured, LONGEST_CONNECT_MILLIS);
  }

  private static Credentials credentials(
      RedisClientConfig config, InetSocketAddress address, Duration atMost) throws IOException {
    try {
      return config
          .getCredentialsResolver()
          .resolve(address)
          .toCompletableFuture()
          .get(atMost.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    } catch (ExecutionException | TimeoutException failure) {
      throw new IOException("there are no credentials", failure);
    }
  }

  private void begin(RedisClientConfig config, Credentials resolved) throws IOException {
    // In the order of Redisson's.
    String password =
        first(config.getAddress().getPassword(), resolved.getPassword(), config.getPassword());
    String user =
        first(config.getAddress().getUsername(), resolved.getUsername(), config.getUsername());
    if (password != null) {
      require(user == null ? encode("AUTH", password) : encode("AUTH", user, password));
    }
    if (config.getDatabase() != 0) {
      require(encode("SELECT", String.valueOf(config.getDatabase())));
    }
    // A user may be forbidden to: it does without.
    String given = config.getClientName();
    attempt(encode("CLIENT", "SETNAME", given == null ? NAME : given + "-" + NAME));
    // A server that has too many clients says so to whatever it is asked first, and closes.
    attempt(encode("PING"));
  }

  private static @Nullable String first(@Nullable String... choices) {
    for (String choice : choices) {
      if (choice != null) {
        return choice;
      }
    }
    return null;
  }

  private void require(byte[] request) throws IOException {
    String answer = status(request);
    if (!answer.equals("+OK")) {
      // No more than its first word: the rest may repeat the password.
      throw new IOException("the server refuses a connection: " + answer.split(" ", 2)[0]);
    }
  }

  /** Asks for what the server may as well refuse. */
  private void attempt(byte[] request) throws IOException {
    String unused = status(request);
  }

  /** Asks for what is answered with one line: a status, or an error. */
  private String status(byte[] request) throws IOException {
    out.write(request);
    int first = in.read();
    if (first != '+' && first != '-') {
      throw unexpected(first);
    }
    return (char) first + line();
  }

  /**
   * Returns how a server is asked for a field of a hash.
   *
   * @return null if the question is too long for this
   */
  static byte @Nullable [] hget(String key, String field) {
    byte[] request = encode("HGET", key, field);
    return request.length > LONGEST_REQUEST ? null : request;
  }

  private static byte[] encode(String... words) {
    ByteArrayOutputStream request = new ByteArrayOutputStream(128);
    request.writeBytes(("*" + words.length + "\r\n").getBytes(UTF_8));
    for (String word : words) {
      byte[] bytes = word.getBytes(UTF_8);
      request.writeBytes(("$" + bytes.length + "\r\n").getBytes(UTF_8));
      request.writeBytes(bytes);
      request.write('\r');
      request.write('\n');
    }
    return request.toByteArray();
  }

  /**
   * Asks for a field.
   *
   * @param deadline by when the answer has to be there, a reading of {@link System#nanoTime}
   * @return the answer; null if the server gave an error instead, which says nothing of the field
   * @throws java.net.SocketTimeoutException if the answer is not there in time
   * @throws IOException if the connection is lost
   */
  @Nullable FieldAnswer read(byte[] request, long deadline) throws IOException {
    socket.setDeadline(deadline);
    out.write(request);
    int first = in.read();
    if (first == '-') {
      String unused = line();
      return null;
    }
    if (first != '$') {
      throw unexpected(first);
    }
    int length = length();
    return new FieldAnswer(length < 0 ? null : bytes(length));
  }

  private int length() throws IOException {
    String digits = line();
    try {
      return Integer.parseInt(digits);
    } catch (NumberFormatException noNumber) {
      throw new IOException("the server answers with a length of " + digits, noNumber);
    }
  }

  private byte[] bytes(int length) throws IOException {
    // As it comes in: whatever the length says, no more is allocated than is sent.
    byte[] bytes = in.readNBytes(length);
    if (in.read() != '\r' || in.read() != '\n') {
      throw new EOFException("the answer has no end");
    }
    return bytes;
  }

  /** Reads the rest of a line. */
  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\r'; next = in.read()) {
      if (next < 0) {
        throw unexpected(next);
      }
      line.append((char) next);
    }
    int end = in.read();
    if (end != '\n') {
      throw unexpected(end);
    }
    return line.toString();
  }

  private static IOException unexpected(int next) {
    return next < 0
        ? new EOFException("the server has closed the connection")
        : new IOException("the server answers with '" + (char) next + "'");
  }

  /** At once: TLS is not taken leave of, which could have to wait. */
  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException closedAnyway) {
      // Nothing is lost with it.
    }
  }

  /**
   * What a server says of a field.
   *
   * @param value the bytes; null if there is no such field
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record FieldAnswer(byte @Nullable [] value) {}
}
