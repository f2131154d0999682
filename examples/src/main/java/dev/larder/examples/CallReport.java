package dev.larder.examples;

import dev.larder.CacheManager;
import dev.larder.CacheStats;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** Prints what the caches did for a {@link Comparison}. */
final class CallReport {
  private final PrintStream out;

  CallReport(PrintStream out) {
    this.out = out;
  }

  /**
   * Prints the calls and loads that {@code caches} counted, and the times that {@code comparison}
   * measured.
   *
   * @return whether all answers were the same
   */
  boolean print(Comparison comparison, CacheManager caches) {
    Map<String, CacheStats> stats = caches.stats();
    Table table =
        new Table()
            .left("method")
            .right("calls")
            .right("loads")
            .right("hit ratio")
            .right("plain")
            .right("cached")
            .right("saved");
    CacheStats total = CacheStats.NONE;
    for (String method : comparison.times().keySet()) {
      CacheStats counted = stats.getOrDefault(cacheName(method), CacheStats.NONE);
      add(table, method, counted, comparison.times().get(method));
      total = total.plus(counted);
    }
    add(table, "together", total, comparison.total());

    out.println();
    out.println("The same calls on CityService (plain) and on CityService_Cached (cached)");
    table.lines().forEach(out::println);
    return printDifferences(comparison, total.calls());
  }

  /** Returns the name of the cache of a method of {@link CityService}. */
  static String cacheName(String method) {
    return CityService.class.getName() + "." + method;
  }

  private static void add(Table table, String name, CacheStats stats, Comparison.Times times) {
    table.row(
        name,
        Text.number(stats.calls()),
        Text.number(stats.loads()),
        Text.percent(stats.hitRatio()),
        Text.milliseconds(times.plain()),
        Text.milliseconds(times.cached()),
        Text.milliseconds(times.saved()));
  }

  private boolean printDifferences(Comparison comparison, long calls) {
    if (comparison.different().isEmpty()) {
      out.println(
          "Both gave the same "
              + Text.number(calls)
              + " answers. The database is in this process: no network is saved, only work.");
      return true;
    }
    List<Call<?>> different = comparison.different();
    out.println(
        Text.format(
            "WRONG: %d other answers when cached, such as that of %s",
            different.size(), different.get(0)));
    return false;
  }
}
