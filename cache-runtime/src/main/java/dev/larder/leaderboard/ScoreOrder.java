package dev.larder.leaderboard;

/** Which scores are better. */
public enum ScoreOrder {
  /** Smaller scores are better: times, strokes. */
  ASCENDING {
    @Override
    double key(double score) {
      return score;
    }
  },

  /** Greater scores are better: points. */
  DESCENDING {
    @Override
    double key(double score) {
      return 0.0 - score; // unlike -score never -0
    }
  };

  /** Returns a number that is smaller for better scores; of such a number, the score. */
  abstract double key(double score);

  /** Tells whether one score is strictly better than another. */
  boolean isBetter(double score, double other) {
    return key(score) < key(other);
  }
}
