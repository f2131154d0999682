package dev.larder.processor;

import static dev.larder.processor.Misuse.inService;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said about the values of {@code @Cached}, and where. */
class CachedValuesDiagnosticsTest {

  /** The place of an expression is that of its operator, or of its last dot. */
  @ParameterizedTest
  @CsvSource({"^0, 0", "^-1, -1", "2 ^- 5, -3", "Integer^.MIN_VALUE, -2147483648"})
  void seconds_lessThanOne(String marked, String value) {
    inService("@Cached(seconds = %s) public String find() { return null; }".formatted(marked))
        .gives(
            Message.CachedSeconds, "seconds must be at least 1, but is " + value, "remove @Cached");
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "-10_000, -10000"})
  void maxEntries_lessThanOne(String written, String value) {
    inService(
            "@Cached(maxEntries = ^%s) public String find(long id) { return null; }"
                .formatted(written))
        .gives(Message.CachedMaxEntries, "maxEntries must be at least 1, but is " + value);
  }

  @ParameterizedTest
  @ValueSource(ints = {-2, 31, 100})
  void nullSeconds_outOfRange(int value) {
    inService(
            "@Cached(seconds = 30, nullSeconds = ^%s) public String find() { return null; }"
                .formatted(value))
        .gives(Message.CachedNullSeconds, "seconds, which is 30, but is " + value + ".");
  }

  @Test
  void nullSeconds_moreThanDefaultSeconds() {
    inService("@Cached(nullSeconds = ^61) public String find() { return null; }")
        .gives(Message.CachedNullSeconds, "seconds, which is 60, but is 61.");
  }

  @Test
  void nullSeconds_outOfRangeBecauseSecondsIs_isOneError() {
    inService("@Cached(seconds = ^0, nullSeconds = 1) public String find() { return null; }")
        .gives(Message.CachedSeconds, "but is 0");
  }

  @ParameterizedTest
  @CsvSource({"^0.51, 0.51", "^-0.1, -0.1", "^1, 1.0", "1 ^/ 0.0, Infinity", "Double^.NaN, NaN"})
  void jitter_outOfRange(String marked, String value) {
    inService("@Cached(jitter = %s) public String find() { return null; }".formatted(marked))
        .gives(Message.CachedJitter, "from 0 to 0.5, but is " + value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a b",
        "a:b",
        "a*",
        "what?",
        "{id}",
        "100%",
        " ",
        "a\\tb",
        "a\\\\b",
        "a\\nb",
        "a\\u0085b"
      })
  void name_withForbiddenCharacter(String written) {
    inService("@Cached(name = ^\"%s\") public String find() { return null; }".formatted(written))
        .gives(Message.CachedName, "cannot name a cache", "Use letters, digits, dots and dashes");
  }

  @Test
  void name_usedTwice() {
    inService(
            """
            @Cached(name = "users") public String find(long id) { return null; }
            @Cached(name = ^"users") public int count(String region, int... pages) { return 0; }
            """)
        .gives(
            Message.CachedDuplicateName,
            "find(long) and count(String, int...)",
            "the cache named 'users'",
            "a name of its own");
  }

  @Test
  void name_thatIsTheDefaultOfAnother() {
    inService(
            """
            @Cached public String find(long id) { return null; }
            @Cached(name = ^"test.Service.find") public int count() { return 0; }
            """)
        .gives(Message.CachedDuplicateName, "find(long) and count()", "'test.Service.find'");
  }

  @Test
  void name_ofOverloadsWithTypesOfOneSimpleName() {
    inService(
            """
            @Cached public String find(java.util.Date day) { return null; }
            ^@Cached public String find(java.sql.Date day) { return null; }
            """)
        .gives(Message.CachedDuplicateName, "'test.Service.find(Date)'");
  }
}
