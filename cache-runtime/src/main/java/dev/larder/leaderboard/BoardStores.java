package dev.larder.leaderboard;

import dev.larder.spi.Codec;
import org.jspecify.annotations.Nullable;

/** Where boards are kept outside the process: what a {@link BoardConnector} opens. */
public interface BoardStores extends AutoCloseable {

  /**
   * Returns the store of a board.
   *
   * @param <M> the type of the metadata
   * @param spec the description of the board
   * @param codec writes and reads the metadata; null if there are none
   * @return the store
   */
  <M> BoardStore<M> store(LeaderboardSpec<M> spec, @Nullable Codec<M> codec);

  /** Gives up the connections that were opened for these boards, and fails what is under way. */
  @Override
  void close();
}
