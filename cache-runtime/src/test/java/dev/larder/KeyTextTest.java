package dev.larder;

import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.Currency;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What texts look like. That they tell keys apart is shown by {@link KeyTextUniquenessTest}. */
final class KeyTextTest {
  private static final UUID ID = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");

  record Page(int number, int size) {}

  record Search(String region, List<Long> ids, Page page) {}

  sealed interface Shape permits Circle, Square {}

  record Circle(int radius) implements Shape {}

  record Square(int side) implements Shape {}

  enum Color {
    RED,
    GREEN {
      @Override
      boolean calm() {
        return true;
      }
    };

    boolean calm() {
      return false;
    }
  }

  @Test
  void of_generatedEncoder_readsLikeTheCall() {
    KeyEncoder<Search> encoder =
        (text, key) ->
            text.add(key.region())
                .addAll(key.ids(), KeyText::add)
                .addGroup(key.page(), (t, p) -> t.add(p.number()).add(p.size()));

    Search search = new Search("eu", List.of(1L, 2L), new Page(3, 50));

    assertThat(KeyText.of(encoder, search)).hasToString("eu:[1,2]:(3,50)");
  }

  static Stream<Arguments> strings() {
    return Stream.of(
        Arguments.of("eu", "eu"),
        Arguments.of("", "\"\""),
        Arguments.of(" a b ", " a b "),
        Arguments.of("Zürich 東京 😀", "Zürich 東京 😀"),
        Arguments.of("a:b,c", "a%3Ab%2Cc"),
        Arguments.of("([<{}>])", "%28%5B%3C%7B%7D%3E%5D%29"),
        Arguments.of("*?\\", "%2A%3F%5C"),
        Arguments.of("~!\"=#", "%7E%21%22%3D%23"),
        Arguments.of("100%", "100%25"),
        Arguments.of("%3A", "%253A"),
        Arguments.of("\0\t\n\u007F\u009F", "%00%09%0A%7F%9F"),
        Arguments.of("\u00A0", "\u00A0"),
        Arguments.of("\uD800", "%uD800"),
        Arguments.of("\uDE00\uD83D", "%uDE00%uD83D"),
        Arguments.of("\uD83D😀", "%uD83D😀"),
        Arguments.of("a.b-c_d/e@f+g;h|i&j$k^l'm`n", "a.b-c_d/e@f+g;h|i&j$k^l'm`n"));
  }

  @ParameterizedTest
  @MethodSource("strings")
  void escape_examples(String value, String text) {
    assertThat(KeyText.escape(value)).isEqualTo(text);
    assertThat(textOf(value)).isEqualTo(text);
  }

  static Stream<Arguments> scalars() {
    LocalDateTime noon = LocalDateTime.of(2026, 7, 29, 12, 0);
    return Stream.of(
        Arguments.of("eu", "eu", "String!eu"),
        Arguments.of('*', "%2A", "Character!%2A"),
        Arguments.of(true, "true", "Boolean!true"),
        Arguments.of((byte) -1, "-1", "Byte!-1"),
        Arguments.of((short) 2, "2", "Short!2"),
        Arguments.of(42, "42", "Integer!42"),
        Arguments.of(42L, "42", "Long!42"),
        Arguments.of(1.5f, "1.5", "Float!1.5"),
        Arguments.of(-0.0, "-0.0", "Double!-0.0"),
        Arguments.of(Double.NaN, "NaN", "Double!NaN"),
        Arguments.of(BigInteger.TEN, "10", "BigInteger!10"),
        Arguments.of(new BigDecimal("1.50"), "1.50", "BigDecimal!1.50"),
        Arguments.of(ID, ID.toString(), "UUID!" + ID),
        Arguments.of(Currency.getInstance("EUR"), "EUR", "Currency!EUR"),
        Arguments.of(Color.RED, "RED", "dev.larder.KeyTextTest$Color!RED"),
        Arguments.of(Color.GREEN, "GREEN", "dev.larder.KeyTextTest$Color!GREEN"),
        Arguments.of(DayOfWeek.MONDAY, "MONDAY", "java.time.DayOfWeek!MONDAY"),
        Arguments.of(TimeUnit.DAYS, "DAYS", "java.util.concurrent.TimeUnit!DAYS"),
        Arguments.of(Instant.EPOCH, "1970-01-01T00%3A00%3A00Z", "Instant!1970-01-01T00%3A00%3A00Z"),
        Arguments.of(noon.toLocalDate(), "2026-07-29", "LocalDate!2026-07-29"),
        Arguments.of(noon.toLocalTime(), "12%3A00", "LocalTime!12%3A00"),
        Arguments.of(noon, "2026-07-29T12%3A00", "LocalDateTime!2026-07-29T12%3A00"),
        Arguments.of(
            OffsetTime.of(noon.toLocalTime(), ZoneOffset.UTC), "12%3A00Z", "OffsetTime!12%3A00Z"),
        Arguments.of(
            OffsetDateTime.of(noon, ZoneOffset.ofHours(2)),
            "2026-07-29T12%3A00+02%3A00",
            "OffsetDateTime!2026-07-29T12%3A00+02%3A00"),
        Arguments.of(
            ZonedDateTime.of(noon, ZoneId.of("Europe/Paris")),
            "2026-07-29T12%3A00+02%3A00%5BEurope/Paris%5D",
            "ZonedDateTime!2026-07-29T12%3A00+02%3A00%5BEurope/Paris%5D"),
        Arguments.of(
            ZonedDateTime.of(noon, ZoneOffset.UTC),
            "2026-07-29T12%3A00Z",
            "ZonedDateTime!2026-07-29T12%3A00Z"),
        Arguments.of(Year.of(-5), "-5", "Year!-5"),
        Arguments.of(YearMonth.of(2026, 7), "2026-07", "YearMonth!2026-07"),
        Arguments.of(MonthDay.of(7, 29), "--07-29", "MonthDay!--07-29"),
        Arguments.of(Duration.ofMillis(-1500), "PT-1.5S", "Duration!PT-1.5S"),
        Arguments.of(Period.of(1, 0, -2), "P1Y-2D", "Period!P1Y-2D"),
        Arguments.of(ZoneId.of("Europe/Paris"), "Europe/Paris", "ZoneId!Europe/Paris"),
        Arguments.of(ZoneOffset.ofHours(1), "+01%3A00", "ZoneId!+01%3A00"),
        Arguments.of(new boolean[] {true, false}, "[true,false]", "boolean[]![true,false]"),
        Arguments.of(new byte[] {1, -1}, "[1,-1]", "byte[]![1,-1]"),
        Arguments.of(new short[] {1}, "[1]", "short[]![1]"),
        Arguments.of(new char[] {',', '\uD83D'}, "[%2C,%uD83D]", "char[]![%2C,%uD83D]"),
        Arguments.of(new int[] {1, 2, 3}, "[1,2,3]", "int[]![1,2,3]"),
        Arguments.of(new long[0], "[]", "long[]![]"),
        Arguments.of(new float[] {0.1f}, "[0.1]", "float[]![0.1]"),
        Arguments.of(new double[] {1, -0.0}, "[1.0,-0.0]", "double[]![1.0,-0.0]"));
  }

  @ParameterizedTest
  @MethodSource("scalars")
  void add_examples(Object value, String text, String tagged) {
    assertThat(textOf(value)).isEqualTo(text);
    assertThat(taggedTextOf(value)).isEqualTo(tagged);
  }

  static Stream<Arguments> mixtures() {
    return Stream.of(
        Arguments.of(null, "~"),
        Arguments.of(asList("a", 1, null), "List![String!a,Integer!1,~]"),
        Arguments.of(new LinkedList<>(List.of(List.of())), "List![List![]]"),
        Arguments.of(Set.of(2, "b", 1), "Set!<Integer!1,Integer!2,String!b>"),
        Arguments.of(Map.of("b", 1, "a", 2L), "Map!(String!a=Long!2,String!b=Integer!1)"),
        Arguments.of(Optional.empty(), "Optional!()"),
        Arguments.of(Optional.of(1), "Optional!(Integer!1)"),
        Arguments.of(new String[] {"a", null}, "Object[]![String!a,~]"),
        Arguments.of(new int[][] {{1}, {}}, "Object[]![int[]![1],int[]![]]"));
  }

  @ParameterizedTest
  @MethodSource("mixtures")
  void addTagged_examples(@Nullable Object value, String text) {
    assertThat(taggedTextOf(value)).isEqualTo(text);
  }

  static Stream<Arguments> composites() {
    KeyEncoder<Page> page = (text, p) -> text.add(p.number()).add(p.size());
    return Stream.of(
        composite("", text -> {}),
        composite("~", text -> text.add(null)),
        composite("a:~:\"\"", text -> text.add("a").add(null).add("")),
        composite("[b,a,~]", text -> text.addAll(asList("b", "a", null), KeyText::add)),
        composite("[[1],[]]", text -> text.addAll(List.of(List.of(1), List.of()), ints())),
        composite("<1,10,2>", text -> text.addAll(Set.of(1, 2, 10), KeyText::add)),
        composite("~", text -> text.addAll(null, KeyText::add)),
        composite("(a=1,b=2)", text -> text.addMap(lettersTo2(), KeyText::add, KeyText::add)),
        composite("~", text -> text.addMap(null, KeyText::add, KeyText::add)),
        composite("[a,~]", text -> text.addArray(new String[] {"a", null}, KeyText::add)),
        composite("[[1],~]", text -> text.addArray(new int[][] {{1}, null}, KeyText::add)),
        composite("~", text -> text.addArray(null, KeyText::add)),
        composite("()", text -> text.addOptional(Optional.empty(), KeyText::add)),
        composite("(\"\")", text -> text.addOptional(Optional.of(""), KeyText::add)),
        composite("~", text -> text.addOptional(null, KeyText::add)),
        composite("()", text -> text.addGroup(new Object(), (t, none) -> {})),
        composite("(~)", text -> text.addGroup(new Object(), (t, none) -> t.add(null))),
        composite("~", text -> text.addGroup(null, page)),
        composite("[(1,2),~]", text -> text.addAll(asList(new Page(1, 2), null), grouped(page))),
        composite("Circle!(1)", text -> addShape(text, new Circle(1))),
        composite("Sq%2Aare!(1)", text -> addShape(text, new Square(1))),
        composite("Circle!(1):2", text -> addShape(text, new Circle(1)).add(2)));
  }

  @ParameterizedTest
  @MethodSource("composites")
  void composites_examples(String expected, KeyEncoder<@Nullable Object> encoder) {
    assertThat(KeyText.of(encoder, null)).hasToString(expected);
  }

  @Test
  void addAll_set_ordersByText() {
    List<String> names = List.of("b", "", "a:", "a", "😀");
    String text = setText(new LinkedHashSet<>(names));

    assertThat(text).isEqualTo("<\"\",a,a%3A,b,😀>");
    assertThat(setText(new TreeSet<>(names).descendingSet())).isEqualTo(text);
    assertThat(setText(Set.copyOf(names))).isEqualTo(text);
  }

  @Test
  void addMap_ordersByText() {
    Map<String, Integer> map = new LinkedHashMap<>();
    map.put("b", 1);
    map.put("a", 2);

    assertThat(mapText(map)).isEqualTo("(a=2,b=1)");
    assertThat(mapText(new TreeMap<>(map).descendingMap())).isEqualTo("(a=2,b=1)");
  }

  static Stream<Object> unknown() {
    return Stream.of(
        new Object(),
        new Date(0),
        new StringBuilder("a"),
        new Page(1, 2),
        new ArrayDeque<>(List.of(1)),
        new BigDecimal("1") {
          private static final long serialVersionUID = 1;
        },
        // Two class loaders can have different classes of one name.
        String.class);
  }

  @ParameterizedTest
  @MethodSource("unknown")
  void add_unknownClass_isOpaque(Object value) {
    assertOpaque((text, v) -> text.add(v), value, "#");
    assertOpaque((text, v) -> text.addTagged(v), value, "#");
    assertOpaque((text, v) -> text.add(1).addGroup(v, KeyText::add).add(2), value, "1:(#):2");
    assertOpaque((text, v) -> text.addGroup("a", v, KeyText::add), value, "a!(#)");
    assertOpaque((text, v) -> text.addAll(List.of(v, 1), KeyText::add), value, "[#,1]");
    assertOpaque((text, v) -> text.addAll(Set.of(v), KeyText::add), value, "<#>");
    assertOpaque((text, v) -> text.addArray(new Object[] {v}, KeyText::add), value, "[#]");
    assertOpaque((text, v) -> text.addOptional(Optional.of(v), KeyText::add), value, "(#)");
    assertOpaque(
        (text, v) -> text.addMap(Map.of(1, v), KeyText::add, KeyText::add), value, "(1=#)");
    assertOpaque((text, v) -> text.addTagged(asList(v, null, "#")), value, "List![#,~,String!%23]");
  }

  @Test
  void add_containers_areOpaque() {
    assertOpaque(KeyText::add, List.of(1), "#");
    assertOpaque(KeyText::add, Optional.of(1), "#");
    assertOpaque(KeyText::add, new String[] {"a"}, "#");
  }

  @Test
  void addAll_neitherListNorSet_isOpaque() {
    assertOpaque((text, v) -> text.addAll(v, KeyText::add), new ArrayDeque<>(List.of(1)), "#");
    assertOpaque((text, v) -> text.addAll(v, KeyText::add), Map.of(1, 2).values(), "#");
  }

  /** {@code List.of(new int[0])} does not equal another such list. */
  @Test
  void add_arrayComparedByIdentity_isOpaque() {
    List<int[]> arrays = List.of(new int[0]);
    assertOpaque((text, v) -> text.addAll(v, KeyText::add), arrays, "[#]");
    assertOpaque((text, v) -> text.addTagged(v), arrays, "List![#]");
    assertOpaque(
        (text, v) -> text.addTagged(v), List.of(new Object[][] {{1}}), "List![Object[]!#]");
    assertOpaque(
        (text, v) -> text.addAll(v, (t, a) -> t.addArray(a, KeyText::add)),
        List.<Integer[]>of(new Integer[] {1}),
        "[#]");
    assertOpaque((text, v) -> text.addTagged(v), Optional.of(new int[0]), "Optional!(#)");
  }

  @Test
  void addGroup_inCollection_comparesArraysAsItsEncoderSays() {
    KeyEncoder<List<int[]>> encoder =
        (text, key) -> text.addAll(key, (t, e) -> t.addGroup(e, KeyText::add));
    KeyText text = KeyText.of(encoder, List.of(new int[] {1}));

    assertThat(text).hasToString("[([1])]");
    assertThat(text.isOpaque()).isFalse();
  }

  @Test
  void addAll_elementOfSeveralParts_isRefused() {
    assertThatIllegalStateException()
        .isThrownBy(() -> setText(Set.of("a"), (text, name) -> text.add(name).add(1)))
        .withMessage(
            "the encoder of an element must add exactly one part, but added 2:"
                + " use addGroup for a value of several parts");
  }

  @Test
  void addOptional_elementOfNoPart_isRefused() {
    assertThatIllegalStateException()
        .isThrownBy(
            () -> KeyText.of((text, v) -> text.addOptional(v, (t, e) -> {}), Optional.of(1)))
        .withMessageContaining("but added 0");
  }

  @Test
  void addGroup_tagWithoutValue_isRefused() {
    assertThatNullPointerException()
        .isThrownBy(() -> KeyText.of((text, v) -> text.addGroup("a", null, KeyText::add), ""))
        .withMessage("value");
  }

  private static Arguments composite(String expected, Consumer<KeyText> parts) {
    KeyEncoder<@Nullable Object> encoder = (text, key) -> parts.accept(text);
    return Arguments.of(expected, encoder);
  }

  private static KeyEncoder<List<Integer>> ints() {
    return (text, list) -> text.addAll(list, KeyText::add);
  }

  private static Map<String, Integer> lettersTo2() {
    return Map.of("b", 2, "a", 1);
  }

  private static KeyEncoder<@Nullable Page> grouped(KeyEncoder<Page> components) {
    return (text, page) -> text.addGroup(page, components);
  }

  private static KeyText addShape(KeyText text, Shape shape) {
    return shape instanceof Circle circle
        ? text.addGroup("Circle", circle, (t, c) -> t.add(c.radius()))
        : text.addGroup("Sq*are", (Square) shape, (t, s) -> t.add(s.side()));
  }

  private static String setText(Set<String> set) {
    return setText(set, KeyText::add);
  }

  private static String setText(Set<String> set, KeyEncoder<String> element) {
    return KeyText.of((text, key) -> text.addAll(key, element), set).toString();
  }

  private static String mapText(Map<String, Integer> map) {
    return KeyText.of((text, key) -> text.addMap(key, KeyText::add, KeyText::add), map).toString();
  }

  private static String textOf(Object value) {
    return KeyText.of(KeyText::add, value).toString();
  }

  private static String taggedTextOf(@Nullable Object value) {
    return KeyText.of(KeyText::addTagged, value).toString();
  }

  private static <K> void assertOpaque(KeyEncoder<? super K> encoder, K key, String expected) {
    KeyText text = KeyText.of(encoder, key);
    assertThat(text.isOpaque()).isTrue();
    assertThat(text).hasToString(expected);
  }
}
