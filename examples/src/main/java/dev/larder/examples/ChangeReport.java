package dev.larder.examples;

import dev.larder.CacheManager;
import dev.larder.CacheStats;
import java.io.PrintStream;
import java.util.List;
import java.util.function.Function;

/** Changes a city and prints what every read that the change concerns gave before and after. */
final class ChangeReport {
  private final CityService plain;
  private final CityService cached;
  private final CacheManager caches;
  private final PrintStream out;

  /** Makes one for a cached service, its caches, and a plain one that knows what is right. */
  ChangeReport(CityService plain, CityService cached, CacheManager caches, PrintStream out) {
    this.plain = plain;
    this.cached = cached;
    this.caches = caches;
    this.out = out;
  }

  /**
   * Makes the second city of a country the largest, and prints what that changed.
   *
   * @return whether every read after the change was right
   */
  boolean print() {
    String country = plain.countries().get(0).country();
    List<City> largest = plain.largest(country, 2);
    City city = largest.get(largest.size() - 1);
    int population = largest.get(0).population() + 1;

    List<Read<?>> reads = reads(city);
    reads.forEach(read -> read.call().on(cached));
    List<Seen> before = reads.stream().map(this::see).toList();
    cached.updatePopulation(city, population);
    List<Seen> after = reads.stream().map(this::see).toList();
    List<Seen> again = reads.stream().map(this::see).toList();

    out.println();
    out.println(
        Text.format(
            "%s grows from %s to %s inhabitants",
            city.name(), Text.number(city.population()), Text.number(population)));
    printTable(reads, before, after, again);
    return printVerdict(after, again);
  }

  /** A read, and how to show what it gives. */
  private record Read<T>(Call<T> call, Function<T, String> text) {
    String on(CityService cities) {
      return text.apply(call.on(cities));
    }
  }

  /** What a read gave, where that came from, and whether it is what the database says. */
  private record Seen(String text, String source, boolean isRight) {}

  private static List<Read<?>> reads(City city) {
    return List.of(
        new Read<>(Call.find(city.id()), found -> population(found.orElseThrow())),
        new Read<>(Call.search(city.name(), 1), found -> population(found.get(0))),
        new Read<>(
            Call.nearest(city.latitude(), city.longitude(), 1),
            found -> population(found.get(0).city())),
        new Read<>(Call.largest(city.country(), 1), found -> found.get(0).name()),
        new Read<>(Call.rank(city), rank -> "place " + rank),
        new Read<>(
            Call.statistics(city.country()),
            found -> Text.number(found.orElseThrow().population()) + " in all"),
        new Read<>(
            Call.countries(),
            found -> found.get(0).country() + ": " + found.get(0).largest() + " leads"));
  }

  private static String population(City city) {
    return city.name() + ": " + Text.number(city.population());
  }

  private Seen see(Read<?> read) {
    CacheStats before = stats(read);
    String text = read.on(cached);
    CacheStats during = stats(read).minus(before);
    return new Seen(text, source(during), text.equals(read.on(plain)));
  }

  private CacheStats stats(Read<?> read) {
    return caches.stats().getOrDefault(CallReport.cacheName(read.call().method()), CacheStats.NONE);
  }

  private static String source(CacheStats stats) {
    if (stats.loads() == 0 && stats.hits() == 1) {
      return "cache";
    }
    return stats.loads() == 1 ? "1 load" : stats.loads() + " loads";
  }

  private void printTable(
      List<Read<?>> reads, List<Seen> before, List<Seen> after, List<Seen> again) {
    Table table =
        new Table()
            .left("read")
            .left("before")
            .left("from")
            .left("after")
            .left("from")
            .left("next from");
    for (int i = 0; i < reads.size(); i++) {
      table.row(
          reads.get(i).call().toString(),
          before.get(i).text(),
          before.get(i).source(),
          after.get(i).text(),
          after.get(i).source(),
          again.get(i).source());
    }
    table.lines().forEach(out::println);
  }

  private boolean printVerdict(List<Seen> after, List<Seen> again) {
    boolean isRight =
        after.stream().allMatch(Seen::isRight) && again.stream().allMatch(Seen::isRight);
    out.println(
        isRight
            ? "All reads after the change give what the database has."
            : "WRONG: a read after the change does not give what the database has.");
    return isRight;
  }
}
