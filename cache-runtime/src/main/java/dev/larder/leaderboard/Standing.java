package dev.larder.leaderboard;

/**
 * Where a member stands.
 *
 * @param score its score
 * @param rank its rank by the board's {@link TiePolicy}, from 1
 * @param position its place in the total order, from 1
 */
public record Standing(double score, long rank, long position) {}
