package dev.larder.benchmarks.hitratio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HitRatiosTest {
  @Test
  void ratios_ofALoopThatFits_areThoseOfItsRepetitions() {
    Trace trace = Trace.loop(100, 1_000);

    assertThat(HitRatios.ratioOfLarder(trace, 200)).isEqualTo(90);
    assertThat(HitRatios.ratioOfCaffeine(trace, 200)).isEqualTo(90);
  }

  @Test
  void zipf_prefersTheFirst() {
    Trace trace = Trace.zipf(1, 100, 10_000);

    assertThat(trace.keys()).isEqualTo(100);
    long first = Arrays.stream(trace.requests()).filter(key -> key == 0).count();
    assertThat(first).isBetween(1_500L, 2_300L); // 10 000 / (1 + 1/2 + ... + 1/100) is 1 928
  }

  @Test
  void withScans_addsKeysThatComeOnce() {
    assertThat(Trace.loop(2, 4).withScans(2, 3).requests())
        .containsExactly(0, 1, 2, 3, 4, 0, 1, 5, 6, 7);
  }

  @ParameterizedTest
  @CsvSource({
    "WORDS, '7\n8\n*\n7\n', '0 1 0'",
    "ADDRESSES, 'l 0x1 1\ns 0x2 1\nl 0x1 1\n', '0 1 0'"
  })
  void texts_areRead(TraceFormat format, String text, String expected) throws IOException {
    assertThat(format.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII))))
        .containsExactly(Stream.of(expected.split(" ")).mapToInt(Integer::parseInt).toArray());
  }

  @Test
  void numbers_areRead() throws IOException {
    byte[] bytes = {0, 0, 0, 7, 0, 0, 0, 8, 0, 0, 0, 7, 0, 0, 0, 8};

    assertThat(TraceFormat.INTS.read(new ByteArrayInputStream(bytes))).containsExactly(0, 1, 0, 1);
    assertThat(TraceFormat.LONGS.read(new ByteArrayInputStream(bytes))).containsExactly(0, 0);
  }

  @Test
  void trace_thatIsNotThere_isNamedWithWhatToDo() {
    assertThatIOException()
        .isThrownBy(() -> Trace.ofSimulator("lirs/none.trace.gz", TraceFormat.WORDS))
        .withMessageContaining("lirs/none.trace.gz")
        .withMessageContaining("traces");
  }
}
