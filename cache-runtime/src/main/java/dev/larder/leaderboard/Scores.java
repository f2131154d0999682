package dev.larder.leaderboard;

/** Checks scores, adds and weighs them. */
final class Scores {
  /** From here on doubles no longer tell all integers apart. */
  static final long MAX_INTEGER = 1L << 53;

  private static final String BEYOND_DOUBLES = "which is beyond the range of doubles";
  private static final String NOT_EXACT =
      "which a double cannot hold exactly; integers are exact to 2^53";

  private Scores() {}

  /**
   * Returns the score, −0 as 0.
   *
   * @throws IllegalArgumentException if it is NaN or infinite
   */
  static double require(double score) {
    if (!Double.isFinite(score)) {
      throw new IllegalArgumentException("a score must be a finite number, was " + score);
    }
    return score + 0.0; // -0.0 + 0.0 is 0.0
  }

  /**
   * Returns the score as a double.
   *
   * @throws IllegalArgumentException if a double cannot hold it
   */
  static double require(long score) {
    if (score < -MAX_INTEGER || score > MAX_INTEGER) {
      throw new IllegalArgumentException(
          "an integer score must be from -2^53 to 2^53 (%d), was %d; scores are doubles, which do not"
                  .formatted(MAX_INTEGER, score)
              + " tell greater integers apart");
    }
    return score;
  }

  /**
   * Returns a bound of a range of scores, −0 as 0; it may be infinite.
   *
   * @throws IllegalArgumentException if it is NaN
   */
  static double requireBound(String name, double bound) {
    if (Double.isNaN(bound)) {
      throw new IllegalArgumentException(
          name + " must be a number or infinite for an open end, was NaN");
    }
    return bound + 0.0;
  }

  /**
   * Returns the sum of two scores.
   *
   * @throws IllegalArgumentException if it is beyond the doubles, or is one of integers and would
   *     not be exact
   */
  static double sum(String member, double score, double delta) {
    double sum = score + delta;
    if (!Double.isFinite(sum)) {
      throw unfit(member, score, "+", delta, BEYOND_DOUBLES);
    }
    if (!isExact(score, delta, sum) && isInteger(score) && isInteger(delta)) {
      throw unfit(member, score, "+", delta, NOT_EXACT);
    }
    return sum + 0.0;
  }

  /**
   * Returns a score times a weight.
   *
   * @throws IllegalArgumentException if it is beyond the doubles, or is one of integers and would
   *     not be exact
   */
  static double product(String member, double score, double weight) {
    double product = score * weight;
    if (!Double.isFinite(product)) {
      throw unfit(member, score, "·", weight, BEYOND_DOUBLES);
    }
    boolean mayBeRounded = Math.abs(product) > MAX_INTEGER && isInteger(score) && isInteger(weight);
    if (mayBeRounded && Math.fma(score, weight, -product) != 0) {
      throw unfit(member, score, "·", weight, NOT_EXACT);
    }
    return product + 0.0;
  }

  /** Knuth's TwoSum: the rounding error of a sum is itself a double. */
  private static boolean isExact(double a, double b, double sum) {
    double fromB = sum - a;
    double error = (a - (sum - fromB)) + (b - fromB);
    return error == 0;
  }

  private static boolean isInteger(double score) {
    return score == Math.rint(score);
  }

  private static IllegalArgumentException unfit(
      String member, double score, String operator, double operand, String why) {
    return new IllegalArgumentException(
        "the score of '%s' would be %s %s %s, %s".formatted(member, score, operator, operand, why));
  }
}
