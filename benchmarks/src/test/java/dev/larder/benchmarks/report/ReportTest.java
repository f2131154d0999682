package dev.larder.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  private static final Machine MACHINE = new Machine("Abacus | 2", 2, "Linux 6");

  @TempDir private Path folder;

  @Test
  void page_aTableForEachCase_fastestFirst() throws IOException {
    String page =
        write(
            hit("LARDER", 20),
            hit("MAP", 12.5),
            hit("CAFFEINE", 140),
            JmhJson.result("MissBenchmark.miss", "'contender': 'LARDER'", 25, "us/op"));

    assertThat(page)
        .contains(
            """
            ## Hit, one long, uniform, 10000 keys

            ![Hit, one long, uniform, 10000 keys](benchmarks/longkeybenchmark-onethread-draw-uniform-keys-10000.svg)

            | | ns per call | ± | bytes per call | × Larder |
            |---|--:|--:|--:|--:|
            | bare ConcurrentHashMap | 12.5 | 0.50 | 24 | 0.63 |
            | Larder | 20.0 | 0.50 | 24 | 1.00 |
            | Caffeine | 140 | 0.50 | 24 | 7.00 |
            """)
        .contains("| | µs per call | ± | bytes per call | × Larder |")
        .contains("| Larder | 25.0 | 0.50 | 24 | 1.00 |");
  }

  @Test
  void page_whereHowAndWith() throws IOException {
    assertThat(write(hit("LARDER", 20)))
        .startsWith("# Benchmarks\n")
        .contains(
            "| date | 2026-02-03 |",
            "| processor | Abacus \\| 2 |",
            "| cores | 2 |",
            "| system | Linux 6 |",
            "| JVM | 17.0.1+1, Test VM |",
            "| flags | -Xmx1g |",
            "| JMH | 1.37, forks: 2, in each 3 × 1 s to warm up and 5 × 2 s measured |",
            "-Dbenchmark.args=\"LongKeyBenchmark -f 2\"");
  }

  @Test
  void page_versionsFromTheBuild() throws IOException {
    assertThat(write(hit("LARDER", 20)))
        .containsPattern("\\| Caffeine \\| \\d+\\.\\d+")
        .containsPattern("\\| JetCache \\| \\d+\\.\\d+")
        .doesNotContain("${");
  }

  @Test
  void page_goals() throws IOException {
    assertThat(write(hit("LARDER", 20), hit("MAP", 12.5), hit("CAFFEINE", 50)))
        .contains(
            """
            | goal | at most | measured | met |
            |---|--:|--:|---|
            | Hit, one long, uniform, 10000 keys: time beside Caffeine | 0.25 | 0.40 | **no** |
            | Hit, one long, uniform, 10000 keys: time beside bare ConcurrentHashMap | 2.00 | 1.60 | yes |
            | Hit, one long, uniform, 10000 keys: bytes per call | 24.0 | 24.0 | yes |
            """);
  }

  @Test
  void page_unknownNamesAreKept() throws IOException {
    assertThat(write(JmhJson.result("New.one", "'contender': 'NEW', 'a<b': 'c'", 3, "ns/op")))
        .contains("## New.one, a&lt;b c\n", "| NEW | 3.00 | 0.50 | 24 | – |");
  }

  @Test
  void charts_oneForEachCase() throws IOException {
    write(hit("LARDER", 20), JmhJson.result("New.one", "'contender': 'NEW'", 3, "ns/op"));

    try (Stream<Path> charts = Files.list(folder.resolve("docs/benchmarks"))) {
      assertThat(charts.map(chart -> chart.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "longkeybenchmark-onethread-draw-uniform-keys-10000.svg", "new-one.svg");
    }
  }

  @Test
  void cannotWrite() throws IOException {
    Files.writeString(folder.resolve("docs"), "a file");

    assertThatThrownBy(() -> write(hit("LARDER", 20)))
        .isInstanceOf(ReportException.class)
        .hasMessageStartingWith("cannot write into " + folder.resolve("docs"));
  }

  private static String hit(String contender, double nanos) {
    String parameters =
        "'contender': '%s', 'keys': '10000', 'draw': 'UNIFORM'".formatted(contender);
    return JmhJson.result("LongKeyBenchmark.oneThread", parameters, nanos, "ns/op");
  }

  private String write(String... results) throws IOException {
    Path file = Files.writeString(folder.resolve("jmh.json"), JmhJson.file(results));
    Path docs = folder.resolve("docs");
    Report.write(
        ResultReader.read(file), docs, MACHINE, LocalDate.of(2026, 2, 3), "LongKeyBenchmark -f 2");
    return Files.readString(docs.resolve("benchmarks.md"));
  }
}
