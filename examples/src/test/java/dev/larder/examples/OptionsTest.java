package dev.larder.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {
  @Test
  void parse_nothing() throws Exception {
    assertThat(Options.parse()).isEqualTo(new Options(1_000, 42, Optional.empty(), false));
  }

  @Test
  void parse_everything() throws Exception {
    assertThat(Options.parse("--calls", "5", "--seed", "-7", "--data", "a=b.csv", "--help"))
        .isEqualTo(new Options(5, -7, Optional.of(Path.of("a=b.csv")), true));
  }

  @Test
  void parse_equalsSigns() throws Exception {
    assertThat(Options.parse("--calls=5", "--data=a=b.csv"))
        .isEqualTo(new Options(5, 42, Optional.of(Path.of("a=b.csv")), false));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "--calls=0       | --calls is '0'; it must be a whole number from 1 to 1000000",
        "--calls=1000001 | --calls is '1000001'; it must be a whole number from 1 to 1000000",
        "--calls=many    | --calls is 'many'; it must be a whole number from 1 to 1000000",
        "--calls=        | --calls is ''; it must be a whole number from 1 to 1000000",
        "--calls         | --calls needs a value after it; see --help",
        "--seed=1.5"
            + "| --seed is '1.5'; it must be a whole number"
            + " from -9223372036854775808 to 9223372036854775807",
        "--data=         | --data is ''; it must be the name of a file",
        "--sed=1   | '--sed' is no option; there are --calls N, --seed S, --data FILE, --help",
        "100       | '100' is no option; there are --calls N, --seed S, --data FILE, --help",
      })
  void parse_bad(String argument, String message) {
    assertThatThrownBy(() -> Options.parse(argument))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(message);
  }

  @Test
  void parse_unprintableArgument_oneLine() {
    assertThatThrownBy(() -> Options.parse("a\nb\u001B[31m"))
        .hasMessageStartingWith("'a\uFFFDb\uFFFD[31m' is no option");
  }
}
