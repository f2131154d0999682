package dev.larder.examples;

/**
 * What a player achieved in a round.
 *
 * @param player the player
 * @param points how many answers were right
 */
record QuizResult(Player player, int points) {

  QuizResult {
    if (points < 0) {
      throw new IllegalArgumentException("points must not be negative, was " + points);
    }
  }
}
