package dev.larder.leaderboard;

import java.util.List;

/**
 * What differs between two snapshots of a board.
 *
 * @param up who has a better rank than before, the best first
 * @param down who has a worse rank than before, the best first
 * @param entered who is on the later one alone, as it stands there, the best first
 * @param left who is on the earlier one alone, as it stood there, the best first
 * @param <M> the type of the metadata
 */
public record Changes<M>(
    List<Move> up, List<Move> down, List<Entry<M>> entered, List<Entry<M>> left) {

  /**
   * A member whose rank changed.
   *
   * @param member its name
   * @param from its rank before
   * @param to its rank after
   */
  public record Move(String member, long from, long to) {

    /**
     * Returns by how many ranks it moved.
     *
     * @return a positive number, whether up or down
     */
    public long places() {
      return Math.abs(from - to);
    }
  }

  /**
   * Makes changes.
   *
   * @param up who has a better rank than before
   * @param down who has a worse rank than before
   * @param entered who is on the later one alone
   * @param left who is on the earlier one alone
   */
  public Changes {
    up = List.copyOf(up);
    down = List.copyOf(down);
    entered = List.copyOf(entered);
    left = List.copyOf(left);
  }

  /** Returns that nothing changed. */
  static <M> Changes<M> none() {
    return new Changes<>(List.of(), List.of(), List.of(), List.of());
  }

  /**
   * Tells whether nothing changed.
   *
   * @return true if nobody moved, entered or left
   */
  public boolean isEmpty() {
    return up.isEmpty() && down.isEmpty() && entered.isEmpty() && left.isEmpty();
  }
}
