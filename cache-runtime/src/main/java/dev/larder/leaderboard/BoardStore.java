package dev.larder.leaderboard;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Where the members of one leaderboard are kept: in memory, or elsewhere. The port behind {@link
 * Leaderboard}, which checks arguments, finds windows and calls listeners; a store keeps members,
 * orders and numbers them by the board's {@link LeaderboardSpec}.
 *
 * <p>Each call is atomic, and meant to be one round trip. Arguments have been checked: names of
 * members fit, numbers are finite and not −0, offsets and limits in range. Windows that were never
 * written to, or have expired, are empty. No call runs code of the user's while others wait for it.
 * Implementations are safe for use by any number of threads.
 *
 * <p>A call that fails because the store cannot be reached throws {@link LeaderboardException}; one
 * that would make a score that is no fit (see {@link #submit}), {@link IllegalArgumentException},
 * and then it has written nothing.
 *
 * @param <M> the type of the metadata
 */
public interface BoardStore<M> {

  /**
   * A window to write to.
   *
   * @param key the window
   * @param expiresAt from when on it is gone, to be set with the write; {@link Instant#MAX} for
   *     never
   */
  record Target(WindowKey key, Instant expiresAt) {}

  /**
   * Submits scores to several windows. In each window they are judged and applied in order: the
   * {@linkplain Submission#condition() condition}, then the {@linkplain Submission#policy() policy}
   * or the board's. Then the window is trimmed to {@link LeaderboardSpec#maxMembers()}.
   *
   * @param submissions the scores
   * @param targets the windows
   * @return what became of each, with placements in the order of the windows. Standings before are
   *     those before the first submission, standings after those after the trim.
   * @throws IllegalArgumentException if the sum of a score and a submitted one is not finite, or
   *     both are integers and the sum is not exact
   */
  List<Outcome> submit(List<Submission<M>> submissions, List<Target> targets);

  /**
   * Replaces the members of several windows, then trims these.
   *
   * @param submissions members, each once, with their scores and metadata; of equal scores the
   *     earlier one was achieved first
   * @param targets the windows
   */
  void replace(List<Submission<M>> submissions, List<Target> targets);

  /**
   * Sets or removes the metadata of a member.
   *
   * @param window the window; null for all
   * @param member the name of the member
   * @param metadata the metadata; null for none
   * @return true if the member is in one of the windows
   */
  boolean setMetadata(@Nullable WindowKey window, String member, @Nullable M metadata);

  /**
   * Removes a member, with its metadata.
   *
   * @param window the window; null for all
   * @param member the name of the member
   * @return true if the member was in one of the windows
   */
  boolean remove(@Nullable WindowKey window, String member);

  /**
   * Removes the members with scores in a closed range.
   *
   * @param window the window; null for all
   * @param min the smallest score, may be infinite
   * @param max the greatest score, may be infinite
   * @return how many were removed, from all windows together
   */
  long removeByScore(@Nullable WindowKey window, double min, double max);

  /**
   * Removes all but the best members.
   *
   * @param window the window; null for all
   * @param size how many to keep in each
   * @return how many were removed, from all windows together
   */
  long trim(@Nullable WindowKey window, long size);

  /**
   * Returns a member.
   *
   * @param window the window
   * @param member the name of the member
   * @return the member; empty if it is unknown
   */
  Optional<Entry<M>> entry(WindowKey window, String member);

  /**
   * Returns several members.
   *
   * @param window the window
   * @param members their names
   * @return one answer for each name, in the same order
   */
  List<Optional<Entry<M>>> entries(WindowKey window, List<String> members);

  /**
   * Returns the percentile of a member: see {@link Ranking#percentile}.
   *
   * @param window the window
   * @param member the name of the member
   * @return the percentile; empty if the member is unknown
   */
  OptionalInt percentile(WindowKey window, String member);

  /**
   * Returns the score at a percentile: see {@link Ranking#scoreAtPercentile}.
   *
   * @param window the window
   * @param percentile from 0 to 100
   * @return the score; empty if there are no members
   */
  OptionalDouble scoreAtPercentile(WindowKey window, double percentile);

  /**
   * Returns the rank that a score would have: see {@link Ranking#rankOfScore}.
   *
   * @param window the window
   * @param score the score
   * @return the rank
   */
  long rankOfScore(WindowKey window, double score);

  /**
   * Returns members by position, the first of which has its rank from the board.
   *
   * @param window the window
   * @param offset how many members to leave out
   * @param limit how many to return at most; {@link Integer#MAX_VALUE} for all
   * @return the members, and how many there are in all
   */
  Slice<M> range(WindowKey window, long offset, int limit);

  /**
   * Returns members with scores in a closed range.
   *
   * @param window the window
   * @param min the smallest score, may be infinite
   * @param max the greatest score, may be infinite, not less than {@code min}
   * @param offset how many of these to leave out
   * @param limit how many to return at most
   * @return the members, the best first
   */
  List<Entry<M>> byScore(WindowKey window, double min, double max, long offset, int limit);

  /**
   * Returns a member and those next to it: see {@link Ranking#around(String, int, Absent)}.
   *
   * @param window the window
   * @param member the name of the member
   * @param size how many to return
   * @param absent what to return if the member is unknown
   * @return the members, the best first
   */
  List<Entry<M>> around(WindowKey window, String member, int size, Absent absent);

  /**
   * Returns the best members by their share of all: {@code floor(size · percent / 100 + 1e-9)}, at
   * least one; the small number makes up for the rounding of doubles.
   *
   * @param window the window
   * @param percent the share, more than 0 and at most 100
   * @param limit how many of them to return at most
   * @return the members, the best first
   */
  List<Entry<M>> topPercent(WindowKey window, double percent, int limit);

  /**
   * Counts the members with scores in a closed range.
   *
   * @param window the window
   * @param min the smallest score, may be infinite
   * @param max the greatest score, may be infinite, not less than {@code min}
   * @return how many there are
   */
  long count(WindowKey window, double min, double max);

  /**
   * Returns the windows of a kind that have members and have not expired.
   *
   * @param window the name of the kind
   * @return their ids, sorted
   */
  List<String> windowIds(String window);

  /**
   * Has an action run after each change of the board from now on, whoever makes it. Changes that
   * follow each other quickly may run it once. It returns at once.
   *
   * @param action the action
   */
  void afterChange(Runnable action);
}
