package dev.larder.examples;

/**
 * The cities of a country in numbers.
 *
 * @param country its ISO 3166 code
 * @param cities how many cities there are, at least 1
 * @param population how many people live in them together
 * @param mean the mean population
 * @param median the median population
 * @param largest the name of the largest city
 */
public record CountryStatistics(
    String country, int cities, long population, double mean, double median, String largest) {}
