package dev.larder.examples;

/**
 * A populated place.
 *
 * @param id its number at GeoNames
 * @param name its name
 * @param country the ISO 3166 code of its country, two letters
 * @param adminCode the code of its first administrative division; empty if it has none
 * @param population how many people live there
 * @param latitude degrees north of the equator, from -90 to 90
 * @param longitude degrees east of Greenwich, from -180 to 180
 */
public record City(
    long id,
    String name,
    String country,
    String adminCode,
    int population,
    double latitude,
    double longitude) {

  /**
   * Returns this city with another population.
   *
   * @param population how many people live there
   * @return a new record
   */
  public City withPopulation(int population) {
    return new City(id, name, country, adminCode, population, latitude, longitude);
  }
}
