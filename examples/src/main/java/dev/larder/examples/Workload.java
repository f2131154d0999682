package dev.larder.examples;

import static java.util.Comparator.comparingInt;
import static java.util.Comparator.comparingLong;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Makes up the calls of the users of a service: most of them about large cities and large
 * countries, some in vain. The same cities and the same seed give the same calls.
 */
final class Workload {
  private static final int LIMIT = 10;
  private static final int NEAREST = 5;
  private static final int PREFIX_LENGTH = 3;

  /** One find in so many is of an id that no city has. */
  private static final int IN_VAIN = 20;

  private final Random random;
  private final Zipf<City> cities;
  private final Zipf<String> countries;

  Workload(List<City> cities, long seed) {
    this.random = new Random(seed);
    this.cities =
        new Zipf<>(
            cities.stream()
                .sorted(
                    comparingInt(City::population)
                        .reversed()
                        .thenComparing(comparingLong(City::id)))
                .toList());
    this.countries = new Zipf<>(byPopulation(cities));
  }

  /** Returns the next {@code number} calls. */
  List<Call<?>> calls(int number) {
    return Stream.<Call<?>>generate(this::call).limit(number).toList();
  }

  private Call<?> call() {
    int percentile = random.nextInt(100);
    if (percentile < 45) {
      return find();
    } else if (percentile < 65) {
      return Call.search(prefix(cities.draw(random).name()), LIMIT);
    } else if (percentile < 79) {
      return Call.largest(countries.draw(random), LIMIT);
    } else if (percentile < 89) {
      return Call.statistics(countries.draw(random));
    } else if (percentile < 95) {
      return Call.rank(cities.draw(random));
    } else if (percentile < 99) {
      return nearest(cities.draw(random));
    }
    return Call.countries();
  }

  private Call<?> find() {
    long id = cities.draw(random).id();
    return Call.find(random.nextInt(IN_VAIN) == 0 ? -id : id);
  }

  private static Call<?> nearest(City city) {
    return Call.nearest(city.latitude(), city.longitude(), NEAREST);
  }

  private static String prefix(String name) {
    int length = Math.min(PREFIX_LENGTH, name.codePointCount(0, name.length()));
    return name.substring(0, name.offsetByCodePoints(0, length));
  }

  private static List<String> byPopulation(List<City> cities) {
    Map<String, Long> populations =
        cities.stream().collect(groupingBy(City::country, summingLong(City::population)));
    return populations.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .toList();
  }
}
