package dev.larder.leaderboard;

import java.util.Optional;

/**
 * Is told of new leaders.
 *
 * <p>It is called off the thread that made the change, one call at a time, in order. Leaders that
 * follow each other quickly may be left out, but not the last. What it throws is logged and ends
 * nothing.
 *
 * @param <M> the type of the metadata
 */
@FunctionalInterface
public interface LeaderListener<M> {

  /**
   * Is called after a change.
   *
   * @param change the change
   */
  void onNewLeader(Change<M> change);

  /**
   * A change of the leader, the member at position 1.
   *
   * @param window the window. When the clock has moved on to the next one, it has no leader at
   *     first.
   * @param before the leader before; empty if there was none
   * @param after the leader after; empty if there is none
   * @param <M> the type of the metadata
   */
  record Change<M>(WindowKey window, Optional<Entry<M>> before, Optional<Entry<M>> after) {}
}
