package dev.larder.leaderboard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Some members of a board, read at one moment, with their ranks among all and among themselves.
 *
 * @param members the members, as they were asked for
 * @param <M> the type of the metadata
 */
public record Selection<M>(List<Selected<M>> members) {

  /**
   * A member that was asked for.
   *
   * @param member its name
   * @param entry where it stands among all; empty if it is unknown
   * @param rankAmong its rank among those that were asked for, by the board's {@link TiePolicy};
   *     empty if it is unknown
   * @param <M> the type of the metadata
   */
  public record Selected<M>(String member, Optional<Entry<M>> entry, OptionalLong rankAmong) {}

  /**
   * Makes a selection.
   *
   * @param members the members
   */
  public Selection {
    members = List.copyOf(members);
  }

  /** Ranks members among themselves; a name that comes twice counts once. */
  static <M> Selection<M> of(
      TiePolicy tiePolicy, List<String> names, List<Optional<Entry<M>>> entries) {
    SortedMap<Long, Entry<M>> known = new TreeMap<>();
    entries.stream().flatMap(Optional::stream).forEach(e -> known.put(e.position(), e));
    Map<String, Long> ranks = new HashMap<>();
    for (Entry<M> entry : Ties.relabel(tiePolicy, List.copyOf(known.values()))) {
      ranks.put(entry.member(), entry.rank());
    }
    List<Selected<M>> selected = new ArrayList<>(names.size());
    for (int i = 0; i < names.size(); i++) {
      Long rank = ranks.get(names.get(i));
      OptionalLong rankAmong = rank == null ? OptionalLong.empty() : OptionalLong.of(rank);
      selected.add(new Selected<>(names.get(i), entries.get(i), rankAmong));
    }
    return new Selection<>(selected);
  }

  /**
   * Returns those that are on the board.
   *
   * @return the known members, in the same order
   */
  public Selection<M> known() {
    return new Selection<>(
        members.stream().filter(selected -> selected.entry().isPresent()).toList());
  }

  /**
   * Returns the members in the order of the board.
   *
   * @return the best first, the unknown ones last as they were asked for
   */
  public Selection<M> sorted() {
    return new Selection<>(
        members.stream().sorted(Comparator.comparingLong(Selection::position)).toList());
  }

  private static long position(Selected<?> selected) {
    return selected.entry().map(Entry::position).orElse(Long.MAX_VALUE);
  }
}
