package dev.larder.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;

/**
 * Writes {@code docs/benchmarks.md} and the charts beside it from a result of JMH.
 *
 * <pre>{@code
 * mvn -q -Pbenchmark package -pl benchmarks -am \
 *     -Dbenchmark.args="benchmarks.local benchmarks.remote -prof gc -rf json -rff target/jmh.json"
 * mvn -q -Pbenchmark package -pl benchmarks -am \
 *     -Dbenchmark.main=dev.larder.benchmarks.report.Report
 * }</pre>
 *
 * <p>Arguments, all optional: the result, by default {@code target/jmh.json}; the folder of the
 * page, by default {@code ../docs}; then those that JMH was given, if not the above, so that the
 * page can name them. Paths are seen from the module. It is to run where JMH ran, for it writes
 * down the machine.
 */
public final class Report {
  static final String JMH_ARGUMENTS =
      "benchmarks.local benchmarks.remote -prof gc -rf json -rff target/jmh.json";

  private static final String CHARTS = "benchmarks";

  private Report() {}

  public static void main(String[] arguments) {
    List<String> given = Arrays.asList(arguments);
    Path result = Path.of(given.isEmpty() ? "target/jmh.json" : given.get(0));
    Path docs = Path.of(given.size() < 2 ? "../docs" : given.get(1));
    String jmh =
        given.size() < 3 ? JMH_ARGUMENTS : String.join(" ", given.subList(2, given.size()));
    try {
      write(ResultReader.read(result), docs, Machine.here(), LocalDate.now(ZoneOffset.UTC), jmh);
    } catch (ReportException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
    System.out.println("wrote " + docs.resolve("benchmarks.md"));
  }

  /** Writes the page and the charts into {@code docs}. */
  static void write(Results results, Path docs, Machine machine, LocalDate date, String jmh) {
    Names names = new Names();
    Page page = new Page(names, CHARTS).addHeading(results.run(), machine, date, jmh);
    page.addGoals(Goals.outcomes(results.measurements(), names));
    try {
      Files.createDirectories(docs.resolve(CHARTS));
      for (Case one : Case.of(results.measurements(), names)) {
        page.addCase(one);
        Files.writeString(docs.resolve(CHARTS).resolve(one.fileName() + ".svg"), chart(one, names));
      }
      Files.writeString(docs.resolve("benchmarks.md"), page.markdown());
    } catch (IOException e) {
      throw new ReportException("cannot write into %s: %s".formatted(docs, e), e);
    }
  }

  private static String chart(Case one, Names names) {
    TimeUnits unit = TimeUnits.of(one.rows());
    List<Chart.Bar> bars =
        one.rows().stream()
            .map(
                row ->
                    new Chart.Bar(
                        names.contender(row.contender()),
                        row.nanos(),
                        unit.format(row.nanos()) + " " + unit.symbol(),
                        /* isOwn= */ row.contender().equals(Case.OWN)))
            .toList();
    return Chart.svg(one.title(), bars);
  }
}
