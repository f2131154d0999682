package dev.larder.examples;

/**
 * Which of two cities is larger?
 *
 * @param first a city
 * @param second another of the same country, with another population when the question was asked
 */
public record Question(City first, City second) {

  /**
   * Tells whether the question is about a city.
   *
   * @param cityId the id of a city
   * @return true if it is one of the two
   */
  public boolean isAbout(long cityId) {
    return first.id() == cityId || second.id() == cityId;
  }
}
