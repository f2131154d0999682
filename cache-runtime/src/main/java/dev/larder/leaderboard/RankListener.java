package dev.larder.leaderboard;

import java.util.OptionalLong;

/**
 * Is told of changes of rank.
 *
 * <p>It is called off the thread that made the change, one call at a time. Of each member it hears
 * changes in order, each beginning where the one before ended, and the last one for certain.
 * Changes that follow each other quickly may be told as one, or not at all if the rank is the old
 * one again. What it throws is logged and ends nothing.
 */
@FunctionalInterface
public interface RankListener {

  /**
   * Is called after a change.
   *
   * @param change the change
   */
  void onRankChange(Change change);

  /**
   * A change of rank.
   *
   * @param window the window. When the clock has moved on to the next one, ranks begin empty.
   * @param member the name of the member
   * @param before its rank before; empty if it entered
   * @param after its rank after; empty if it left
   */
  record Change(WindowKey window, String member, OptionalLong before, OptionalLong after) {}
}
