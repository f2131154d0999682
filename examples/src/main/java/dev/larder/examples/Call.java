package dev.larder.examples;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A call of a {@link CityService}, which may be made as often as one likes and on several services.
 *
 * @param <T> what the method returns
 * @param method the name of the method
 * @param arguments the arguments, for people
 * @param body makes the call
 */
record Call<T>(String method, String arguments, Function<CityService, T> body) {

  static Call<Optional<City>> find(long id) {
    return new Call<>("find", Long.toString(id), cities -> cities.find(id));
  }

  static Call<List<City>> search(String prefix, int limit) {
    return new Call<>(
        "search", Text.format("\"%s\", %d", prefix, limit), cities -> cities.search(prefix, limit));
  }

  static Call<List<NearbyCity>> nearest(double latitude, double longitude, int limit) {
    return new Call<>(
        "nearest",
        Text.format("%s, %s, %d", latitude, longitude, limit),
        cities -> cities.nearest(latitude, longitude, limit));
  }

  static Call<List<City>> largest(String country, int limit) {
    return new Call<>(
        "largest", Text.format("%s, %d", country, limit), cities -> cities.largest(country, limit));
  }

  static Call<Integer> rank(City city) {
    return new Call<>("rank", city.name(), cities -> cities.rank(city));
  }

  static Call<Optional<CountryStatistics>> statistics(String country) {
    return new Call<>("statistics", country, cities -> cities.statistics(country));
  }

  static Call<List<CountryStatistics>> countries() {
    return new Call<>("countries", "", CityService::countries);
  }

  /** Makes the call. */
  T on(CityService cities) {
    return body.apply(cities);
  }

  @Override
  public String toString() {
    return method + "(" + arguments + ")";
  }
}
