package dev.larder.redis;

import dev.larder.leaderboard.ScoreOrder;

/**
 * What scores are in a sorted set: a number that is smaller for better scores, which loses nothing
 * of the score. Numbers cross as text that has all their digits.
 */
record ScoreKeys(ScoreOrder order) {

  /** Returns the key of a score. */
  String of(double score) {
    return Double.toString(turned(score));
  }

  /** Returns the score of a key. */
  double score(String key) {
    return turned(Double.parseDouble(key));
  }

  double score(double key) {
    return turned(key);
  }

  /** Returns the smallest key of a closed range of scores, which may be infinite. */
  String smallest(double min, double max) {
    return bound(Math.min(turned(min), turned(max)));
  }

  /** Returns the greatest key of a closed range of scores, which may be infinite. */
  String greatest(double min, double max) {
    return bound(Math.max(turned(min), turned(max)));
  }

  private double turned(double number) {
    return order == ScoreOrder.DESCENDING ? 0.0 - number : number; // unlike -number never -0
  }

  private static String bound(double key) {
    return Double.isInfinite(key) ? (key > 0 ? "+inf" : "-inf") : Double.toString(key);
  }
}
