package dev.larder.leaderboard;

/** Something that a listener is told of. Used by one thread at a time. */
interface Watch {

  /** Reads the board for the first time: what changes from now on is told. */
  void begin();

  /** Reads the board and tells the listener what has changed since. */
  void look();
}
