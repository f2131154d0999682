package dev.larder.leaderboard;

import java.util.ArrayList;
import java.util.List;

/** Numbers members that follow each other, with ties. */
final class Ties {
  private Ties() {}

  /** Returns the members of a whole board, in its order, with their positions and ranks on it. */
  static <M> List<Entry<M>> relabel(TiePolicy tiePolicy, List<Entry<M>> entries) {
    List<Entry<M>> labelled = new ArrayList<>(entries.size());
    long rank = 0;
    for (int i = 0; i < entries.size(); i++) {
      Entry<M> entry = entries.get(i);
      boolean isTied = i > 0 && entries.get(i - 1).score() == entry.score();
      if (!isTied) {
        rank = rankOfGroup(tiePolicy, entries, i, rank);
      }
      long position = i + 1L;
      labelled.add(
          new Entry<>(
              entry.member(),
              entry.score(),
              tiePolicy == TiePolicy.ORDINAL ? position : rank,
              position,
              entry.metadata()));
    }
    return labelled;
  }

  /** Returns the rank of the equal scores that begin at an index. */
  private static <M> long rankOfGroup(
      TiePolicy tiePolicy, List<Entry<M>> entries, int start, long rankBefore) {
    return switch (tiePolicy) {
      case DENSE -> rankBefore + 1;
      case MODIFIED -> endOfGroup(entries, start);
      case COMPETITION, ORDINAL -> start + 1L;
    };
  }

  private static <M> int endOfGroup(List<Entry<M>> entries, int start) {
    int end = start + 1;
    while (end < entries.size() && entries.get(end).score() == entries.get(start).score()) {
      end++;
    }
    return end;
  }
}
