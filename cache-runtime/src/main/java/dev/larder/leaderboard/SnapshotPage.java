package dev.larder.leaderboard;

import java.time.Instant;

/**
 * A page of a snapshot.
 *
 * @param snapshotId the id of the snapshot, to ask for its other pages
 * @param takenAt when the snapshot was taken
 * @param page the page
 * @param <M> the type of the metadata
 */
public record SnapshotPage<M>(String snapshotId, Instant takenAt, Page<M> page) {}
