/**
 * Leaderboards: members ordered by score, with their ranks, pages, time windows and movements.
 * Start at {@link dev.larder.leaderboard.Leaderboards}, which makes each {@link
 * dev.larder.leaderboard.Leaderboard} from a {@link dev.larder.leaderboard.LeaderboardSpec}.
 *
 * <p>{@link dev.larder.leaderboard.BoardStore} is for those who keep boards elsewhere than in
 * memory; applications need none of it.
 */
@NullMarked
package dev.larder.leaderboard;

import org.jspecify.annotations.NullMarked;
