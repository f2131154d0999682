package dev.larder.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Where this JVM runs.
 *
 * @param processor the model
 * @param cores how many the JVM may use
 * @param system the operating system
 */
record Machine(String processor, int cores, String system) {
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

  /** Returns this machine. */
  static Machine here() {
    return new Machine(
        model(PROCESSORS),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.name") + ", " + System.getProperty("os.arch"));
  }

  /** Returns the model from Linux's list of processors, or the architecture if it has none. */
  static String model(Path processors) {
    String architecture = System.getProperty("os.arch");
    if (!Files.isReadable(processors)) {
      return architecture;
    }
    try (Stream<String> lines = Files.lines(processors)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(architecture);
    } catch (IOException e) {
      return architecture;
    }
  }
}
