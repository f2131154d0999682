package dev.larder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GlobTest {

  @ParameterizedTest
  @CsvSource({
    "eu:42, eu:42, true",
    "eu:42, eu:421, false",
    "eu:42, eu:4, false",
    "eu:*, eu:42, true",
    "eu:*, 'eu:', true",
    "eu:*, 'eu:42:[1,2]', true",
    "eu:*, us:42, false",
    "*:42, eu:42, true",
    "*:42, eu:42:42, true",
    "*:42, eu:42:43, false",
    "e*:*2, eu:42, true",
    "*u*4*, eu:42, true",
    "*4*u*, eu:42, false",
    "**, eu, true",
    "?, e, true",
    "?, eu, false",
    "?, '', false",
    "?*, e, true",
    "*?, '', false",
    "e??, eu, false",
    "'', '', true",
    "'', e, false",
    "*, '', true",
    "EU, eu, false",
    "'[a-z]', a, false",
    "'[a-z]', '[a-z]', true",
    "(a|b).+, (a|b).+, true",
    "'{a,b}', a, false",
    "'^$', '', false",
  })
  void matches_examples(String pattern, String text, boolean expected) {
    assertThat(Glob.of(pattern).matches(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "?, 😀, true",
    "??, 😀, false",
    "*??, 😀, false",
    "a?b, a😀b, true",
    "*😀, 😀😀, true"
  })
  void matches_surrogatePair_isOneCharacter(String pattern, String text, boolean expected) {
    assertThat(Glob.of(pattern).matches(text)).isEqualTo(expected);
  }

  @Test
  void matches_starBeforeHalfAPair_doesNotSplitIt() {
    assertThat(Glob.of("*\uDE00").matches("\uD83D\uDE00")).isFalse();
  }

  @Test
  void matches_anyCharSequence() {
    assertThat(Glob.of("eu:*").matches(new StringBuilder("eu:42"))).isTrue();
  }

  @Test
  void matches_randomPatterns_agreesWithRegex() {
    long seed = Seeds.next(getClass());
    Random random = new Random(seed);
    for (int i = 0; i < 200_000; i++) {
      String pattern = randomString(random, "ab*?😀", 8);
      String text = randomString(random, "ab😀", 10);
      assertThat(Glob.of(pattern).matches(text))
          .as("\"%s\" on \"%s\", seed %d", pattern, text, seed)
          .isEqualTo(regex(pattern).matcher(text).matches());
    }
  }

  /** A matcher that tries every way to share the text among the stars would not come to an end. */
  @Test
  void matches_manyStarsOnAlmostMatchingText_ends() {
    String text = "a".repeat(10_000);
    assertThat(Glob.of("*a".repeat(1_000) + "*b").matches(text)).isFalse();
    assertThat(Glob.of("*a".repeat(1_000) + "*").matches(text)).isTrue();
    assertThat(Glob.of("*" + "a".repeat(1_000) + "b").matches(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "**", "*****"})
  void matchesAll_onlyStars(String pattern) {
    assertThat(Glob.of(pattern).matchesAll()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?", "*?", "a*", "*a", "*a*"})
  void matchesAll_anythingElse_isFalse(String pattern) {
    assertThat(Glob.of(pattern).matchesAll()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\*", "a\\*", "a\\"})
  void of_backslash_isRefused(String pattern) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Glob.of(pattern))
        .withMessageContaining("\"" + pattern + "\"")
        .withMessageContaining("KeyText.escape(argument)");
  }

  @Test
  void of_null_isRefused() {
    assertThatNullPointerException().isThrownBy(() -> Glob.of(null));
  }

  @Test
  void toString_isThePattern() {
    assertThat(Glob.of("a*?")).hasToString("a*?");
  }

  private static Pattern regex(String glob) {
    StringBuilder regex = new StringBuilder();
    glob.codePoints()
        .forEach(
            c ->
                regex.append(
                    c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c))));
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }

  private static String randomString(Random random, String alphabet, int maxLength) {
    int[] characters = alphabet.codePoints().toArray();
    StringBuilder text = new StringBuilder();
    for (int left = random.nextInt(maxLength + 1); left > 0; left--) {
      text.appendCodePoint(characters[random.nextInt(characters.length)]);
    }
    return text.toString();
  }
}
