package dev.larder.leaderboard;

import dev.larder.CacheManager;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One window of a {@link Leaderboard}: its members in the order of their scores.
 *
 * <p>The order is total: every member has a <em>position</em> from 1 on, by its score and, among
 * equal scores, by the board's {@link TieBreak}. Pages and ranges go by position. The <em>rank</em>
 * is a label by the board's {@link TiePolicy}; ranks are always those among all members of the
 * window, also where only some are asked for.
 *
 * <p>Each call reads or changes the window at one moment. What is not there is an empty answer: an
 * unknown member, a page past the end, a window in which nothing was submitted or that is no longer
 * kept. Wrong arguments are refused before anything is read or written. Safe for use by any number
 * of threads.
 *
 * <p>Every method that reads or changes members throws {@link LeaderboardException} if the board is
 * kept elsewhere and cannot be reached, and {@link IllegalArgumentException} if the name of a
 * member is empty, longer than {@link LeaderboardSpec#maxMemberLength()}, or no Unicode text (half
 * of a surrogate pair), or if a number of members is negative or more than {@link
 * LeaderboardSpec#maxLimit()}.
 *
 * @param <M> the type of the metadata
 */
public interface Ranking<M> {

  /**
   * Returns the description of the board.
   *
   * @return the description
   */
  LeaderboardSpec<M> spec();

  /**
   * Returns which window is read now.
   *
   * @return its key
   */
  WindowKey window();

  /**
   * Returns the window that is read now, for good: it does not move on with the clock. So pages
   * that are asked for one after another are of one window.
   *
   * @return the window
   */
  Ranking<M> pinned();

  /**
   * Returns a member with its score, rank, position and metadata.
   *
   * @param member the name of the member
   * @return the member; empty if it is unknown
   */
  Optional<Entry<M>> entry(String member);

  /**
   * Returns the score of a member.
   *
   * @param member the name of the member
   * @return its score; empty if it is unknown
   */
  OptionalDouble score(String member);

  /**
   * Returns the rank of a member.
   *
   * @param member the name of the member
   * @return its rank, from 1; empty if it is unknown
   */
  OptionalLong rank(String member);

  /**
   * Returns the position of a member.
   *
   * @param member the name of the member
   * @return its position, from 1; empty if it is unknown
   */
  OptionalLong position(String member);

  /**
   * Returns the rank that a score would have if somebody new had it.
   *
   * @param score the score
   * @return one more than the better members, or, with {@link TiePolicy#DENSE}, than the distinct
   *     better scores
   * @throws IllegalArgumentException if the score is NaN or infinite
   */
  long rankOfScore(double score);

  /**
   * Returns which percentage of the members is worse than one, rounded up.
   *
   * @param member the name of the member
   * @return ⌈100 · worse / size⌉, where worse counts the members with a strictly worse score; at
   *     most 99; equal for equal scores; empty if the member is unknown
   */
  OptionalInt percentile(String member);

  /**
   * Returns the score below which a percentage of the members is, interpolated between the two that
   * are nearest.
   *
   * @param percentile from 0, the worst score, to 100, the best
   * @return the score; empty if there are no members or the percentile is not from 0 to 100
   */
  OptionalDouble scoreAtPercentile(double percentile);

  /**
   * Returns the best members.
   *
   * @param limit how many at most
   * @return the members, the best first
   */
  List<Entry<M>> top(int limit);

  /**
   * Returns the best members by their share of all: {@code floor(size · percent / 100)} of them,
   * but at least one.
   *
   * @param percent the share, more than 0 and at most 100
   * @param limit how many of them to return at most, the best first
   * @return the members, the best first
   * @throws IllegalArgumentException if the share is out of this range
   */
  List<Entry<M>> topPercent(double percent, int limit);

  /**
   * Returns a page of {@link Page#DEFAULT_SIZE} members, or of {@link LeaderboardSpec#maxLimit()}
   * if that is less.
   *
   * @param number the number of the page, from 1; less is page 1
   * @return the page; empty past the end
   */
  Page<M> page(int number);

  /**
   * Returns a page.
   *
   * @param number the number of the page, from 1; less is page 1
   * @param size how many members a full page has, at least 1
   * @return the page; empty past the end
   */
  Page<M> page(int number, int size);

  /**
   * Returns members after a number of better ones.
   *
   * @param offset how many members to leave out, not negative
   * @param limit how many members to return at most
   * @return the members, the best first; empty past the end
   * @throws IllegalArgumentException if the offset is negative
   */
  List<Entry<M>> range(long offset, int limit);

  /**
   * Returns the members of some positions.
   *
   * @param first the first position; less than 1 is 1
   * @param last the last position, which is included; more than there are is the last there is
   * @return the members, the best first; empty if the last is before the first
   */
  List<Entry<M>> byPosition(long first, long last);

  /**
   * Returns members with scores between two bounds, both included.
   *
   * @param min the smallest score; may be infinite
   * @param max the greatest score; may be infinite
   * @param offset how many of these members to leave out, not negative
   * @param limit how many members to return at most
   * @return the members, the best first; empty if {@code max} is less than {@code min}
   * @throws IllegalArgumentException if a bound is NaN or the offset negative
   */
  List<Entry<M>> byScore(double min, double max, long offset, int limit);

  /**
   * Returns a member and those next to it; nothing if it is unknown.
   *
   * @param member the name of the member
   * @param size how many members to return, with {@code floor(size / 2)} ahead of it. At the ends
   *     of the board the window slides, so that it is full if there are as many.
   * @return the members, the best first
   */
  default List<Entry<M>> around(String member, int size) {
    return around(member, size, Absent.EMPTY);
  }

  /**
   * Returns a member and those next to it.
   *
   * @param member the name of the member
   * @param size how many members to return: see {@link #around(String, int)}
   * @param absent what to return if the member is unknown
   * @return the members, the best first
   */
  List<Entry<M>> around(String member, int size, Absent absent);

  /**
   * Returns several members, for example somebody's friends, with their ranks among all and among
   * themselves.
   *
   * @param members the names of the members, at most {@link LeaderboardSpec#maxLimit()}
   * @return the members as they were asked for, the unknown ones too
   */
  Selection<M> members(Collection<String> members);

  /**
   * Returns how many members there are.
   *
   * @return the number of members
   */
  long size();

  /**
   * Returns how many members have a score between two bounds, both included.
   *
   * @param min the smallest score; may be infinite
   * @param max the greatest score; may be infinite
   * @return the number of members; 0 if {@code max} is less than {@code min}
   * @throws IllegalArgumentException if a bound is NaN
   */
  long countByScore(double min, double max);

  /**
   * Returns all members. Takes time and memory in proportion to them: for snapshots, merges and
   * exports.
   *
   * @return the members, the best first
   */
  List<Entry<M>> all();

  /**
   * Sets what is kept with a member.
   *
   * @param member the name of the member
   * @param metadata the metadata, which is shared and should not be changed; null for none
   * @return true if it was set; false if the member is unknown
   */
  boolean setMetadata(String member, @Nullable M metadata);

  /**
   * Removes a member, with its metadata.
   *
   * @param member the name of the member
   * @return true if it was there
   */
  boolean remove(String member);

  /**
   * Removes the members with scores between two bounds, both included.
   *
   * @param min the smallest score; may be infinite
   * @param max the greatest score; may be infinite
   * @return how many were removed
   * @throws IllegalArgumentException if a bound is NaN
   */
  long removeByScore(double min, double max);

  /**
   * Removes all but the best members.
   *
   * @param size how many to keep, not negative
   * @return how many were removed
   * @throws IllegalArgumentException if the size is negative
   */
  long trim(long size);

  /** Removes all members. */
  void clear();

  /**
   * Calls a listener when the rank of one of some members changes, the member enters or leaves.
   *
   * <p>The listener is called off the thread that made the change, one call at a time, in order;
   * see {@link RankListener} for what it may miss.
   *
   * @param members the names of the members
   * @param listener the listener
   * @return ends the calls when it is closed
   */
  Subscription onRankChange(Collection<String> members, RankListener listener);

  /**
   * Calls a listener when another member, or none, is at position 1.
   *
   * <p>The listener is called off the thread that made the change, one call at a time, in order.
   *
   * @param listener the listener
   * @return ends the calls when it is closed
   */
  Subscription onNewLeader(LeaderListener<M> listener);

  /**
   * Returns snapshots of this window, as values of a cache.
   *
   * <p>Those of one window of a board share what is cached, whoever asks for them. Two boards of
   * one name, made by different {@link Leaderboards}, need managers of their own.
   *
   * @param caches the manager of the cache
   * @param freshFor how old a snapshot may be before the next is taken, this included
   * @return the snapshots
   * @throws IllegalArgumentException if {@code freshFor} is not positive, or there is a remote tier
   *     and the metadata could not be rebuilt from what would be stored there
   */
  Snapshots<M> snapshots(CacheManager caches, Duration freshFor);
}
