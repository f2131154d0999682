package dev.larder.benchmarks.report;

import static java.util.Comparator.comparingDouble;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * All contenders at the same work.
 *
 * @param title what the work is
 * @param rows the fastest first
 */
record Case(String title, List<Measurement> rows) {
  static final String OWN = "LARDER";

  Case {
    rows = rows.stream().sorted(comparingDouble(Measurement::nanos)).toList();
  }

  /** Returns the cases of {@code measurements}, in the order in which they appear. */
  static List<Case> of(Collection<Measurement> measurements, Names names) {
    Map<String, List<Measurement>> cases =
        measurements.stream()
            .collect(groupingBy(Measurement::caseName, LinkedHashMap::new, toList()));
    return cases.values().stream().map(rows -> new Case(names.title(rows.get(0)), rows)).toList();
  }

  /** Returns the name of a file for the chart, without an ending. */
  String fileName() {
    return rows.get(0).caseName().replaceAll("[^A-Za-z0-9]+", "-").toLowerCase(Locale.ROOT);
  }

  /** Returns how many times as long as Larder a row takes; empty if Larder is not in the case. */
  OptionalDouble timesLarder(Measurement row) {
    return rows.stream()
        .filter(other -> other.contender().equals(OWN))
        .mapToDouble(own -> row.nanos() / own.nanos())
        .findFirst();
  }

  boolean countsLoads() {
    return rows.stream().anyMatch(row -> row.loadsPerCall().isPresent());
  }
}
