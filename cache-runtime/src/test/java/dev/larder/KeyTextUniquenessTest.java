package dev.larder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Equal keys have equal texts, and different keys different ones: for all pairs of random keys. */
final class KeyTextUniquenessTest {
  private static final int KEYS = 400;
  private static final int DIFFERENT_KEYS = 150;

  /** Strings made to be taken for something else. */
  private static final List<String> HOSTILE =
      List.of(
          "",
          "\"\"",
          "\"",
          "~",
          "null",
          "#",
          "[]",
          "()",
          "<>",
          "[a,b]",
          "<a,b>",
          "(a,b)",
          "(a=b)",
          "a",
          "b",
          "a:b",
          "a,b",
          "a=b",
          ":",
          ",",
          "=",
          "*",
          "?",
          "a*",
          "\\",
          "\\*",
          "%",
          "%3A",
          "%253A",
          "%u",
          "%uD800",
          "%00",
          "Long!42",
          "String!a",
          "!",
          "List![]",
          "42",
          "true",
          " ",
          "\0",
          "\u007F",
          "\u0080",
          "\u009F",
          "\u00A0",
          "\u2028",
          "\uFEFF",
          "\uFFFE",
          "\uFFFF",
          "\uD800",
          "\uDC00",
          "\uD800\uDC00",
          "\uDC00\uD800",
          "\uD800\uD800\uDC00",
          "D800",
          "é",
          "e\u0301",
          "ß",
          "SS",
          "İ",
          "😀",
          "東");

  private static final String ALPHABET = "aA1:,()[]<>{}*?\\%~!\"=#\0 é\uD83D\uDE00";
  private static final LocalDateTime NOON = LocalDateTime.of(2026, 7, 29, 12, 0);
  // In Paris this time of day came twice.
  private static final LocalDateTime TWICE = LocalDateTime.of(2026, 10, 25, 2, 30);
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  private static long seed;

  enum Color {
    RED,
    GREEN {}
  }

  enum Signal {
    RED,
    GREEN
  }

  record Pair<A extends @Nullable Object, B extends @Nullable Object>(A first, B second) {}

  /** A shape of keys: how one is made, and how it is written. */
  record Shape<K extends @Nullable Object>(
      String name, Function<RandomGenerator, K> keys, KeyEncoder<? super K> encoder) {

    @Override
    public String toString() {
      return name;
    }
  }

  @BeforeAll
  static void chooseSeed() {
    seed = Seeds.next(KeyTextUniquenessTest.class);
  }

  static Stream<Shape<?>> shapes() {
    return Stream.of(scalars(), strings(), collections(), groups(), arrays(), mixtures())
        .flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("shapes")
  <K extends @Nullable Object> void texts_areEqual_ifAndOnlyIfKeysAre(Shape<K> shape) {
    List<K> keys = keys(shape);
    List<String> texts = keys.stream().map(key -> text(shape, key)).toList();
    for (int i = 0; i < KEYS; i++) {
      for (int j = 0; j <= i; j++) {
        boolean equalKeys = Objects.deepEquals(keys.get(i), keys.get(j));
        if (equalKeys != texts.get(i).equals(texts.get(j))) {
          fail(
              "%s of equal? %s but texts %s and %s; seed %d",
              show(keys.get(i), keys.get(j)), equalKeys, texts.get(i), texts.get(j), seed);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  <K extends @Nullable Object> void texts_areFitForRedisAndPatterns(Shape<K> shape) {
    for (K key : keys(shape)) {
      String text = text(shape, key);
      assertThat(new String(text.getBytes(UTF_8), UTF_8)).as("seed %d", seed).isEqualTo(text);
      assertThat(text).as("seed %d", seed).doesNotContainPattern("[*?\\\\{}#\\p{Cntrl}]");
    }
  }

  @Test
  void setsAndMaps_anyInsertionOrder_haveOneText() {
    RandomGenerator random = new SplittableRandom(seed);
    for (int i = 0; i < 500; i++) {
      List<String> names = listOf(random, 6, KeyTextUniquenessTest::plainString);
      List<String> shuffled = new ArrayList<>(names);
      Collections.shuffle(shuffled, new Random(seed + i));

      assertThat(setText(new LinkedHashSet<>(shuffled)))
          .as("seed %d", seed)
          .isEqualTo(setText(new LinkedHashSet<>(names)))
          .isEqualTo(setText(Set.copyOf(names)));
      assertThat(mapText(lengths(shuffled, new LinkedHashMap<>())))
          .as("seed %d", seed)
          .isEqualTo(mapText(lengths(names, new LinkedHashMap<>())))
          .isEqualTo(mapText(lengths(names, new HashMap<>())));
    }
  }

  @Test
  void escapedArgument_inAPattern_isTakenLiterally() {
    for (String region : HOSTILE) {
      Glob pattern = Glob.of(KeyText.escape(region) + ":*");
      for (String other : HOSTILE) {
        String text = KeyText.of((t, key) -> t.add(key).add(other), other).toString();
        assertThat(pattern.matches(text)).as(text).isEqualTo(region.equals(other));
      }
    }
  }

  /** Its zone and its offset are equal, but not the same object, which its toString shows. */
  @Test
  void zonedDateTime_ofEqualOffsets_hasOneText() {
    ZonedDateTime shared = ZonedDateTime.of(NOON, ZoneOffset.ofTotalSeconds(1));
    ZonedDateTime apart =
        ZonedDateTime.ofStrict(NOON, ZoneOffset.ofTotalSeconds(1), ZoneOffset.ofTotalSeconds(1));

    assertThat(apart).isEqualTo(shared);
    assertThat(KeyText.of(KeyText::add, apart))
        .hasToString(KeyText.of(KeyText::add, shared).toString());
  }

  /** {@code enum String { A }} would have the text of the string "A". */
  @Test
  void addTagged_enumOfUnnamedPackage_isOpaque(@TempDir Path directory) throws Exception {
    Object constant = compileEnum(directory).getEnumConstants()[0];

    assertThat(KeyText.of(KeyText::addTagged, constant).isOpaque()).isTrue();
    assertThat(KeyText.of(KeyText::add, constant)).hasToString("A");
  }

  private static Class<?> compileEnum(Path directory) throws IOException, ClassNotFoundException {
    Path source = Files.writeString(directory.resolve("String.java"), "enum String { A }");
    int errors = ToolProvider.getSystemJavaCompiler().run(null, null, null, source.toString());
    assertThat(errors).isZero();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {directory.toUri().toURL()})) {
      return loader.loadClass("String");
    }
  }

  private static List<Shape<?>> scalars() {
    return List.of(
        scalar("Boolean", RandomGenerator::nextBoolean),
        scalar("Character", r -> ALPHABET.charAt(r.nextInt(ALPHABET.length()))),
        scalar("Byte", r -> (byte) number(r)),
        scalar("Short", r -> (short) number(r)),
        scalar("Integer", r -> (int) number(r)),
        scalar("Long", KeyTextUniquenessTest::number),
        scalar("Float", KeyTextUniquenessTest::floating),
        scalar("Double", KeyTextUniquenessTest::fractional),
        scalar("BigInteger", r -> BigInteger.valueOf(number(r)).pow(1 + r.nextInt(3))),
        scalar("BigDecimal", KeyTextUniquenessTest::decimal),
        scalar("UUID", r -> new UUID(number(r), number(r))),
        scalar("Currency", r -> pick(r, List.copyOf(Currency.getAvailableCurrencies()))),
        scalar("Color", r -> pick(r, Color.values())),
        scalar("Instant", KeyTextUniquenessTest::instant),
        scalar("LocalDate", KeyTextUniquenessTest::date),
        scalar("LocalTime", KeyTextUniquenessTest::time),
        scalar("LocalDateTime", r -> LocalDateTime.of(date(r), time(r))),
        scalar("OffsetTime", r -> OffsetTime.of(time(r), offset(r))),
        scalar("OffsetDateTime", r -> OffsetDateTime.of(date(r), time(r), offset(r))),
        scalar("ZonedDateTime", KeyTextUniquenessTest::zoned),
        scalar("Year", r -> Year.of(date(r).getYear())),
        scalar("YearMonth", r -> YearMonth.from(date(r))),
        scalar("MonthDay", r -> MonthDay.from(date(r))),
        scalar("Duration", KeyTextUniquenessTest::duration),
        scalar("Period", r -> Period.of(small(r), small(r), small(r))),
        scalar("ZoneId", KeyTextUniquenessTest::zone),
        scalar("ZoneOffset", KeyTextUniquenessTest::offset));
  }

  private static List<Shape<?>> strings() {
    return List.of(
        scalar("String", KeyTextUniquenessTest::string),
        new Shape<>(
            "String:String",
            KeyTextUniquenessTest::pair,
            (text, key) -> text.add(key.first()).add(key.second())),
        new Shape<>(
            "String:String:String",
            r -> new Pair<>(string(r), pair(r)),
            (text, key) ->
                text.add(key.first()).add(key.second().first()).add(key.second().second())));
  }

  private static List<Shape<?>> collections() {
    KeyEncoder<Collection<String>> names = (text, key) -> text.addAll(key, KeyText::add);
    return List.of(
        new Shape<>("List", KeyTextUniquenessTest::list, names),
        new Shape<>("Set", KeyTextUniquenessTest::set, names),
        new Shape<>(
            "List:List",
            r -> new Pair<>(list(r), list(r)),
            (text, key) ->
                text.addAll(key.first(), KeyText::add).addAll(key.second(), KeyText::add)),
        new Shape<>(
            "List of lists",
            r -> listOf(r, 3, KeyTextUniquenessTest::list),
            (text, key) -> text.addAll(key, names)),
        new Shape<>(
            "Set of lists",
            r -> new LinkedHashSet<>(listOf(r, 3, KeyTextUniquenessTest::list)),
            (text, key) -> text.addAll(key, names)),
        new Shape<>(
            "Set of sets",
            r -> new LinkedHashSet<>(listOf(r, 3, KeyTextUniquenessTest::set)),
            (text, key) -> text.addAll(key, names)),
        new Shape<>(
            "Map",
            KeyTextUniquenessTest::map,
            (text, key) -> text.addMap(key, KeyText::add, KeyText::add)),
        new Shape<>(
            "Map of lists to sets",
            r -> Map.of(list(r), set(r)),
            (text, key) -> text.addMap(key, names, names)),
        new Shape<>(
            "Optional",
            KeyTextUniquenessTest::optional,
            (text, key) -> text.addOptional(key, KeyText::add)),
        new Shape<>(
            "Optional of Optional",
            r -> Optional.ofNullable(r.nextBoolean() ? optional(r) : null),
            (text, key) -> text.addOptional(key, (t, inner) -> t.addOptional(inner, KeyText::add))),
        new Shape<>(
            "nullable List",
            r -> r.nextInt(4) == 0 ? null : list(r),
            (text, key) -> text.addAll(key, KeyText::add)));
  }

  private static List<Shape<?>> groups() {
    KeyEncoder<Pair<String, String>> components =
        (text, pair) -> text.add(pair.first()).add(pair.second());
    return List.of(
        new Shape<>(
            "record", KeyTextUniquenessTest::pair, (text, key) -> text.addGroup(key, components)),
        new Shape<>(
            "record of records",
            r -> new Pair<>(pair(r), pair(r)),
            (text, key) ->
                text.addGroup(
                    key,
                    (t, outer) ->
                        t.addGroup(outer.first(), components)
                            .addGroup(outer.second(), components))),
        new Shape<>(
            "record of a string and lists",
            r -> new Pair<>(string(r), new Pair<>(list(r), list(r))),
            (text, key) ->
                text.addGroup(
                    key,
                    (t, outer) ->
                        t.add(outer.first())
                            .addAll(outer.second().first(), KeyText::add)
                            .addAll(outer.second().second(), KeyText::add))),
        new Shape<>(
            "List of records",
            r -> listOf(r, 3, KeyTextUniquenessTest::pair),
            (text, key) -> text.addAll(key, (t, e) -> t.addGroup(e, components))),
        new Shape<>(
            "tagged record",
            r -> new Pair<>(plainString(r), pair(r)),
            (text, key) -> text.addGroup(key.first(), key.second(), components)));
  }

  private static List<Shape<?>> arrays() {
    return List.of(
        scalar(
            "boolean[]", r -> r.nextBoolean() ? new boolean[] {r.nextBoolean()} : new boolean[0]),
        scalar("byte[]", r -> plainString(r).getBytes(UTF_8)),
        scalar("short[]", r -> new short[] {(short) number(r), (short) number(r)}),
        scalar("char[]", r -> plainString(r).toCharArray()),
        scalar("int[]", r -> r.ints(r.nextInt(3), -1, 12).toArray()),
        scalar("long[]", r -> r.longs(r.nextInt(3), -1, 12).toArray()),
        scalar("float[]", r -> new float[] {floating(r)}),
        scalar("double[]", r -> new double[] {fractional(r), fractional(r)}),
        new Shape<>(
            "String[]",
            KeyTextUniquenessTest::stringArray,
            (text, key) -> text.addArray(key, KeyText::add)),
        new Shape<>(
            "String[][]",
            r -> new String[][] {stringArray(r), r.nextBoolean() ? null : stringArray(r)},
            (text, key) -> text.addArray(key, (t, row) -> t.addArray(row, KeyText::add))));
  }

  private static List<Shape<?>> mixtures() {
    return List.of(
        tagged("scalar", 0),
        tagged("flat", 1),
        tagged("deep", 2),
        tagged("deeper", 3),
        new Shape<>(
            "Object:Object",
            r -> new Pair<>(anything(r, 1, false), anything(r, 1, false)),
            (text, key) -> text.addTagged(key.first()).addTagged(key.second())),
        new Shape<>(
            "List<Object>",
            r -> listOf(r, 3, random -> anything(random, 2, false)),
            (text, key) -> text.addAll(key, KeyText::addTagged)));
  }

  private static Shape<?> tagged(String name, int depth) {
    return new Shape<>(name + " Object", r -> anything(r, depth, true), KeyText::addTagged);
  }

  private static <K> Shape<K> scalar(String name, Function<RandomGenerator, @Nullable K> keys) {
    return new Shape<K>(name, keys, KeyText::add);
  }

  /** Returns keys of which many are equal, but hardly any are the same object. */
  private static <K extends @Nullable Object> List<K> keys(Shape<K> shape) {
    RandomGenerator random = new SplittableRandom(seed);
    List<K> keys = new ArrayList<>();
    for (int i = 0; i < KEYS; i++) {
      keys.add(shape.keys().apply(new SplittableRandom(seed + random.nextInt(DIFFERENT_KEYS))));
    }
    return keys;
  }

  private static <K extends @Nullable Object> String text(Shape<K> shape, K key) {
    KeyText text = KeyText.of(shape.encoder(), key);
    assertThat(text.isOpaque()).as("%s, seed %d", text, seed).isFalse();
    return text.toString();
  }

  private static String show(Object... keys) {
    return Arrays.deepToString(keys);
  }

  private static @Nullable Object anything(RandomGenerator r, int depth, boolean arrays) {
    if (depth == 0 || r.nextInt(4) == 0) {
      return leaf(r);
    }
    Function<RandomGenerator, @Nullable Object> inside = next -> anything(next, depth - 1, false);
    return switch (r.nextInt(arrays ? 8 : 5)) {
      case 0 -> listOf(r, 3, inside);
      case 1 -> new LinkedHashSet<>(listOf(r, 3, inside));
      case 2 -> mapOf(r, inside);
      case 3 -> Optional.ofNullable(inside.apply(r));
      case 4 -> List.of();
      case 5 -> listOf(r, 3, next -> anything(next, depth - 1, true)).toArray();
      case 6 -> stringArray(r);
      default -> pick(r, new int[0], new int[] {1}, new long[] {1}, new long[0], new char[] {'1'});
    };
  }

  private static @Nullable Object leaf(RandomGenerator r) {
    return switch (r.nextInt(12)) {
      case 0 -> (byte) small(r);
      case 1 -> (short) small(r);
      case 2 -> small(r);
      case 3 -> (long) small(r);
      case 4 -> BigInteger.valueOf(small(r));
      case 5 -> decimal(r);
      case 6 -> pick(r, 0.0, -0.0, 1.0, 0.0f, 1.0f, Double.NaN, Float.NaN);
      case 7 -> pick(r, '1', 'a', '~', true, false);
      case 8 -> pick(r, Color.RED, Color.GREEN, Signal.RED, Signal.GREEN);
      case 9 -> pick(r, DayOfWeek.MONDAY, Month.MAY, TimeUnit.DAYS, Year.of(1), zone(r), offset(r));
      default -> string(r);
    };
  }

  private static @Nullable String string(RandomGenerator r) {
    return r.nextInt(12) == 0 ? null : plainString(r);
  }

  private static String plainString(RandomGenerator r) {
    if (r.nextBoolean()) {
      return pick(r, HOSTILE);
    }
    StringBuilder text = new StringBuilder();
    for (int left = r.nextInt(4); left > 0; left--) {
      text.append(ALPHABET.charAt(r.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }

  private static Pair<@Nullable String, @Nullable String> pair(RandomGenerator r) {
    return new Pair<>(string(r), string(r));
  }

  private static List<@Nullable String> list(RandomGenerator r) {
    return listOf(r, 3, KeyTextUniquenessTest::string);
  }

  private static Set<@Nullable String> set(RandomGenerator r) {
    return new LinkedHashSet<>(list(r));
  }

  private static Map<@Nullable String, @Nullable String> map(RandomGenerator r) {
    return mapOf(r, KeyTextUniquenessTest::string);
  }

  private static Optional<String> optional(RandomGenerator r) {
    return Optional.ofNullable(string(r));
  }

  private static @Nullable String[] stringArray(RandomGenerator r) {
    return list(r).toArray(new String[0]);
  }

  private static <E extends @Nullable Object> List<E> listOf(
      RandomGenerator r, int maxSize, Function<RandomGenerator, E> element) {
    List<E> list = new ArrayList<>();
    for (int left = r.nextInt(maxSize + 1); left > 0; left--) {
      list.add(element.apply(r));
    }
    return list;
  }

  private static <E extends @Nullable Object> Map<E, E> mapOf(
      RandomGenerator r, Function<RandomGenerator, E> element) {
    Map<E, E> map = new LinkedHashMap<>();
    for (int left = r.nextInt(3); left > 0; left--) {
      map.put(element.apply(r), element.apply(r));
    }
    return map;
  }

  private static int small(RandomGenerator r) {
    return r.nextInt(-2, 3);
  }

  private static long number(RandomGenerator r) {
    return r.nextBoolean()
        ? small(r)
        : pick(r, Long.MIN_VALUE, Long.MAX_VALUE, Integer.MIN_VALUE, 127L, 128L, r.nextLong())
            .longValue();
  }

  private static double fractional(RandomGenerator r) {
    double value = Double.longBitsToDouble(r.nextLong());
    return pick(r, 0.0, -0.0, 1e7, 1e-3, Math.nextUp(1e-3), 2e23, Double.NaN, 0.1, value);
  }

  private static float floating(RandomGenerator r) {
    float value = Float.intBitsToFloat(r.nextInt());
    return pick(r, 0.0f, -0.0f, 1e7f, 3.3554432E7f, Math.nextUp(0.1f), Float.NaN, 0.1f, value);
  }

  private static BigDecimal decimal(RandomGenerator r) {
    return new BigDecimal(
        pick(r, "0", "0.0", "0E+3", "-0.00", "1", "1.0", "1.00", "1E+1", "10", "1E-10", "-1"));
  }

  private static LocalDate date(RandomGenerator r) {
    int year = pick(r, Year.MIN_VALUE, -10_000, -1, 0, 1, 999, 2026, 9_999, 10_000, Year.MAX_VALUE);
    return LocalDate.ofYearDay(year, 1 + r.nextInt(365));
  }

  private static LocalTime time(RandomGenerator r) {
    int nanos = pick(r, 0, 1, 1_000, 1_000_000, 10_000_000, 100_000_000, 999_999_999);
    return LocalTime.of(r.nextInt(2), r.nextInt(2), r.nextInt(2), nanos);
  }

  private static Instant instant(RandomGenerator r) {
    return pick(
        r,
        Instant.MIN,
        Instant.MAX,
        LocalDateTime.of(date(r).withDayOfYear(2), time(r)).toInstant(ZoneOffset.UTC));
  }

  private static ZoneOffset offset(RandomGenerator r) {
    return ZoneOffset.ofTotalSeconds(pick(r, 0, 1, -1, 60, 3600, -3600, 3661, 64_800));
  }

  private static ZoneId zone(RandomGenerator r) {
    return r.nextBoolean()
        ? offset(r)
        : ZoneId.of(pick(r, "Z", "UTC", "GMT", "UT", "UTC+01:00", "GMT0", "Etc/UTC", "Asia/Tokyo"));
  }

  private static ZonedDateTime zoned(RandomGenerator r) {
    ZoneId zone = pick(r, zone(r), PARIS);
    ZonedDateTime time = ZonedDateTime.of(pick(r, NOON, TWICE), zone);
    ZonedDateTime later = r.nextBoolean() ? time.withLaterOffsetAtOverlap() : time;
    ZoneOffset copy = ZoneOffset.ofTotalSeconds(later.getOffset().getTotalSeconds());
    return ZonedDateTime.ofStrict(later.toLocalDateTime(), copy, zone);
  }

  private static Duration duration(RandomGenerator r) {
    long seconds = pick(r, 0L, 1L, -1L, 60L, -60L, -61L, 3600L, Long.MIN_VALUE, Long.MAX_VALUE);
    return Duration.ofSeconds(seconds, pick(r, 0, 1, 1_000, 500_000_000, 999_999_999));
  }

  private static <E> E pick(RandomGenerator r, List<E> values) {
    return values.get(r.nextInt(values.size()));
  }

  @SafeVarargs
  private static <E> E pick(RandomGenerator r, E... values) {
    return values[r.nextInt(values.length)];
  }

  private static Map<String, Integer> lengths(List<String> names, Map<String, Integer> map) {
    names.forEach(name -> map.put(name, Objects.toString(name).length()));
    return map;
  }

  private static String setText(Set<String> set) {
    return KeyText.of((text, key) -> text.addAll(key, KeyText::add), set).toString();
  }

  private static String mapText(Map<String, Integer> map) {
    return KeyText.of((text, key) -> text.addMap(key, KeyText::add, KeyText::add), map).toString();
  }
}
