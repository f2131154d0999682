package dev.larder.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs the benchmarks of Larder beside other caches, and writes {@code docs/benchmarks.md} and the
 * charts beside it from the result.
 *
 * <pre>{@code
 * mvn -q -Pbenchmark package -pl benchmarks -am \
 *     -Dbenchmark.main=dev.larder.benchmarks.report.Report [-Dbenchmark.args="..."]
 * }</pre>
 *
 * <p>Arguments are those of JMH, such as {@code "LongKey -f 1"}; without any, all the benchmarks
 * run. With {@code "--result FILE"}, and then the arguments that JMH was given, nothing is run, and
 * the page is written from that file.
 */
public final class Report {
  static final List<String> ALL = List.of("benchmarks.local", "benchmarks.remote");

  /** Paths are seen from the module. */
  private static final Path DOCS = Path.of("../docs");

  private static final String RESULT = "target/jmh.json";
  private static final String CHARTS = "benchmarks";

  private Report() {}

  public static void main(String[] arguments) throws IOException {
    List<String> given = Arrays.asList(arguments);
    try {
      if (!given.isEmpty() && given.get(0).equals("--result")) {
        if (given.size() < 2) {
          throw new ReportException("--result needs a file, such as --result " + RESULT);
        }
        write(Path.of(given.get(1)), given.subList(2, given.size()));
      } else {
        List<String> chosen = given.isEmpty() ? ALL : given;
        org.openjdk.jmh.Main.main(
            Stream.of(chosen, List.of("-prof", "gc", "-rf", "json", "-rff", RESULT))
                .flatMap(List::stream)
                .toArray(String[]::new));
        write(Path.of(RESULT), chosen);
      }
    } catch (ReportException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private static void write(Path result, List<String> jmh) {
    write(
        ResultReader.read(result),
        DOCS,
        Machine.here(),
        LocalDate.now(ZoneOffset.UTC),
        String.join(" ", jmh));
    System.out.println("wrote " + DOCS.resolve("benchmarks.md"));
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
