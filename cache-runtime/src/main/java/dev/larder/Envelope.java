package dev.larder;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.larder.spi.LogPosition;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * What a remote store holds of a value: the encoded value, and what is needed to judge it.
 *
 * <pre>
 *   0      version of this format, 1
 *   1      flags: 1 null
 *   2      CRC-32C of all that follows, after that of the two bytes before
 *   6      epoch of the birth
 *  14      sequence of the birth
 *  22      number of the record that put it; of a value that was loaded, that of the birth
 *  30      when its load began, in milliseconds of the store's clock
 *  38      until when it is served, likewise
 *  46      a random number, which makes every envelope's beginning unique
 *  54      number of tags, and each as length and UTF-8 (two bytes for each number)
 *          the encoded value
 * </pre>
 *
 * Numbers are big-endian.
 *
 * @param birth the position in the log that its load began at
 * @param putBy the number of the record of its key that it was put with: that record does not cover
 *     it; the sequence of its birth if it was loaded
 * @param createdAt when its load began, in milliseconds of the store's clock
 * @param freshUntil until when it is served, in milliseconds of the store's clock
 * @param salt a random number
 * @param tags the tags of the value
 * @param holdsNull whether the value is null, and the payload empty
 * @param bytes an array that contains the encoded value
 * @param offset where it begins; it goes on to the end
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Envelope(
    LogPosition birth,
    long putBy,
    long createdAt,
    long freshUntil,
    long salt,
    Set<String> tags,
    boolean holdsNull,
    byte[] bytes,
    int offset) {
  private static final byte VERSION = 1;
  private static final byte NULL_FLAG = 1;
  private static final int CHECKSUM_AT = 2;
  private static final int EPOCH_AT = 6;
  private static final int TAGS_AT = 54;
  private static final int MAX_UNSIGNED_SHORT = 0xFFFF;

  /** Returns the length of the encoded value in bytes. */
  int length() {
    return bytes.length - offset;
  }

  /**
   * Returns this as bytes.
   *
   * @throws IllegalArgumentException if a tag is longer than 65 535 bytes, or there are more tags
   */
  byte[] toBytes() {
    List<byte[]> texts = new ArrayList<>(tags.size());
    int size = TAGS_AT + Short.BYTES + length();
    for (String tag : tags) {
      byte[] text = tag.getBytes(UTF_8);
      requireShort(text.length);
      texts.add(text);
      size += Short.BYTES + text.length;
    }
    requireShort(texts.size());
    ByteBuffer out = ByteBuffer.allocate(size);
    out.put(VERSION).put(holdsNull ? NULL_FLAG : 0).putInt(0);
    out.putLong(birth.epoch()).putLong(birth.sequence());
    out.putLong(putBy).putLong(createdAt).putLong(freshUntil).putLong(salt);
    out.putShort((short) texts.size());
    texts.forEach(text -> out.putShort((short) text.length).put(text));
    out.put(bytes, offset, length());
    out.putInt(CHECKSUM_AT, checksum(out.array()));
    return out.array();
  }

  /** Returns the envelope that the bytes are, or null if they are none. */
  static @Nullable Envelope parse(byte[] bytes) {
    if (bytes.length < TAGS_AT + Short.BYTES
        || bytes[0] != VERSION
        || (bytes[1] & ~NULL_FLAG) != 0) {
      return null;
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    if (in.getInt(CHECKSUM_AT) != checksum(bytes)) {
      return null;
    }
    in.position(EPOCH_AT);
    try {
      return new Envelope(
          new LogPosition(in.getLong(), in.getLong()),
          in.getLong(),
          in.getLong(),
          in.getLong(),
          in.getLong(),
          readTags(in),
          (bytes[1] & NULL_FLAG) != 0,
          bytes,
          in.position());
    } catch (BufferUnderflowException | IllegalArgumentException wrongLength) {
      return null; // written by something else that happens to have our checksum
    }
  }

  private static Set<String> readTags(ByteBuffer in) {
    String[] tags = new String[in.getShort() & MAX_UNSIGNED_SHORT];
    for (int i = 0; i < tags.length; i++) {
      byte[] text = new byte[in.getShort() & MAX_UNSIGNED_SHORT];
      in.get(text);
      tags[i] = new String(text, UTF_8);
    }
    return Set.of(tags);
  }

  private static int checksum(byte[] bytes) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, 0, CHECKSUM_AT);
    checksum.update(bytes, EPOCH_AT, bytes.length - EPOCH_AT);
    return (int) checksum.getValue();
  }

  private static void requireShort(int number) {
    if (number > MAX_UNSIGNED_SHORT) {
      throw new IllegalArgumentException(
          "a value has at most 65535 tags of at most 65535 bytes, was " + number);
    }
  }
}
