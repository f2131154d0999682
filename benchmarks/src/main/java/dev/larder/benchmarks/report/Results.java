package dev.larder.benchmarks.report;

import java.util.List;

/**
 * A result file of JMH.
 *
 * @param run how it was measured
 * @param measurements of all benchmarks that have contenders, in the order of the file
 */
record Results(Run run, List<Measurement> measurements) {
  Results {
    measurements = List.copyOf(measurements);
  }

  /**
   * How it was measured.
   *
   * @param jdk version and name of the JVM
   * @param flags of the JVM that was measured
   * @param jmh version of JMH
   * @param rounds forks, and iterations in each
   */
  record Run(String jdk, List<String> flags, String jmh, String rounds) {
    Run {
      flags = List.copyOf(flags);
    }
  }
}
