package dev.larder.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts many items into few arguments, of which a server takes a million at most: each item behind
 * its length in 4 bytes.
 */
final class Packages {
  private static final int PACKAGE_BYTES = 1 << 16;

  private final List<byte[]> full = new ArrayList<>();
  private final ByteArrayOutputStream open = new ByteArrayOutputStream();

  /** Adds items that stay together in one package. */
  void add(byte[]... items) {
    for (byte[] item : items) {
      open.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(item.length).array());
      open.writeBytes(item);
    }
    if (open.size() >= PACKAGE_BYTES) {
      close();
    }
  }

  static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  /** Returns the packages. */
  List<byte[]> all() {
    if (open.size() > 0) {
      close();
    }
    return full;
  }

  private void close() {
    full.add(open.toByteArray());
    open.reset();
  }
}
