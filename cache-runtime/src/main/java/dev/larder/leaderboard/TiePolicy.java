package dev.larder.leaderboard;

/**
 * How members with equal scores are numbered. Of the scores 44 42 42 41 41 41 39, the greatest
 * first, the ranks are:
 *
 * <table>
 * <caption>Ranks by policy</caption>
 * <tr><th>{@link #COMPETITION}</th><td>1 2 2 4 4 4 7</td></tr>
 * <tr><th>{@link #MODIFIED}</th><td>1 3 3 6 6 6 7</td></tr>
 * <tr><th>{@link #DENSE}</th><td>1 2 2 3 3 3 4</td></tr>
 * <tr><th>{@link #ORDINAL}</th><td>1 2 3 4 5 6 7</td></tr>
 * </table>
 */
public enum TiePolicy {
  /** One more than the members with a better score: as in sports. */
  COMPETITION,

  /** As many as there are members with a better or equal score. */
  MODIFIED,

  /** One more than the distinct better scores: no number is left out. */
  DENSE,

  /** The position: no two members share a rank. */
  ORDINAL
}
