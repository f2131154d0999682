package dev.larder.json;

import static dev.larder.json.Codecs.assertComesBack;
import static dev.larder.json.Codecs.codec;
import static dev.larder.json.Codecs.json;
import static dev.larder.json.Codecs.roundTrip;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.larder.TypeRef;
import dev.larder.spi.CodecException;
import java.beans.ConstructorProperties;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Currency;
import java.util.Date;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.deser.std.FromStringDeserializer;
import tools.jackson.databind.ser.std.ToStringSerializer;

/** What is read back is equal to what was written. */
final class RoundTripTest {

  static Stream<Object> scalars() {
    return Stream.of(
            numbers(),
            Stream.of(
                true,
                false,
                'x',
                '\0',
                '"',
                '€',
                "",
                " ",
                "null",
                "NaN",
                "😀 \0 \u2028 \\ \" é",
                UUID.fromString("123e4567-e89b-12d3-a456-426614174000"),
                new UUID(0, 0),
                Currency.getInstance("EUR"),
                URI.create("https://user@example.com:8080/a%20b?c=d#e"),
                URI.create(""),
                URI.create("a/b"),
                new Date(0),
                new Date(-1),
                new Date(1_700_000_000_123L),
                Planet.EARTH,
                Planet.MARS,
                DayOfWeek.FRIDAY,
                Month.JANUARY),
            locales(),
            dates(),
            zones())
        .flatMap(stream -> stream);
  }

  private static Stream<Object> numbers() {
    return Stream.of(
        0,
        Integer.MIN_VALUE,
        Integer.MAX_VALUE,
        Long.MIN_VALUE,
        Long.MAX_VALUE,
        9_007_199_254_740_993L,
        Byte.MIN_VALUE,
        Short.MAX_VALUE,
        0.0,
        -0.0,
        0.1,
        1e300,
        Double.MIN_VALUE,
        Double.MAX_VALUE,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        0.1f,
        -0.0f,
        Float.MIN_VALUE,
        Float.MAX_VALUE,
        Float.NaN,
        Float.NEGATIVE_INFINITY,
        new BigDecimal("1.10"),
        new BigDecimal("1E+3"),
        new BigDecimal("0.00"),
        new BigDecimal("0E+7"),
        new BigDecimal("-1E-400"),
        new BigDecimal("1E+100000"),
        new BigDecimal("123456789012345678901234567890.123456789012345678901234567890"),
        new BigDecimal("1".repeat(2000) + "." + "2".repeat(2000)),
        BigInteger.ZERO,
        BigInteger.TEN.pow(5000).negate());
  }

  private static Stream<Object> locales() {
    return Stream.of(
        Locale.ROOT,
        Locale.GERMAN,
        Locale.CANADA_FRENCH,
        Locale.forLanguageTag("zh-Hant-TW"),
        Locale.forLanguageTag("sr-Latn"),
        new Locale.Builder().setRegion("DE").build(),
        Locale.forLanguageTag("de-DE-1996"),
        Locale.forLanguageTag("ja-JP-u-ca-japanese"),
        Locale.forLanguageTag("zh-Hant-TW-u-nu-hanidec-x-lvariant-POSIX"),
        new Locale("th", "TH", "TH"));
  }

  private static Stream<Object> dates() {
    LocalDateTime local = LocalDateTime.of(2024, 2, 29, 23, 59, 59, 123_456_789);
    return Stream.of(
        Instant.EPOCH,
        Instant.MIN,
        Instant.MAX,
        Instant.parse("2024-02-29T12:00:00.000000001Z"),
        Instant.parse("-0044-03-15T12:00:00Z"),
        LocalDate.of(2024, 2, 29),
        LocalDate.MIN,
        LocalDate.MAX,
        LocalTime.MIDNIGHT,
        LocalTime.MIN,
        LocalTime.MAX,
        LocalTime.of(12, 30),
        local,
        LocalDateTime.MIN,
        LocalDateTime.MAX,
        LocalDateTime.of(2024, 1, 1, 0, 0),
        Duration.ZERO,
        Duration.ofSeconds(-1, 1),
        Duration.ofSeconds(Long.MAX_VALUE, 999_999_999),
        Duration.ofSeconds(Long.MIN_VALUE),
        Period.ZERO,
        Period.of(-1, 13, 400),
        Period.ofWeeks(2),
        Year.of(2024),
        Year.of(-44),
        Year.of(Year.MAX_VALUE),
        YearMonth.of(2024, 2),
        YearMonth.of(-44, 3),
        YearMonth.of(12345, 12),
        MonthDay.of(2, 29));
  }

  private static Stream<Object> zones() {
    LocalDateTime local = LocalDateTime.of(2024, 2, 29, 23, 59, 59, 123_456_789);
    LocalDateTime twice = LocalDateTime.of(2024, 10, 27, 2, 30);
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    return Stream.of(
        berlin,
        ZoneId.of("UTC"),
        ZoneId.of("Z"),
        ZoneId.of("GMT+2"),
        ZoneId.of("UTC+01:30"),
        ZoneOffset.UTC,
        ZoneOffset.ofHours(-7),
        ZoneOffset.ofTotalSeconds(3723),
        local.atOffset(ZoneOffset.ofHours(5)),
        local.atOffset(ZoneOffset.UTC),
        local.atOffset(ZoneOffset.ofTotalSeconds(-3723)),
        OffsetDateTime.MIN,
        OffsetDateTime.MAX,
        OffsetTime.MIN,
        OffsetTime.MAX,
        OffsetTime.of(12, 0, 0, 1, ZoneOffset.UTC),
        local.atZone(berlin),
        local.atZone(ZoneId.of("UTC")),
        local.atZone(ZoneOffset.UTC),
        local.atZone(ZoneId.of("GMT")),
        local.atZone(ZoneId.of("GMT+2")),
        local.atZone(ZoneId.of("UT+2")),
        local.atZone(ZoneOffset.ofHours(2)),
        ZonedDateTime.ofLocal(twice, berlin, ZoneOffset.ofHours(1)),
        ZonedDateTime.ofLocal(twice, berlin, ZoneOffset.ofHours(2)),
        LocalDateTime.of(-44, 3, 15, 0, 0).atZone(ZoneId.of("America/New_York")));
  }

  /** The type that users declare, which may be a superclass. */
  private static Class<?> declaredType(Object scalar) {
    return scalar instanceof Enum<?> constant
        ? constant.getDeclaringClass()
        : scalar instanceof ZoneId ? ZoneId.class : scalar.getClass();
  }

  @ParameterizedTest
  @MethodSource("scalars")
  void scalar_comesBackEqual(Object scalar) throws CodecException {
    assertComesBack(TypeRef.of(erased(declaredType(scalar))), scalar);
  }

  @ParameterizedTest
  @MethodSource("scalars")
  void scalarInListAndOptional_comesBackEqual(Object scalar) throws CodecException {
    var types = tools.jackson.databind.type.TypeFactory.createDefaultInstance();
    var list = types.constructCollectionType(List.class, declaredType(scalar));
    List<Object> value = Arrays.asList(scalar, null, scalar);
    assertThat(Codecs.read(codec(list), json(codec(list), value))).isEqualTo(value);
    var optional =
        types.constructReferenceType(Optional.class, types.constructType(declaredType(scalar)));
    assertThat(Codecs.read(codec(optional), json(codec(optional), Optional.of(scalar))))
        .isEqualTo(Optional.of(scalar));
  }

  @ParameterizedTest
  @MethodSource("scalars")
  void scalarAsKey_comesBackEqual(Object scalar) throws CodecException {
    if (scalar instanceof Date) {
      return;
    }
    var types = tools.jackson.databind.type.TypeFactory.createDefaultInstance();
    var map = types.constructMapType(Map.class, declaredType(scalar), Integer.class);
    Map<Object, Integer> value = Map.of(scalar, 1);
    assertThat(Codecs.read(codec(map), json(codec(map), value))).isEqualTo(value);
  }

  @SuppressWarnings("unchecked")
  private static Class<Object> erased(Class<?> type) {
    return (Class<Object>) type;
  }

  @Test
  void zoneOffset_declaredAsSuch_comesBack() throws CodecException {
    assertComesBack(TypeRef.of(ZoneOffset.class), ZoneOffset.ofHours(2));
  }

  @Test
  void halfASurrogatePair_comesBack() throws CodecException {
    assertComesBack(TypeRef.of(String.class), "x\uD83D");
    assertComesBack(TypeRef.of(Character.class), '\uDE00');
    assertComesBack(new TypeRef<Map<String, Integer>>() {}, Map.of("\uD83D\uDE00", 1));
  }

  @Test
  void longStringsAndKeys_comeBack() throws CodecException {
    String text = "x".repeat(200_000);
    assertComesBack(new TypeRef<Map<String, String>>() {}, Map.of(text, text));
  }

  @Test
  void collections_comeBackEqual() throws CodecException {
    User ann = new User("ann", 1);
    User bob = new User("bob", 2);
    assertComesBack(new TypeRef<Map<String, List<User>>>() {}, Map.of("a", List.of(ann, bob)));
    assertComesBack(
        new TypeRef<List<Map<Planet, Set<List<Integer>>>>>() {},
        List.of(Map.of(Planet.MARS, Set.of(List.of(1, 2), List.of()))));
    assertComesBack(new TypeRef<Collection<User>>() {}, List.of(ann));
    assertComesBack(new TypeRef<ArrayList<User>>() {}, new ArrayList<>(List.of(ann)));
    assertComesBack(new TypeRef<LinkedList<User>>() {}, new LinkedList<>(List.of(ann)));
    assertComesBack(
        new TypeRef<CopyOnWriteArrayList<User>>() {}, new CopyOnWriteArrayList<>(List.of(ann)));
    assertComesBack(new TypeRef<HashSet<User>>() {}, new HashSet<>(List.of(ann)));
    assertComesBack(new TypeRef<LinkedHashSet<User>>() {}, new LinkedHashSet<>(List.of(ann)));
    assertComesBack(new TypeRef<SortedSet<String>>() {}, new TreeSet<>(List.of("b", "a")));
    assertComesBack(new TypeRef<NavigableSet<String>>() {}, new TreeSet<>(List.of("b", "a")));
    assertComesBack(new TypeRef<TreeSet<String>>() {}, new TreeSet<>(List.of("b", "a")));
    assertComesBack(new TypeRef<EnumSet<Planet>>() {}, EnumSet.allOf(Planet.class));
    assertComesBack(new TypeRef<EnumSet<Planet>>() {}, EnumSet.noneOf(Planet.class));
    assertComesBack(new TypeRef<Set<Planet>>() {}, EnumSet.of(Planet.MARS));
    assertComesBack(new TypeRef<Deque<String>>() {}, new LinkedList<>(List.of("a", "b")));
    assertComesBack(new TypeRef<Queue<String>>() {}, new LinkedList<>(List.of("a", "b")));
    assertThat(roundTrip(new TypeRef<ArrayDeque<String>>() {}, new ArrayDeque<>(List.of("a", "b"))))
        .containsExactly("a", "b");
  }

  @Test
  void maps_comeBackEqual() throws CodecException {
    EnumMap<Planet, Integer> enumMap = new EnumMap<>(Map.of(Planet.MARS, 1));
    assertComesBack(new TypeRef<EnumMap<Planet, Integer>>() {}, enumMap);
    assertComesBack(new TypeRef<Map<Planet, Integer>>() {}, enumMap);
    assertComesBack(new TypeRef<HashMap<String, Integer>>() {}, new HashMap<>(Map.of("", 1)));
    assertComesBack(
        new TypeRef<LinkedHashMap<String, Integer>>() {}, new LinkedHashMap<>(Map.of("a", 1)));
    assertComesBack(
        new TypeRef<SortedMap<Integer, Integer>>() {}, new TreeMap<>(Map.of(10, 1, 9, 2)));
    assertComesBack(new TypeRef<NavigableMap<Integer, Integer>>() {}, new TreeMap<>(Map.of(1, 1)));
    assertComesBack(new TypeRef<TreeMap<Integer, Integer>>() {}, new TreeMap<>(Map.of(1, 1)));
    assertComesBack(
        new TypeRef<ConcurrentMap<String, Integer>>() {}, new ConcurrentHashMap<>(Map.of("a", 1)));
    assertComesBack(
        new TypeRef<ConcurrentHashMap<String, Integer>>() {},
        new ConcurrentHashMap<>(Map.of("a", 1)));
  }

  @Test
  void setsAndMaps_keepTheirOrder() throws CodecException {
    Set<Planet> planets = new LinkedHashSet<>(List.of(Planet.MARS, Planet.EARTH));
    assertThat(roundTrip(new TypeRef<Set<Planet>>() {}, planets))
        .containsExactlyElementsOf(planets);
    Set<String> texts = new LinkedHashSet<>(List.of("z", "a", "m", "b"));
    assertThat(roundTrip(new TypeRef<Set<String>>() {}, texts)).containsExactlyElementsOf(texts);
    Map<Planet, Integer> map = new LinkedHashMap<>();
    map.put(Planet.MARS, 1);
    map.put(Planet.EARTH, 2);
    assertThat(roundTrip(new TypeRef<Map<Planet, Integer>>() {}, map).keySet())
        .containsExactlyElementsOf(map.keySet());
    Set<String> descending = new TreeSet<>(Collections.reverseOrder());
    descending.addAll(texts);
    assertThat(roundTrip(new TypeRef<Set<String>>() {}, descending))
        .containsExactlyElementsOf(descending);
  }

  @Test
  void arrays_comeBackWithEqualElements() throws CodecException {
    assertComesBack(TypeRef.of(byte[].class), new byte[] {0, -1, 127});
    assertComesBack(TypeRef.of(char[].class), new char[] {'a', '€'});
    assertComesBack(TypeRef.of(int[].class), new int[] {1, 2});
    assertComesBack(TypeRef.of(long[].class), new long[] {Long.MIN_VALUE});
    assertComesBack(TypeRef.of(short[].class), new short[] {-1});
    assertComesBack(TypeRef.of(boolean[].class), new boolean[] {true, false});
    assertComesBack(TypeRef.of(float[].class), new float[] {Float.NaN, 0.1f});
    assertComesBack(TypeRef.of(double[].class), new double[] {Double.NaN, -0.0, 0.1});
    assertComesBack(TypeRef.of(String[].class), new String[] {"a", null});
    assertComesBack(TypeRef.of(User[].class), new User[] {new User("ann", 1), null});
    assertComesBack(TypeRef.of(int[][].class), new int[][] {{1}, {}, null});
    assertComesBack(TypeRef.of(byte[][].class), new byte[][] {{1}, {}});
    @SuppressWarnings({"unchecked", "rawtypes"}) // there are no arrays of generic types
    List<String>[] lists = new List[] {List.of("a")};
    assertComesBack(new TypeRef<List<String>[]>() {}, lists);
    Byte[] boxes = {1, null, -1};
    assertComesBack(TypeRef.of(Byte[].class), boxes);
    assertComesBack(TypeRef.of(Character[].class), new Character[] {'a', null});
    assertThat(roundTrip(new TypeRef<List<byte[]>>() {}, List.of(new byte[] {1}))).hasSize(1);
  }

  @Test
  void optionals_comeBackEqual() throws CodecException {
    assertComesBack(new TypeRef<Optional<User>>() {}, Optional.empty());
    assertComesBack(new TypeRef<Optional<User>>() {}, Optional.of(new User("ann", 1)));
    assertComesBack(new TypeRef<Optional<Optional<String>>>() {}, Optional.of(Optional.empty()));
    assertComesBack(new TypeRef<Optional<List<String>>>() {}, Optional.of(List.of()));
    assertComesBack(TypeRef.of(OptionalInt.class), OptionalInt.of(7));
    assertComesBack(TypeRef.of(OptionalInt.class), OptionalInt.empty());
    assertComesBack(TypeRef.of(OptionalLong.class), OptionalLong.of(Long.MAX_VALUE));
    assertComesBack(TypeRef.of(OptionalLong.class), OptionalLong.empty());
    assertComesBack(TypeRef.of(OptionalDouble.class), OptionalDouble.of(Double.NaN));
    assertComesBack(TypeRef.of(OptionalDouble.class), OptionalDouble.empty());
  }

  @Test
  void optionalsInRecords_emptyIsNotNull() throws CodecException {
    assertComesBack(
        TypeRef.of(Options.class),
        new Options(Optional.empty(), OptionalInt.empty(), OptionalLong.of(1), null));
    assertComesBack(
        TypeRef.of(Options.class),
        new Options(Optional.of("a"), OptionalInt.of(1), null, OptionalDouble.of(0.5)));
    assertComesBack(TypeRef.of(Options.class), new Options(null, null, null, null));
    assertComesBack(
        new TypeRef<List<Optional<String>>>() {},
        Arrays.asList(Optional.empty(), null, Optional.of("")));
  }

  @Test
  void nulls_comeBack() throws CodecException {
    assertComesBack(TypeRef.of(User.class), new User(null, 1));
    assertComesBack(new TypeRef<List<User>>() {}, Arrays.asList(null, new User("", 0)));
    Map<String, List<String>> map = new HashMap<>();
    map.put("a", null);
    assertComesBack(new TypeRef<Map<String, List<String>>>() {}, map);
    assertComesBack(TypeRef.of(Bean.class), new Bean());
    assertComesBack(new TypeRef<Page<String>>() {}, new Page<>(null, 0, null));
  }

  @Test
  void records_comeBackEqual() throws CodecException {
    Page<User> inner = new Page<>(List.of(new User("ann", 1)), 3, null);
    assertComesBack(new TypeRef<Page<User>>() {}, inner);
    assertComesBack(
        new TypeRef<Page<Page<User>>>() {},
        new Page<>(List.of(inner), 1, new Page<>(List.of(), 0, null)));
    assertComesBack(TypeRef.of(Empty.class), new Empty());
    assertComesBack(TypeRef.of(Chain.class), new Chain(1, new Chain(2, null)));
    assertComesBack(new TypeRef<List<? extends User>>() {}, List.of(new User("ann", 1)));
    assertComesBack(
        TypeRef.of(Looks.class), new Looks("a", LocalDateTime.MAX, null, List.of(), null));
    assertComesBack(TypeRef.of(Overridden.class), new Overridden("a"));
  }

  @Test
  void beans_comeBackEqual() throws CodecException {
    Child child = new Child();
    child.setName("ann");
    child.tags.add("x");
    child.secret = 42;
    child.age = 7;
    assertComesBack(TypeRef.of(Child.class), child);
  }

  @Test
  void bean_computedGetter_addsNothing() throws CodecException {
    Bean bean = new Bean();
    bean.setName("Ann");
    assertThat(json(codec(TypeRef.of(Bean.class)), bean)).doesNotContain("initial", "cached");
  }

  @Test
  void bean_setterWithLogic_isNotCalled() throws CodecException {
    Bean bean = new Bean();
    bean.setName("  Ann ");
    assertComesBack(TypeRef.of(Bean.class), bean);
    assertThat(bean.name).isEqualTo("Ann");
    bean.name = " Ann ";
    assertThat(roundTrip(TypeRef.of(Bean.class), bean).name).isEqualTo(" Ann ");
  }

  @Test
  void transientField_isLeftOut() throws CodecException {
    Bean bean = new Bean();
    bean.cached = "later";
    assertThat(roundTrip(TypeRef.of(Bean.class), bean).cached).isNull();
  }

  @Test
  void immutableClasses_annotated_comeBackEqual() throws CodecException {
    assertComesBack(TypeRef.of(Point.class), new Point(1, 2));
    assertComesBack(TypeRef.of(Named.class), new Named("ann"));
    assertComesBack(new TypeRef<List<Email>>() {}, List.of(new Email("a@example.com")));
    assertComesBack(new TypeRef<Map<Email, Integer>>() {}, Map.of(new Email("a@example.com"), 1));
  }

  @Test
  void annotatedPair_isTrusted() throws CodecException {
    assertComesBack(TypeRef.of(Odd.class), new Odd(new Opaque("x")));
  }

  enum Planet {
    EARTH {
      @Override
      String air() {
        return "nitrogen";
      }
    },
    MARS;

    String air() {
      return "none";
    }

    @Override
    public String toString() {
      return "a planet";
    }
  }

  record User(String name, int age) {}

  record Page<T>(List<T> items, long total, T first) {}

  record Empty() {}

  record Chain(int value, Chain next) {}

  record Options(Optional<String> a, OptionalInt b, OptionalLong c, OptionalDouble d) {}

  record Overridden(String name) {
    @Override
    public String name() {
      return "another " + name;
    }

    public String getComputed() {
      return "computed";
    }
  }

  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  @JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.NONE)
  record Looks(
      @JsonProperty("n") String name,
      @JsonFormat(pattern = "yyyy") LocalDateTime time,
      String nothing,
      List<String> none,
      @JsonUnwrapped User user) {}

  static class Bean {
    String name;
    transient String cached;
    int age;

    public String getName() {
      return name;
    }

    public void setName(String name) {
      this.name = name.strip();
    }

    public String getInitial() {
      return name.substring(0, 1);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Bean that && Objects.equals(name, that.name) && age == that.age;
    }

    @Override
    public int hashCode() {
      return Objects.hash(name, age);
    }
  }

  static final class Child extends Bean {
    private final List<String> tags;
    private int secret;

    private Child() {
      this(new ArrayList<>());
    }

    @ConstructorProperties("tags")
    Child(List<String> tags) {
      this.tags = tags;
    }

    @Override
    public boolean equals(Object other) {
      return super.equals(other)
          && other instanceof Child that
          && tags.equals(that.tags)
          && secret == that.secret;
    }

    @Override
    public int hashCode() {
      return Objects.hash(super.hashCode(), tags, secret);
    }
  }

  static final class Point {
    private final int x;
    private final int y;

    @ConstructorProperties({"x", "y"})
    Point(int x, int y) {
      this.x = x;
      this.y = y;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Point that && x == that.x && y == that.y;
    }

    @Override
    public int hashCode() {
      return x;
    }
  }

  static final class Named {
    private final String name;

    @JsonCreator
    Named(@JsonProperty("name") String name) {
      this.name = name;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Named that && name.equals(that.name);
    }

    @Override
    public int hashCode() {
      return name.hashCode();
    }
  }

  record Email(@JsonValue String address) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    Email {}
  }

  record Odd(
      @JsonSerialize(using = ToStringSerializer.class) @JsonDeserialize(using = OpaqueReader.class)
          Opaque opaque) {}

  static final class Opaque {
    private final Object text;

    Opaque(Object text) {
      this.text = text;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Opaque that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
      return text.hashCode();
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }

  static final class OpaqueReader extends FromStringDeserializer<Opaque> {
    OpaqueReader() {
      super(Opaque.class);
    }

    @Override
    protected Opaque _deserialize(
        String text, tools.jackson.databind.DeserializationContext context) {
      return new Opaque(text);
    }
  }
}
