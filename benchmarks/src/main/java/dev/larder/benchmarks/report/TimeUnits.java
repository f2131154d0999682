package dev.larder.benchmarks.report;

import java.util.Collection;

/**
 * A unit that suits all times of a case, so that they can be compared at a glance.
 *
 * @param symbol of the unit
 * @param nanos how many nanoseconds it has
 */
record TimeUnits(String symbol, double nanos) {
  private static final double MANY = 10_000;

  /** Returns the largest unit in which the shortest of the times does not become tiny. */
  static TimeUnits of(Collection<Measurement> rows) {
    double least = rows.stream().mapToDouble(Measurement::nanos).min().orElse(0);
    if (least < MANY) {
      return new TimeUnits("ns", 1);
    }
    return least < MANY * 1e3 ? new TimeUnits("µs", 1e3) : new TimeUnits("ms", 1e6);
  }

  String format(double time) {
    return Numbers.brief(time / nanos);
  }
}
