package dev.larder.benchmarks.report;

import java.time.LocalDate;
import java.util.List;

/** The page, as Markdown. */
final class Page {
  private static final String COMMAND =
      """
      mvn -q -Pbenchmark package -pl benchmarks -am \\
          -Dbenchmark.main=dev.larder.benchmarks.report.Report -Dbenchmark.args="%s"
      """;

  private final StringBuilder text = new StringBuilder();
  private final Names names;
  private final String chartFolder;

  /**
   * @param chartFolder where the charts are, seen from the page
   */
  Page(Names names, String chartFolder) {
    this.names = names;
    this.chartFolder = chartFolder;
  }

  Page addHeading(Results.Run run, Machine machine, LocalDate date, String jmhArguments) {
    line("# Benchmarks");
    line("");
    line("Larder beside what one would use instead, at the same work, in one run. Written by");
    line("`dev.larder.benchmarks.report.Report` from the result of JMH; do not edit.");
    line("");
    line("| | |");
    line("|---|---|");
    row("date", date.toString());
    row("processor", machine.processor());
    row("cores", String.valueOf(machine.cores()));
    row("system", machine.system());
    row("JVM", run.jdk());
    row("flags", run.flags().isEmpty() ? "none" : String.join(" ", run.flags()));
    row("JMH", run.jmh() + ", " + run.rounds());
    names.versions().forEach(this::row);
    line("");
    line("To measure again and write this page:");
    line("");
    line("```sh");
    line(COMMAND.formatted(jmhArguments).strip());
    line("```");
    line("");
    line("Times are means, with the half of JMH's interval of 99.9 %. Bytes are what a call");
    line("allocates. Caches hold up to 16 384 results for an hour, if a case does not say else;");
    line("the bare map has no bound and no time to live.");
    line("");
    return this;
  }

  Page addGoals(List<Goals.Outcome> outcomes) {
    if (outcomes.isEmpty()) {
      return this;
    }
    line("## Goals");
    line("");
    line("| goal | at most | measured | met |");
    line("|---|--:|--:|---|");
    for (Goals.Outcome outcome : outcomes) {
      line(
          "| %s | %s | %s | %s |"
              .formatted(
                  cell(outcome.what()),
                  Numbers.brief(outcome.limit()),
                  Numbers.brief(outcome.measured()),
                  outcome.isMet() ? "yes" : "**no**"));
    }
    line("");
    return this;
  }

  Page addCase(Case one) {
    TimeUnits unit = TimeUnits.of(one.rows());
    line("## " + cell(one.title()));
    line("");
    line("![%s](%s/%s.svg)".formatted(cell(one.title()), chartFolder, one.fileName()));
    line("");
    String loads = one.countsLoads() ? " loads per call |" : "";
    line("| | %s per call | ± | bytes per call | × Larder |%s".formatted(unit.symbol(), loads));
    line("|---|--:|--:|--:|--:|" + (one.countsLoads() ? "--:|" : ""));
    for (Measurement row : one.rows()) {
      String count = one.countsLoads() ? " %s |".formatted(Numbers.brief(row.loadsPerCall())) : "";
      line(
          "| %s | %s | %s | %s | %s |%s"
              .formatted(
                  cell(names.contender(row.contender())),
                  unit.format(row.nanos()),
                  unit.format(row.error()),
                  Numbers.whole(row.bytes()),
                  Numbers.brief(one.timesLarder(row)),
                  count));
    }
    line("");
    return this;
  }

  /** Returns the whole page. */
  String markdown() {
    return text.toString().stripTrailing() + "\n";
  }

  private void row(String name, String value) {
    line("| %s | %s |".formatted(cell(name), cell(value)));
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  /** A bar would end the cell, and an angle begin a tag. */
  private static String cell(String text) {
    return text.replace("|", "\\|").replace("<", "&lt;");
  }
}
