package dev.larder.leaderboard;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A whole window of a board as it was at one moment. Immutable.
 *
 * @param id tells it from all others
 * @param window which window it is of
 * @param takenAt when it was taken
 * @param entries all members, the best first
 * @param index where in {@code entries} each member is
 * @param <M> the type of the metadata
 */
public record Snapshot<M>(
    String id,
    WindowKey window,
    Instant takenAt,
    List<Entry<M>> entries,
    Map<String, Integer> index) {

  /** Makes the snapshot of some entries. */
  static <M> Snapshot<M> of(String id, WindowKey window, Instant takenAt, List<Entry<M>> entries) {
    Map<String, Integer> index = new HashMap<>(entries.size() * 2);
    for (int i = 0; i < entries.size(); i++) {
      index.put(entries.get(i).member(), i);
    }
    return new Snapshot<>(id, window, takenAt, entries, index);
  }

  /**
   * Makes a snapshot.
   *
   * @param id tells it from all others
   * @param window which window it is of
   * @param takenAt when it was taken
   * @param entries all members, the best first
   * @param index where in {@code entries} each member is
   */
  public Snapshot {
    entries = List.copyOf(entries);
    index = Map.copyOf(index);
  }

  /**
   * Returns a member as it stood.
   *
   * @param member the name of the member
   * @return the member; empty if it was not on the board
   */
  public Optional<Entry<M>> entry(String member) {
    return Optional.ofNullable(index.get(member)).map(entries::get);
  }

  /**
   * Returns a page.
   *
   * @param number the number of the page, from 1; less is page 1
   * @param size how many members a full page has
   * @return the page, which tells of which snapshot it is; empty past the end
   * @throws IllegalArgumentException if the size is less than 1
   */
  public SnapshotPage<M> page(int number, int size) {
    if (size < 1) {
      throw new IllegalArgumentException("the size of a page must be at least 1, was " + size);
    }
    int actual = Math.max(1, number);
    int start = (int) Math.min((actual - 1L) * size, entries.size());
    int end = (int) Math.min(start + (long) size, entries.size());
    Page<M> page = new Page<>(entries.subList(start, end), actual, size, entries.size());
    return new SnapshotPage<>(id, takenAt, page);
  }

  /**
   * Compares this snapshot with an earlier one, by rank. A new score at the same rank is no change.
   *
   * @param earlier the earlier snapshot
   * @return who moved, entered and left, over the whole board
   */
  public Changes<M> changesSince(Snapshot<M> earlier) {
    List<Changes.Move> up = new ArrayList<>();
    List<Changes.Move> down = new ArrayList<>();
    List<Entry<M>> entered = new ArrayList<>();
    for (Entry<M> entry : entries) {
      Optional<Entry<M>> before = earlier.entry(entry.member());
      if (before.isEmpty()) {
        entered.add(entry);
      } else if (before.get().rank() != entry.rank()) {
        Changes.Move move = new Changes.Move(entry.member(), before.get().rank(), entry.rank());
        (move.from() > move.to() ? up : down).add(move);
      }
    }
    List<Entry<M>> left =
        earlier.entries().stream().filter(entry -> !index.containsKey(entry.member())).toList();
    return new Changes<>(up, down, entered, left);
  }
}
