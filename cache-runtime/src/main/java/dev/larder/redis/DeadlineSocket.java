package dev.larder.redis;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;

/**
 * A socket all of whose reads end by one deadline. The time-out of a plain one begins anew with
 * each read: an answer that trickles in, or one in many parts beneath TLS, could take for ever.
 */
final class DeadlineSocket extends Socket {
  private long deadline;

  /** Connects straight to the server, whatever proxy is set for the JVM: Redisson does so, too. */
  DeadlineSocket() {
    super(Proxy.NO_PROXY);
  }

  /**
   * Sets by when all that is read from now on has to be there.
   *
   * @param nanoTime a reading of {@link System#nanoTime}
   */
  void setDeadline(long nanoTime) {
    deadline = nanoTime;
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new FilterInputStream(super.getInputStream()) {
      @Override
      public int read() throws IOException {
        setSoTimeout(remainingMillis());
        return in.read();
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        setSoTimeout(remainingMillis());
        return in.read(bytes, offset, length);
      }
    };
  }

  /** At least 1, since 0 would be for ever. */
  private int remainingMillis() throws SocketTimeoutException {
    long nanos = deadline - System.nanoTime();
    if (nanos <= 0) {
      throw new SocketTimeoutException("the time is over");
    }
    return (int) Math.min(Integer.MAX_VALUE, TimeUnit.NANOSECONDS.toMillis(nanos) + 1);
  }
}
