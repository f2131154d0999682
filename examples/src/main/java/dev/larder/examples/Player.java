package dev.larder.examples;

import java.util.random.RandomGenerator;

/**
 * A player that the computer plays.
 *
 * @param name the name
 * @param knowledge the share of questions, from 0 to 1, of which it knows the answer; the others it
 *     guesses
 */
record Player(String name, double knowledge) {

  /** Returns the city that the player holds for the larger one. */
  City choose(Question question, RandomGenerator random) {
    boolean firstIsLarger = question.first().population() > question.second().population();
    boolean knows = random.nextDouble() < knowledge;
    boolean choosesFirst = knows ? firstIsLarger : random.nextBoolean();
    return choosesFirst ? question.first() : question.second();
  }
}
