package dev.larder.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultReaderTest {
  private static final String WHOLE =
      JmhJson.result("HitBenchmark.one", "'keys': '10', 'contender': 'MAP'", 1.5, "us/op");

  @TempDir private Path folder;

  @Test
  void read_times_inNanoseconds() throws IOException {
    Results results = read(JmhJson.file(WHOLE));

    assertThat(results.measurements())
        .containsExactly(
            new Measurement(
                "HitBenchmark.one",
                Map.of("keys", "10"),
                "MAP",
                1_500,
                500,
                OptionalDouble.of(24.0001),
                OptionalDouble.empty()));
    assertThat(results.run())
        .isEqualTo(
            new Results.Run(
                "17.0.1+1, Test VM",
                List.of("-Xmx1g"),
                "1.37",
                "forks: 2, in each 3 × 1 s to warm up and 5 × 2 s measured"));
  }

  @Test
  void read_loads_forEachCall() throws IOException {
    String counted =
        WHOLE.replace(
            "\"secondaryMetrics\": {",
            "\"secondaryMetrics\": {\"loads\": {\"score\": 30.0}, \"calls\": {\"score\": 120.0}, ");

    assertThat(read(JmhJson.file(counted)).measurements().get(0).loadsPerCall()).hasValue(0.25);
  }

  @Test
  void read_errorThatJmhDoesNotKnow() throws IOException {
    String single = WHOLE.replace("\"scoreError\": 0.5", "\"scoreError\": \"NaN\"");

    assertThat(read(JmhJson.file(single)).measurements().get(0).error()).isNaN();
  }

  @Test
  void read_withoutContender_isNoComparison() throws IOException {
    String other = JmhJson.result("OtherBenchmark.one", "'players': '10'", 1, "ns/op");

    assertThat(read(JmhJson.file(other, WHOLE)).measurements()).hasSize(1);
  }

  @Test
  void read_roundsOfAll() throws IOException {
    String longer = WHOLE.replace("\"2 s\"", "\"9 s\"");

    assertThat(read(JmhJson.file(WHOLE, WHOLE, longer)).run().rounds())
        .isEqualTo(
            "forks: 2, in each 3 × 1 s to warm up and 5 × 2 s measured; "
                + "forks: 2, in each 3 × 1 s to warm up and 5 × 9 s measured");
  }

  @Test
  void noFile() {
    Path file = folder.resolve("none.json");

    assertThatThrownBy(() -> ResultReader.read(file))
        .isInstanceOf(ReportException.class)
        .hasMessage(
            "there is no file %s: measure first, with -rf json -rff %s".formatted(file, file));
  }

  @Test
  void damaged_halfAFile() {
    assertDamaged(JmhJson.file(WHOLE).substring(0, 200), "it is not JSON: ");
  }

  @Test
  void damaged_empty() {
    assertDamaged("", "it is not a list of results");
    assertDamaged("[]", "it is not a list of results");
    assertDamaged("{}", "it is not a list of results");
  }

  @Test
  void damaged_nothingToCompare() {
    assertDamaged(
        JmhJson.file(JmhJson.result("OtherBenchmark.one", "", 1, "ns/op")),
        "no benchmark in it has a parameter contender");
  }

  @Test
  void damaged_noScore() {
    assertDamaged(
        JmhJson.file(WHOLE.replace("\"score\": 1.5, ", "")),
        "dev.larder.benchmarks.local.HitBenchmark.one has no score");
  }

  @Test
  void damaged_notTimePerCall() {
    assertDamaged(
        JmhJson.file(WHOLE.replace("us/op", "ops/s")),
        "HitBenchmark.one is in ops/s, not in time per call");
  }

  private void assertDamaged(String content, String problem) {
    assertThatThrownBy(() -> read(content))
        .isInstanceOf(ReportException.class)
        .hasMessageContaining(
            folder.resolve("jmh.json") + " is not a whole result of JMH: " + problem)
        .hasMessageContaining("Measure again, with -rf json");
  }

  private Results read(String content) throws IOException {
    return ResultReader.read(Files.writeString(folder.resolve("jmh.json"), content));
  }
}
