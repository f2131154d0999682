package dev.larder.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineTest {
  @TempDir private Path folder;

  @Test
  void model_asLinuxListsIt() throws IOException {
    Path list = folder.resolve("cpuinfo");
    Files.writeString(list, "processor\t: 0\nmodel name\t: Abacus 2\nmodel name\t: Abacus 2\n");

    assertThat(Machine.model(list)).isEqualTo("Abacus 2");
  }

  @Test
  void model_elseTheArchitecture() throws IOException {
    Path nameless = Files.writeString(folder.resolve("cpuinfo"), "processor\t: 0\n");

    assertThat(Machine.model(nameless)).isEqualTo(System.getProperty("os.arch"));
    assertThat(Machine.model(folder.resolve("none"))).isEqualTo(System.getProperty("os.arch"));
  }
}
