package dev.larder.leaderboard;

/** What is shown around a member that is not on the board. */
public enum Absent {
  /** Nothing. */
  EMPTY,

  /** The best members. */
  TOP,

  /** The last members. */
  LAST
}
