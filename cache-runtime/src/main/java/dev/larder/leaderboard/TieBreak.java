package dev.larder.leaderboard;

/** Which of the members with equal scores is ahead. */
public enum TieBreak {
  /** The one that reached the score first. Who loses a score and regains it has reached it anew. */
  FIRST_ACHIEVED,

  /** The one whose name comes first, by code points, on ascending and descending boards alike. */
  MEMBER
}
