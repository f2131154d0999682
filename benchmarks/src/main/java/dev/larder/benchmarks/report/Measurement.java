package dev.larder.benchmarks.report;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * What JMH found out about one contender in one case.
 *
 * @param benchmark the class and the method, as {@code LongKeyBenchmark.oneThread}
 * @param parameters those of the case, without the contender, by name
 * @param contender who was measured
 * @param nanos per call
 * @param error half of the width of the interval of confidence, in nanoseconds; NaN if unknown
 * @param bytes allocated per call; empty if that was not measured
 * @param loadsPerCall how often the source was asked; empty if that was not counted
 */
record Measurement(
    String benchmark,
    Map<String, String> parameters,
    String contender,
    double nanos,
    double error,
    OptionalDouble bytes,
    OptionalDouble loadsPerCall) {

  /** Returns the name of the case: {@code LongKeyBenchmark.oneThread draw=ZIPF keys=10000}. */
  String caseName() {
    StringBuilder name = new StringBuilder(benchmark);
    parameters.forEach((key, value) -> name.append(' ').append(key).append('=').append(value));
    return name.toString();
  }
}
