package dev.larder.leaderboard;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * The latest snapshot, with the one before and what changed between them.
 *
 * @param snapshot the latest snapshot
 * @param previous the one that it replaced; empty if there is none
 * @param changes what changed since the previous one; nothing if there is none
 * @param isRefreshed true if the snapshot was taken by the call that returned it
 * @param <M> the type of the metadata
 */
public record SnapshotView<M>(
    Snapshot<M> snapshot, Optional<Snapshot<M>> previous, Changes<M> changes, boolean isRefreshed) {

  /**
   * Returns by how many ranks a member moved since the previous snapshot.
   *
   * @param member the name of the member
   * @return more than 0 if it moved up, less if down; empty unless it is on both
   */
  public OptionalLong movement(String member) {
    Optional<Entry<M>> before = previous.flatMap(earlier -> earlier.entry(member));
    Optional<Entry<M>> now = snapshot.entry(member);
    return before.isPresent() && now.isPresent()
        ? OptionalLong.of(before.get().rank() - now.get().rank())
        : OptionalLong.empty();
  }
}
