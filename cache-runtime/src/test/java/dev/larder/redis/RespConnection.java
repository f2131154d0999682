package dev.larder.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A plain connection to a Redis of this machine, for tests that want no client in between.
 *
 * <p>A reply is a String, a Long, a List of replies, or null; an error inside a list is a {@link
 * RedisErrorReply}. Text is UTF-8. Whatever goes wrong with the connection is an {@link
 * UncheckedIOException}; after a time-out a late reply may still arrive, so close it then. Not
 * thread-safe.
 */
public final class RespConnection implements AutoCloseable {
  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(5);

  private final Socket socket;
  private final DataInputStream in;

  private RespConnection(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
  }

  /** Connects to a port of 127.0.0.1, with a time-out of 5 seconds. */
  public static RespConnection open(int port) {
    return open(port, DEFAULT_TIMEOUT);
  }

  /**
   * Connects to a port of 127.0.0.1.
   *
   * @param timeout of connecting, and of every reply
   */
  public static RespConnection open(int port, Duration timeout) {
    int millis = Math.toIntExact(timeout.toMillis());
    Socket socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(millis);
      socket.connect(Ports.local(port), millis);
      return new RespConnection(socket);
    } catch (IOException e) {
      closeQuietly(socket);
      throw new UncheckedIOException("no connection to port " + port, e);
    }
  }

  /**
   * Sends a command and returns the reply to it.
   *
   * @throws RedisErrorReply if the reply is an error
   */
  public Object command(String... args) {
    send(args);
    return receive();
  }

  /** Sends a command; the reply is left to {@link #receive}. */
  public void send(String... args) {
    try {
      socket.getOutputStream().write(encode(args));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Waits for the next reply, or message of a subscription, and returns it.
   *
   * @throws RedisErrorReply if it is an error
   */
  public Object receive() {
    Object reply;
    try {
      reply = read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (reply instanceof RedisErrorReply error) {
      throw error;
    }
    return reply;
  }

  /** Returns whether nothing at all arrives for this long, not even the end of the connection. */
  public boolean isSilentFor(Duration time) {
    try {
      int timeout = socket.getSoTimeout();
      socket.setSoTimeout(Math.toIntExact(time.toMillis()));
      try {
        in.mark(1);
        in.read();
        in.reset();
        return false;
      } catch (SocketTimeoutException silence) {
        return true;
      } finally {
        socket.setSoTimeout(timeout);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    closeQuietly(socket);
  }

  private static byte[] encode(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(("*" + args.length + "\r\n").getBytes(UTF_8));
    for (String arg : args) {
      byte[] bytes = arg.getBytes(UTF_8);
      out.writeBytes(("$" + bytes.length + "\r\n").getBytes(UTF_8));
      out.writeBytes(bytes);
      out.writeBytes(new byte[] {'\r', '\n'});
    }
    return out.toByteArray();
  }

  private Object read() throws IOException {
    String line = readLine();
    String rest = line.substring(1);
    return switch (line.charAt(0)) {
      case '+' -> rest;
      case '-' -> new RedisErrorReply(rest);
      case ':' -> Long.valueOf(rest);
      case '$' -> readBulk(Integer.parseInt(rest));
      case '*' -> readList(Integer.parseInt(rest));
      default -> throw new IOException("not a reply: " + line);
    };
  }

  private String readBulk(int length) throws IOException {
    if (length < 0) {
      return null;
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    in.readFully(new byte["\r\n".length()]);
    return new String(bytes, UTF_8);
  }

  private List<Object> readList(int length) throws IOException {
    if (length < 0) {
      return null;
    }
    List<Object> list = new ArrayList<>(length);
    for (int i = 0; i < length; i++) {
      list.add(read());
    }
    return list;
  }

  private String readLine() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException("the connection was closed");
      }
      line.write(b);
    }
    return line.toString(UTF_8).stripTrailing();
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // Gone either way.
    }
  }
}
