package dev.larder.examples;

import java.util.random.RandomGenerator;

/**
 * A player that the computer plays.
 *
 * @param name the name
 * @param home the ISO 3166 code of its country, whose cities it knows; empty if it has none
 * @param knowledge the share of other questions, from 0 to 1, of which it knows the answer; the
 *     rest it guesses
 */
record Player(String name, String home, double knowledge) {

  /** Returns the city that the player holds for the larger one. */
  City choose(Question question, RandomGenerator random) {
    boolean firstIsLarger = question.first().population() > question.second().population();
    boolean isAtHome = question.first().country().equals(home);
    boolean knows = isAtHome || random.nextDouble() < knowledge;
    boolean choosesFirst = knows ? firstIsLarger : random.nextBoolean();
    return choosesFirst ? question.first() : question.second();
  }
}
