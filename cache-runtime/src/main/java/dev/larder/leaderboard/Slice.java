package dev.larder.leaderboard;

import java.util.List;

/**
 * Members that follow each other on a board, and how many the board has, read at one moment.
 *
 * @param entries the members, the best first
 * @param total how many members the board has
 * @param <M> the type of the metadata
 */
public record Slice<M>(List<Entry<M>> entries, long total) {}
