package dev.larder.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WorkloadTest {
  @Test
  void calls_sameSeedSameCalls() {
    assertThat(calls(1)).isEqualTo(calls(1)).isNotEqualTo(calls(2));
  }

  @Test
  void calls_ofEveryMethod() {
    Set<String> methods =
        new Workload(TestCities.ALL, 1)
            .calls(1_000).stream().map(Call::method).collect(Collectors.toSet());

    assertThat(methods)
        .containsExactlyInAnyOrder(
            "find", "search", "nearest", "largest", "rank", "statistics", "countries");
  }

  @Test
  void calls_mostAboutTheLargest() {
    List<String> calls = calls(1);

    assertThat(count(calls, "find(4)")).isGreaterThan(count(calls, "find(2)"));
    assertThat(count(calls, "find(2)")).isGreaterThan(count(calls, "find(6)"));
    assertThat(count(calls, "statistics(XA)")).isGreaterThan(count(calls, "statistics(XC)"));
  }

  @Test
  void calls_someInVain() {
    assertThat(calls(1)).contains("find(-4)");
  }

  private static List<String> calls(long seed) {
    return new Workload(TestCities.ALL, seed).calls(1_000).stream().map(Call::toString).toList();
  }

  private static long count(List<String> calls, String call) {
    return calls.stream().filter(call::equals).count();
  }
}
