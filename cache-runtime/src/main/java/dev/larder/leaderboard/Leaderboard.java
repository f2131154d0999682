package dev.larder.leaderboard;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Members ordered by their scores, in one or several time windows.
 *
 * <pre>{@code
 * Leaderboard<Void> board = Leaderboards.local().board(LeaderboardSpec.builder("quiz").build());
 * board.submit("ann", 4_200);
 * board.top(10);
 * board.rank("ann");
 * }</pre>
 *
 * <p>A score is submitted to the current window of each kind that the {@linkplain LeaderboardSpec
 * description} names, and its policy is applied in each by itself: a score may be the best of the
 * day and not of all time. The board itself reads as its first window, {@link Window#ALL_TIME}
 * unless the description says otherwise; {@link #window} gives the others.
 *
 * <p>What changes or removes members, called on the board, does so in <em>every</em> window that is
 * kept, past ones included; called on one window, in this one. Scores of different windows differ:
 * {@link #removeByScore} is mostly meant for one of them.
 *
 * <p>Each call is one change, for all windows together: others see all of it or nothing. If it
 * throws {@link IllegalArgumentException}, nothing was written.
 *
 * @param <M> the type of the metadata
 */
public interface Leaderboard<M> extends Ranking<M> {

  /**
   * Submits a score by the board's policy.
   *
   * @param member the name of the member
   * @param score the score
   * @return what became of it
   * @throws IllegalArgumentException if the score is NaN or infinite, or a sum would be infinite or
   *     one of integers that is not exact
   */
  Outcome submit(String member, double score);

  /**
   * Submits a score by the board's policy.
   *
   * @param member the name of the member
   * @param score the score
   * @return what became of it
   * @throws IllegalArgumentException if the score is beyond ±2<sup>53</sup>, where doubles begin to
   *     round, or a sum would be infinite or one of integers that is not exact
   */
  Outcome submit(String member, long score);

  /**
   * Submits a score as the submission says.
   *
   * @param submission the score and how it is submitted
   * @return what became of it
   * @throws IllegalArgumentException if a sum would be infinite or one of integers that is not
   *     exact
   */
  Outcome submit(Submission<M> submission);

  /**
   * Submits several scores as one change. They are applied in order; a bounded board is trimmed
   * after the last.
   *
   * @param submissions the scores, at most {@link LeaderboardSpec#maxLimit()}; a member may come
   *     more than once
   * @return what became of each, in the same order
   * @throws IllegalArgumentException if one of them is wrong; then none was written
   */
  List<Outcome> submitAll(Collection<Submission<M>> submissions);

  /**
   * Adds to the score of a member, whatever the board's policy. A member without a score starts at
   * 0, also if nothing is added.
   *
   * @param member the name of the member
   * @param delta what is added; may be negative
   * @return what became of it
   * @throws IllegalArgumentException if {@code delta} is NaN or infinite, or the sum would be
   *     infinite or one of integers that is not exact
   */
  Outcome increment(String member, double delta);

  /**
   * Adds to the score of a member, whatever the board's policy. A member without a score starts at
   * 0, also if nothing is added.
   *
   * @param member the name of the member
   * @param delta what is added; may be negative
   * @return what became of it
   * @throws IllegalArgumentException if {@code delta} is beyond ±2<sup>53</sup>, or the sum would
   *     be infinite or one of integers that is not exact
   */
  Outcome increment(String member, long delta);

  /**
   * Replaces the members of all current windows by those of a merge, as one change. Equal scores
   * keep the order in which the sources have them.
   *
   * <p>The sources are read before, each at one moment, one after another.
   *
   * @param merge what the members and their scores are
   * @return how many members the merge had, before a bounded board was trimmed
   * @throws IllegalArgumentException if a score would be infinite or one of integers that is not
   *     exact, or the name of a member is too long for this board; nothing is replaced then
   */
  long replaceWith(Merge<M> merge);

  /**
   * Returns the current window of a kind. It moves on with the clock: each call reads the window
   * that is current then.
   *
   * @param window a window of the board
   * @return the window
   * @throws IllegalArgumentException if the board has no such window
   */
  Ranking<M> window(Window window);

  /**
   * Returns the window of a kind in which a moment is.
   *
   * @param window a window of the board
   * @param time the moment, past ones included
   * @return the window; empty if nothing was submitted in it or it is no longer kept
   * @throws IllegalArgumentException if the board has no such window
   */
  Ranking<M> window(Window window, Instant time);

  /**
   * Returns the window of a kind that has an id.
   *
   * @param window a window of the board
   * @param id the id, such as {@code 2026-W05}
   * @return the window; empty if nothing was submitted in it or it is no longer kept
   * @throws IllegalArgumentException if the board has no such window, or the id cannot be one
   */
  Ranking<M> window(Window window, String id);

  /**
   * Returns the windows of a kind that are kept and have members.
   *
   * @param window a window of the board
   * @return their ids, in order
   * @throws IllegalArgumentException if the board has no such window
   */
  List<String> windowIds(Window window);

  /**
   * Sets what is kept with a member, in every window that is kept.
   *
   * @param member the name of the member
   * @param metadata the metadata, which is shared and should not be changed; null for none
   * @return true if it was set in a window; false if the member is unknown
   */
  @Override
  boolean setMetadata(String member, @Nullable M metadata);

  /**
   * Removes a member from every window that is kept, with its metadata.
   *
   * @param member the name of the member
   * @return true if it was in one
   */
  @Override
  boolean remove(String member);

  /**
   * Removes the members with scores between two bounds, both included, from every window that is
   * kept.
   *
   * @param min the smallest score; may be infinite
   * @param max the greatest score; may be infinite
   * @return how many were removed, from all windows together
   */
  @Override
  long removeByScore(double min, double max);

  /**
   * Removes all but the best members of every window that is kept.
   *
   * @param size how many to keep in each, not negative
   * @return how many were removed, from all windows together
   */
  @Override
  long trim(long size);

  /** Removes all members from every window that is kept. */
  @Override
  void clear();
}
