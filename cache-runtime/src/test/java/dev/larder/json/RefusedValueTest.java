package dev.larder.json;

import static dev.larder.json.Codecs.codec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.larder.Seeds;
import dev.larder.TypeRef;
import dev.larder.spi.Codec;
import dev.larder.spi.CodecException;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be written or read is refused with an exception that quotes none of it. */
final class RefusedValueTest {
  private static final User ADMIN = new AdminUser();

  @Test
  void encode_valueOfSubclass_isRefused() {
    assertRefused(TypeRef.of(User.class), ADMIN, "AdminUser would come back as a ");
    assertRefused(new TypeRef<List<User>>() {}, List.of(new User(), ADMIN), "[1]");
    assertRefused(new TypeRef<Map<String, User>>() {}, Map.of("secret", ADMIN), "AdminUser");
    assertRefused(new TypeRef<Optional<User>>() {}, Optional.of(ADMIN), "AdminUser");
    assertRefused(TypeRef.of(User[].class), new User[] {ADMIN}, "AdminUser");
    assertRefused(TypeRef.of(Team.class), new Team(ADMIN, List.of()), ".lead");
    assertRefused(TypeRef.of(Team.class), new Team(null, List.of(ADMIN)), ".members[0]");
    assertRefused(new TypeRef<Set<? extends User>>() {}, Set.of(ADMIN), "AdminUser");
    assertRefused(TypeRef.of(Date.class), new Timestamp(1), "Timestamp");
  }

  @Test
  void encode_containerThatWouldNotBeEqual_isRefused() {
    ArrayList<String> anonymous = new ArrayList<>() {};
    assertRefused(new TypeRef<ArrayList<String>>() {}, anonymous, "would come back as");
    assertRefused(new TypeRef<Collection<String>>() {}, Set.of("secret"), "as Collection");
    SortedSet<String> set = new TreeSet<>(Collections.reverseOrder());
    assertRefused(new TypeRef<SortedSet<String>>() {}, set, "comparator");
    SortedMap<String, String> map = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    assertRefused(new TypeRef<SortedMap<String, String>>() {}, map, "comparator");
    assertRefused(new TypeRef<List<SortedMap<String, String>>>() {}, List.of(map), "comparator");
    Map<String, String> nullKey = new HashMap<>();
    nullKey.put(null, "secret");
    assertRefused(new TypeRef<Map<String, String>>() {}, nullKey, "cannot be written");
  }

  @Test
  void encode_keyWithHalfASurrogatePair_isRefused() {
    assertRefused(new TypeRef<Map<String, Integer>>() {}, Map.of("secret \uD83D", 1), "Unicode");
    assertRefused(new TypeRef<Map<Character, Integer>>() {}, Map.of('\uDE00', 1), "Unicode");
  }

  @Test
  void encode_localeWithoutTag_isRefused() {
    assertRefused(TypeRef.of(Locale.class), new Locale("no", "NO", "NY"), "language tag");
  }

  @Test
  void encode_deepNesting_isRefused() {
    Chain chain = null;
    for (int i = 0; i < 100_000; i++) {
      chain = new Chain(chain);
    }
    assertRefused(TypeRef.of(Chain.class), chain, "over a limit");
  }

  @Test
  void encode_cycle_isRefused() {
    Cycle cycle = new Cycle();
    cycle.next = new Cycle();
    cycle.next.next = cycle;
    assertRefused(TypeRef.of(Cycle.class), cycle, "cannot be written");
  }

  private static <V> void assertRefused(TypeRef<V> type, V value, String part) {
    Codec<V> codec = codec(type);
    assertThatExceptionOfType(CodecException.class)
        .isThrownBy(() -> codec.encode(value))
        .withMessageStartingWith("a value of type " + type + " cannot be written: ")
        .withMessageContaining(part)
        .withMessageNotContaining("secret")
        .withNoCause();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "secret",
        "\"secret\"",
        "{",
        "{\"name\":\"secret",
        "{\"name\":\"secret\"}",
        "{\"name\":\"secret\",\"age\":null}",
        "{\"name\":\"secret\",\"age\":1.5}",
        "{\"name\":\"secret\",\"age\":\"1\"}",
        "{\"name\":\"x\",\"age\":\"secret\"}",
        "{\"name\":\"x\",\"age\":99999999999}",
        "{\"name\":\"x\",\"age\":-1}",
        "{\"name\":\"x\",\"age\":1,\"secret\":2}",
        "{\"name\":\"x\",\"age\":1} secret",
        "{\"name\":\"x\",\"age\":1}{}",
        "[{\"name\":\"x\",\"age\":1}]"
      })
  void decode_otherJson_isRefused(String json) {
    Codec<Person> codec = codec(TypeRef.of(Person.class));
    CodecException e = catchThrowableOfType(CodecException.class, () -> Codecs.read(codec, json));
    assertThat(e)
        .hasMessageStartingWith("the JSON is no value of type " + Person.class.getName() + ": ")
        .hasMessageNotContaining("secret")
        .hasNoCause();
  }

  @Test
  void decode_constructorThrows_saysWhatAndWhere() {
    Codec<Map<String, Person>> codec = codec(new TypeRef<Map<String, Person>>() {});
    assertThatExceptionOfType(CodecException.class)
        .isThrownBy(() -> Codecs.read(codec, "{\"secret\":{\"name\":\"secret\",\"age\":-1}}"))
        .withMessageContaining("java.lang.IllegalStateException was thrown, at [..]")
        .withMessageContaining("byte ")
        .withMessageNotContaining("secret");
  }

  @Test
  void decode_deepNesting_isRefused() {
    Codec<Chain> codec = codec(TypeRef.of(Chain.class));
    assertThatExceptionOfType(CodecException.class)
        .isThrownBy(() -> Codecs.read(codec, "{\"next\":".repeat(100_000)))
        .withMessageContaining("over a limit");
  }

  @Test
  void decode_stackOverflow_isRefused() {
    Codec<Bottomless> codec = codec(TypeRef.of(Bottomless.class));
    assertThatExceptionOfType(CodecException.class)
        .isThrownBy(() -> Codecs.read(codec, "{\"x\":1}"))
        .withMessageContaining("nested too deeply");
  }

  @Test
  void decode_damagedBytes_throwsNothingElse() throws CodecException {
    Random random = new Random(Seeds.next(getClass()));
    Codec<Everything> codec = codec(TypeRef.of(Everything.class));
    byte[] whole = codec.encode(Everything.EXAMPLE);
    for (int length = 0; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThatExceptionOfType(CodecException.class)
          .isThrownBy(() -> codec.decode(part, 0, part.length));
    }
    for (int i = 0; i < 10_000; i++) {
      byte[] damaged = whole.clone();
      for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
        damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      }
      decodeOrRefuse(codec, damaged);
    }
  }

  private static void decodeOrRefuse(Codec<?> codec, byte[] bytes) {
    try {
      assertThat(codec.decode(bytes, 0, bytes.length)).isNotNull();
    } catch (CodecException e) {
      assertThat(e.getMessage()).isNotEmpty();
    } catch (RuntimeException | Error e) {
      throw new AssertionError(new String(bytes, StandardCharsets.ISO_8859_1), e);
    }
  }

  static class User {
    String name = "secret";
  }

  static final class AdminUser extends User {
    String rights = "secret";
  }

  record Team(User lead, List<User> members) {}

  record Chain(Chain next) {}

  static final class Cycle {
    Cycle next;
  }

  record Person(String name, int age) {
    Person {
      if (age < 0) {
        throw new IllegalStateException("how old is " + name + "?");
      }
    }
  }

  record Bottomless(int x) {
    Bottomless {
      new Bottomless(x);
    }
  }

  record Everything(
      SealedTypesTest.Shape shape,
      Map<java.time.ZonedDateTime, java.math.BigDecimal> amounts,
      Set<Locale> locales,
      Optional<java.util.UUID> id,
      java.util.EnumMap<java.time.Month, byte[]> months,
      double[] numbers,
      java.util.Currency currency,
      java.net.URI uri,
      java.time.Duration duration,
      java.time.YearMonth month,
      java.time.ZoneId zone,
      Date date,
      char letter) {
    static final Everything EXAMPLE =
        new Everything(
            new SealedTypesTest.Group(
                List.of(new SealedTypesTest.Circle(1), SealedTypesTest.Special.VOID)),
            Map.of(
                java.time.ZonedDateTime.parse("2024-10-27T02:30+01:00[Europe/Berlin]"),
                new java.math.BigDecimal("1E+3")),
            Set.of(Locale.GERMANY),
            Optional.of(new java.util.UUID(1, 2)),
            new java.util.EnumMap<>(Map.of(java.time.Month.MAY, new byte[] {1, 2, 3, 4})),
            new double[] {Double.NaN, 1},
            java.util.Currency.getInstance("EUR"),
            java.net.URI.create("http://a/b"),
            java.time.Duration.ofSeconds(1),
            java.time.YearMonth.of(2024, 1),
            java.time.ZoneId.of("Europe/Berlin"),
            new Date(0),
            'x');
  }
}
