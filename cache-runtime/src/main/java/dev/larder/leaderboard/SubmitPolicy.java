package dev.larder.leaderboard;

/** What a submitted score does to the score that the member has. */
public enum SubmitPolicy {
  /** It replaces the score. An equal one keeps the member's place among its ties. */
  LATEST,

  /** It replaces the score if it is strictly better; else nothing changes, metadata included. */
  BEST,

  /** It is added to the score; a member without one starts at 0. */
  SUM
}
