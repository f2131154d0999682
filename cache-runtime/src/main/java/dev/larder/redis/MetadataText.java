package dev.larder.redis;

import dev.larder.leaderboard.LeaderboardException;
import dev.larder.spi.Codec;
import dev.larder.spi.CodecException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is kept with a member, as bytes. On the way it is marked: behind a {@code =}, and nothing if
 * there is none.
 *
 * @param board the name of the board
 * @param codec writes and reads; null if nothing is kept
 */
record MetadataText<M>(String board, @Nullable Codec<M> codec) {
  private static final byte[] NONE = {};

  /**
   * Returns what is passed to scripts.
   *
   * @throws IllegalArgumentException if the codec cannot write it
   */
  byte[] argument(String member, @Nullable M metadata) {
    if (metadata == null) {
      return NONE;
    }
    if (codec == null) {
      throw new IllegalArgumentException("leaderboard %s keeps no metadata".formatted(board));
    }
    byte[] bytes;
    try {
      bytes = codec.encode(metadata);
    } catch (CodecException unfit) {
      throw new IllegalArgumentException(
          "leaderboard %s: the metadata of '%s' cannot be kept: %s"
              .formatted(board, member, unfit.getMessage()),
          unfit);
    }
    byte[] marked = new byte[bytes.length + 1];
    marked[0] = '=';
    System.arraycopy(bytes, 0, marked, 1, bytes.length);
    return marked;
  }

  /** Returns what stands behind the mark; null if there is none. */
  static byte @Nullable [] unmarked(byte[] marked) {
    return marked.length == 0 ? null : Arrays.copyOfRange(marked, 1, marked.length);
  }

  /**
   * Returns what is kept.
   *
   * @throws LeaderboardException if the codec cannot read it
   */
  @Nullable M parse(String member, byte @Nullable [] bytes) {
    if (bytes == null || codec == null) {
      return null;
    }
    try {
      return codec.decode(bytes, 0, bytes.length);
    } catch (CodecException unfit) {
      throw new LeaderboardException(
          "leaderboard %s: the metadata of '%s' cannot be read: %s"
              .formatted(board, member, unfit.getMessage()),
          unfit,
          /* mayHaveChanged= */ false);
    }
  }
}
