package dev.larder.leaderboard;

import java.util.OptionalDouble;

/**
 * On what a submission depends: whether the member has a score, and which. It is judged in each
 * window by itself, together with the write.
 *
 * @param kind what is asked
 * @param score the score that is expected; 0 unless the kind is {@link Kind#SCORE}
 */
public record Condition(Kind kind, double score) {
  private static final Condition ALWAYS = new Condition(Kind.ALWAYS, 0);
  private static final Condition IF_ABSENT = new Condition(Kind.ABSENT, 0);
  private static final Condition IF_PRESENT = new Condition(Kind.PRESENT, 0);

  /** What a condition asks. */
  public enum Kind {
    /** Nothing. */
    ALWAYS,

    /** That the member has no score. */
    ABSENT,

    /** That the member has a score. */
    PRESENT,

    /** That the member has a certain score. */
    SCORE
  }

  /**
   * Makes a condition.
   *
   * @param kind what is asked
   * @param score the score that is expected
   * @throws IllegalArgumentException if the score is NaN or infinite
   */
  public Condition {
    score = Scores.require(score);
  }

  /**
   * Returns the condition that always holds.
   *
   * @return the condition
   */
  public static Condition always() {
    return ALWAYS;
  }

  /**
   * Returns the condition that the member has no score: its first one counts.
   *
   * @return the condition
   */
  public static Condition ifAbsent() {
    return IF_ABSENT;
  }

  /**
   * Returns the condition that the member has a score.
   *
   * @return the condition
   */
  public static Condition ifPresent() {
    return IF_PRESENT;
  }

  /**
   * Returns the condition that the member has a certain score: nobody has changed it since it was
   * read.
   *
   * @param score the score
   * @return the condition
   * @throws IllegalArgumentException if it is NaN or infinite
   */
  public static Condition ifScoreIs(double score) {
    return new Condition(Kind.SCORE, score);
  }

  /**
   * Tells whether the condition holds.
   *
   * @param present the score that the member has; empty if it has none
   * @return true if the submission may be made
   */
  public boolean holds(OptionalDouble present) {
    return switch (kind) {
      case ALWAYS -> true;
      case ABSENT -> present.isEmpty();
      case PRESENT -> present.isPresent();
      case SCORE -> present.isPresent() && present.getAsDouble() == score;
    };
  }
}
