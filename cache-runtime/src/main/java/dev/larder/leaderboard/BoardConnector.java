package dev.larder.leaderboard;

/** Opens the place outside the process where boards are kept. */
@FunctionalInterface
public interface BoardConnector {

  /**
   * Opens the place. It waits for a server for some time, but does not fail because there is none:
   * it is connected to when it appears, and until then the calls of its boards fail.
   *
   * @param options what is asked for
   * @return the place
   */
  BoardStores open(BoardOptions options);
}
