package dev.larder.benchmarks.report;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Results as JMH writes them, as far as they are read. */
final class JmhJson {
  private JmhJson() {}

  static String file(String... results) {
    return Arrays.stream(results).collect(Collectors.joining(",\n", "[\n", "\n]\n"));
  }

  static String result(String benchmark, String parameters, double score, String unit) {
    return """
        {
          "jmhVersion": "1.37",
          "benchmark": "dev.larder.benchmarks.local.%s",
          "mode": "avgt",
          "threads": 1,
          "forks": 2,
          "jvmArgs": ["-Xmx1g"],
          "jdkVersion": "17.0.1",
          "vmName": "Test VM",
          "vmVersion": "17.0.1+1",
          "warmupIterations": 3,
          "warmupTime": "1 s",
          "measurementIterations": 5,
          "measurementTime": "2 s",
          "params": {%s},
          "primaryMetric": {"score": %s, "scoreError": 0.5, "scoreUnit": "%s"},
          "secondaryMetrics": {"gc.alloc.rate.norm": {"score": 24.0001, "scoreUnit": "B/op"}}
        }"""
        .formatted(benchmark, parameters.replace('\'', '"'), score, unit);
  }
}
