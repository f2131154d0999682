package dev.larder.leaderboard;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A member of a board, as it stood when the board was asked.
 *
 * @param member its name
 * @param score its score
 * @param rank its rank by the board's {@link TiePolicy}, from 1
 * @param position its place in the total order, from 1; no two members share one
 * @param metadata what is kept with the member; null if nothing is
 * @param <M> the type of the metadata
 */
public record Entry<M>(
    String member, double score, long rank, long position, @Nullable M metadata) {

  /**
   * Returns what is kept with the member.
   *
   * @return the metadata; empty if there is none
   */
  public Optional<M> details() {
    return Optional.ofNullable(metadata);
  }

  /**
   * Returns where the member stands.
   *
   * @return its score, rank and position
   */
  public Standing standing() {
    return new Standing(score, rank, position);
  }
}
