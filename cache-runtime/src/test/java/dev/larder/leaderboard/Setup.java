package dev.larder.leaderboard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** How a board numbers its members. Scores of tests are points: more is better in both orders. */
record Setup(ScoreOrder order, TiePolicy ties, TieBreak tieBreak) {

  static List<Setup> all() {
    List<Setup> all = new ArrayList<>();
    for (ScoreOrder order : ScoreOrder.values()) {
      for (TiePolicy ties : TiePolicy.values()) {
        for (TieBreak tieBreak : TieBreak.values()) {
          all.add(new Setup(order, ties, tieBreak));
        }
      }
    }
    return all;
  }

  LeaderboardSpec.Builder<String> spec() {
    return LeaderboardSpec.builder("test", String.class).order(order).ties(ties).tieBreak(tieBreak);
  }

  /** Returns the score that is worth some points on this board. */
  double score(double points) {
    return order == ScoreOrder.DESCENDING ? points : 0.0 - points;
  }

  /** Returns the ranks of points that fall, by the definition. */
  List<Long> ranks(double... points) {
    if (ties == TiePolicy.ORDINAL) {
      return LongStream.rangeClosed(1, points.length).boxed().toList();
    }
    Map<Double, Long> ranks = new HashMap<>();
    for (double own : points) {
      ranks.computeIfAbsent(own, key -> rank(own, points));
    }
    return Arrays.stream(points).mapToObj(ranks::get).toList();
  }

  private long rank(double own, double... points) {
    return switch (ties) {
      case COMPETITION -> 1 + Arrays.stream(points).filter(other -> other > own).count();
      case MODIFIED -> Arrays.stream(points).filter(other -> other >= own).count();
      case DENSE -> 1 + Arrays.stream(points).filter(other -> other > own).distinct().count();
      case ORDINAL -> throw new IllegalStateException("depends on more than the score");
    };
  }
}
