package dev.larder.benchmarks.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what JMH writes with {@code -rf json}. */
final class ResultReader {
  private static final Map<String, Double> NANOS =
      Map.of("ns/op", 1.0, "us/op", 1e3, "ms/op", 1e6, "s/op", 1e9);

  private final Path file;

  private ResultReader(Path file) {
    this.file = file;
  }

  /**
   * Reads {@code file}.
   *
   * @throws ReportException if it is missing or is not such a result
   */
  static Results read(Path file) {
    return new ResultReader(file).read();
  }

  private Results read() {
    JsonNode root = parse();
    if (!root.isArray() || root.isEmpty()) {
      throw damaged("it is not a list of results");
    }
    List<Measurement> measurements = new ArrayList<>();
    Set<String> rounds = new LinkedHashSet<>(); // some benchmarks take longer ones
    for (JsonNode result : root) {
      String contender = result.path("params").path("contender").asString("");
      if (!contender.isEmpty()) { // others are no comparison
        measurements.add(measurement(result, contender));
        rounds.add(rounds(result));
      }
    }
    if (measurements.isEmpty()) {
      throw damaged("no benchmark in it has a parameter contender");
    }
    return new Results(run(root.get(0), rounds), measurements);
  }

  private JsonNode parse() {
    if (!Files.isRegularFile(file)) {
      throw new ReportException(
          "there is no file %s: measure first, with -rf json -rff %s".formatted(file, file));
    }
    try {
      return JsonMapper.shared().readTree(file.toFile());
    } catch (JacksonException e) {
      throw damaged("it is not JSON: " + e.getOriginalMessage(), e);
    }
  }

  private Measurement measurement(JsonNode result, String contender) {
    JsonNode metric = result.path("primaryMetric");
    String unit = text(metric, "scoreUnit", result);
    Double factor = NANOS.get(unit);
    if (factor == null) {
      throw damaged("%s is in %s, not in time per call".formatted(name(result), unit));
    }
    JsonNode others = result.path("secondaryMetrics");
    return new Measurement(
        name(result),
        parameters(result),
        contender,
        factor * number(metric, "score", result),
        factor * number(metric, "scoreError", result),
        score(others, "gc.alloc.rate.norm"),
        ratio(score(others, "loads"), score(others, "calls")));
  }

  private String name(JsonNode result) {
    String[] parts = text(result, "benchmark", result).split("\\.", -1);
    if (parts.length < 2) {
      throw damaged("a benchmark has no class: " + parts[0]);
    }
    return parts[parts.length - 2] + "." + parts[parts.length - 1];
  }

  private static Map<String, String> parameters(JsonNode result) {
    Map<String, String> parameters = new TreeMap<>();
    result
        .path("params")
        .properties()
        .forEach(entry -> parameters.put(entry.getKey(), entry.getValue().asString()));
    parameters.remove("contender");
    return parameters;
  }

  private Results.Run run(JsonNode result, Set<String> rounds) {
    List<String> flags = new ArrayList<>();
    result.path("jvmArgs").forEach(flag -> flags.add(flag.asString()));
    return new Results.Run(
        text(result, "vmVersion", result) + ", " + text(result, "vmName", result),
        flags,
        text(result, "jmhVersion", result),
        String.join("; ", rounds));
  }

  private String rounds(JsonNode result) {
    return "forks: %s, in each %s × %s to warm up and %s × %s measured"
        .formatted(
            text(result, "forks", result),
            text(result, "warmupIterations", result),
            text(result, "warmupTime", result),
            text(result, "measurementIterations", result),
            text(result, "measurementTime", result));
  }

  private static OptionalDouble score(JsonNode metrics, String name) {
    JsonNode score = metrics.path(name).path("score");
    return score.isNumber() ? OptionalDouble.of(score.doubleValue()) : OptionalDouble.empty();
  }

  private static OptionalDouble ratio(OptionalDouble part, OptionalDouble whole) {
    return part.isPresent() && whole.isPresent() && whole.getAsDouble() > 0
        ? OptionalDouble.of(part.getAsDouble() / whole.getAsDouble())
        : OptionalDouble.empty();
  }

  private String text(JsonNode node, String field, JsonNode result) {
    JsonNode value = node.path(field);
    if (!value.isValueNode()) {
      throw missing(field, result);
    }
    return value.asString();
  }

  /** JMH writes a number that does not exist as text. */
  private double number(JsonNode node, String field, JsonNode result) {
    JsonNode value = node.path(field);
    if (value.isNumber()) {
      return value.doubleValue();
    }
    if (value.isString() && value.stringValue().equals("NaN")) {
      return Double.NaN;
    }
    throw missing(field, result);
  }

  private ReportException missing(String field, JsonNode result) {
    return damaged(
        "%s has no %s".formatted(result.path("benchmark").asString("a benchmark"), field));
  }

  private ReportException damaged(String problem) {
    return damaged(problem, /* cause= */ null);
  }

  private ReportException damaged(String problem, @Nullable Throwable cause) {
    String message =
        "%s is not a whole result of JMH: %s. Measure again, with -rf json -rff %s"
            .formatted(file, problem, file);
    return cause == null ? new ReportException(message) : new ReportException(message, cause);
  }
}
