package dev.larder.examples;

import static dev.larder.examples.TestCities.EAST;
import static dev.larder.examples.TestCities.ZERO;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlayerTest {
  @Test
  void choose_whoKnowsIsAlwaysRight() {
    assertThat(choices(new Player("Sage", "", 1.0))).containsOnly(EAST);
  }

  @Test
  void choose_whoKnowsNothingGuesses() {
    assertThat(choices(new Player("Chance", "", 0.0))).contains(ZERO, EAST);
  }

  @Test
  void choose_whoIsAtHomeKnows() {
    assertThat(choices(new Player("Local", "XA", 0.0))).containsOnly(EAST);
    assertThat(choices(new Player("Guest", "XB", 0.0))).contains(ZERO, EAST);
  }

  private static Stream<City> choices(Player player) {
    Random random = new Random(1);
    Question question = new Question(ZERO, EAST);
    return IntStream.range(0, 100).mapToObj(i -> player.choose(question, random));
  }
}
