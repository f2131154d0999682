package dev.larder.examples;

/**
 * A city and how far away it is.
 *
 * @param city the city
 * @param kilometres the great-circle distance
 */
public record NearbyCity(City city, double kilometres) {}
