package dev.larder.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.CacheManager;
import dev.larder.annotation.CacheKey;
import dev.larder.annotation.Cached;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What makes two calls the same call. */
final class KeysTest {
  private final KeysTest_Keys_Cached keys = new KeysTest_Keys_Cached(CacheManager.local());

  record Page(int number, int size) {}

  record Customer(long id, String name) {}

  record Order(Customer customer, Optional<Page> page) {}

  sealed interface Shape permits Circle, Square {}

  record Circle(int radius) implements Shape {}

  record Square(int side) implements Shape {}

  /** Has its own equals, which no text can follow. */
  static final class Label {
    final String text;
    private final boolean bold;
    int timesRead;

    Label(String text, boolean bold) {
      this.text = text;
      this.bold = bold;
    }

    String getText() {
      throw new AssertionError("there is a better way: " + text());
    }

    String text() {
      return text;
    }

    boolean isBold() {
      timesRead++;
      return bold;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Label that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
      return text.hashCode();
    }
  }

  static class Bean {
    int plain;
    private final Customer customer;

    Bean(int plain, Customer customer) {
      this.plain = plain;
      this.customer = customer;
    }

    public Customer getCustomer() {
      return customer;
    }
  }

  static class Keys {
    int calls;

    @Cached
    int many(
        String string,
        Integer box,
        DayOfWeek constant,
        UUID uuid,
        BigDecimal decimal,
        LocalDate date,
        Instant instant,
        ZoneId zone,
        Currency currency,
        Locale locale,
        Class<?> type) {
      return ++calls;
    }

    @Cached
    int containers(
        List<Page> list,
        Set<? extends Comparable<?>> set,
        Map<String, List<Customer>> map,
        Optional<Shape> optional) {
      return ++calls;
    }

    @Cached
    int ownEquals(Label label) {
      return ++calls;
    }

    @Cached
    int arrays(int[] ints, String[][] strings, List<String>[] lists) {
      return ++calls;
    }

    @Cached
    int component(@CacheKey("number") Page page) {
      return ++calls;
    }

    @Cached
    int field(@CacheKey("plain") Bean bean) {
      return ++calls;
    }

    @Cached
    int getter(@CacheKey("customer") Bean bean) {
      return ++calls;
    }

    @Cached
    int isGetter(@CacheKey("bold") Label label) {
      return ++calls;
    }

    @Cached
    int nested(@CacheKey("customer.id") Bean bean, @CacheKey String more, Object unused) {
      return ++calls;
    }

    @Cached
    int same(@CacheKey("id") Customer customer, @CacheKey long customerId) {
      return ++calls;
    }

    /** Has parameters called like what the generated methods have. */
    @Cached
    int primitives(
        double other, float that, long result, int hit, short key, byte raw, char c, boolean b) {
      return ++calls;
    }

    @Cached
    int none() {
      return ++calls;
    }
  }

  @Test
  void values_ofEveryKind_areComparedByValue() {
    int first = many("a", 1000, "2.50", Locale.GERMANY);

    assertThat(many(new String("a"), 1000, "2.50", Locale.GERMANY)).isEqualTo(first);
    assertThat(many("b", 1000, "2.50", Locale.GERMANY)).isNotEqualTo(first);
    assertThat(many("a", 1001, "2.50", Locale.GERMANY)).isNotEqualTo(first);
    assertThat(many("a", null, "2.50", Locale.GERMANY)).isNotEqualTo(first);
    assertThat(many("a", 1000, "2.5", Locale.GERMANY)).isNotEqualTo(first);
    assertThat(many("a", 1000, "2.50", Locale.FRANCE)).isNotEqualTo(first);
  }

  private int many(String string, Integer box, String decimal, Locale locale) {
    return keys.many(
        string,
        box,
        DayOfWeek.MONDAY,
        new UUID(1, 2),
        new BigDecimal(decimal),
        LocalDate.of(2026, 1, 2),
        Instant.ofEpochSecond(5),
        ZoneId.of("Europe/Berlin"),
        Currency.getInstance("EUR"),
        locale,
        String.class);
  }

  @Test
  void containers_areComparedByContent() {
    int first = containers(List.of(new Page(1, 2)), Set.of(1, 2L), new Circle(1));

    assertThat(containers(List.of(new Page(1, 2)), Set.of(2L, 1), new Circle(1))).isEqualTo(first);
    assertThat(containers(List.of(new Page(2, 1)), Set.of(1, 2L), new Circle(1)))
        .isNotEqualTo(first);
    assertThat(containers(List.of(new Page(1, 2)), Set.of(1, 2), new Circle(1)))
        .isNotEqualTo(first);
    assertThat(containers(List.of(new Page(1, 2)), Set.of(1, 2L), new Square(1)))
        .isNotEqualTo(first);
  }

  private int containers(List<Page> list, Set<? extends Comparable<?>> set, Shape shape) {
    return keys.containers(
        list, set, Map.of("a", List.of(new Customer(1, "Ada"))), Optional.of(shape));
  }

  @Test
  void primitives_areComparedLikeTheirBoxes() {
    int first = keys.primitives(Double.NaN, 0.0f, 1, 2, (short) 3, (byte) 4, 'c', true);

    assertThat(keys.primitives(Double.NaN, 0.0f, 1, 2, (short) 3, (byte) 4, 'c', true))
        .isEqualTo(first);
    assertThat(
            Set.of(
                first,
                keys.primitives(1.5, 0.0f, 1, 2, (short) 3, (byte) 4, 'c', true),
                keys.primitives(Double.NaN, -0.0f, 1, 2, (short) 3, (byte) 4, 'c', true),
                keys.primitives(Double.NaN, 0.0f, 9, 2, (short) 3, (byte) 4, 'c', true),
                keys.primitives(Double.NaN, 0.0f, 1, 9, (short) 3, (byte) 4, 'c', true),
                keys.primitives(Double.NaN, 0.0f, 1, 2, (short) 9, (byte) 4, 'c', true),
                keys.primitives(Double.NaN, 0.0f, 1, 2, (short) 3, (byte) 9, 'c', true),
                keys.primitives(Double.NaN, 0.0f, 1, 2, (short) 3, (byte) 4, 'd', true),
                keys.primitives(Double.NaN, 0.0f, 1, 2, (short) 3, (byte) 4, 'c', false)))
        .hasSize(9);
  }

  @Test
  void ownEquals_isUsed() {
    int first = keys.ownEquals(new Label("a", true));

    assertThat(keys.ownEquals(new Label("a", false))).isEqualTo(first);
    assertThat(keys.ownEquals(new Label("b", true))).isNotEqualTo(first);
  }

  @Test
  void arrays_areComparedByContentAndCopied() {
    int[] ints = {1, 2};
    String[][] strings = {{"a"}, {"b", null}};
    int first = keys.arrays(ints, strings, null);

    ints[0] = 9;
    strings[1][0] = "z";

    assertThat(keys.arrays(new int[] {1, 2}, new String[][] {{"a"}, {"b", null}}, null))
        .isEqualTo(first);
    assertThat(keys.arrays(ints, strings, null)).isNotEqualTo(first);
    assertThat(keys.arrays(new int[] {1, 2}, new String[][] {{"a", "b"}, {null}}, null))
        .isNotEqualTo(first);
  }

  @Test
  void arrayOfAKey_cannotBeChangedThroughTheKey() {
    KeysTest_Keys_Cached.ArraysKey key =
        new KeysTest_Keys_Cached.ArraysKey(new int[] {1}, new String[0][], null);

    key.ints()[0] = 2;

    assertThat(key.ints()).containsExactly(1);
    assertThat(key)
        .isEqualTo(new KeysTest_Keys_Cached.ArraysKey(new int[] {1}, new String[0][], null))
        .hasSameHashCodeAs(new KeysTest_Keys_Cached.ArraysKey(new int[] {1}, new String[0][], null))
        .isNotEqualTo(new KeysTest_Keys_Cached.ArraysKey(new int[] {2}, new String[0][], null));
  }

  @Test
  void pathToAComponent_isTheKey() {
    assertThat(keys.component(new Page(1, 10))).isEqualTo(keys.component(new Page(1, 20)));
    assertThat(keys.component(new Page(2, 10))).isNotEqualTo(1);
    assertThat(keys.componentCache().spec().keyType()).isEqualTo(Integer.class);
    assertThat(keys.componentCache().peek(2).isPresent()).isTrue();
  }

  @Test
  void pathToAField_isTheKey() {
    assertThat(keys.field(new Bean(1, null))).isEqualTo(keys.field(new Bean(1, null)));
    assertThat(keys.field(new Bean(2, null))).isEqualTo(2);
  }

  @Test
  void pathToAGetter_isTheKey() {
    int ada = keys.getter(new Bean(1, new Customer(1, "Ada")));

    assertThat(keys.getter(new Bean(2, new Customer(1, "Ada")))).isEqualTo(ada);
    assertThat(keys.getter(new Bean(1, new Customer(1, "Bob")))).isNotEqualTo(ada);
  }

  @Test
  void pathToAnIsGetter_isTheKey() {
    assertThat(keys.isGetter(new Label("a", true))).isEqualTo(keys.isGetter(new Label("b", true)));
    assertThat(keys.isGetter(new Label("a", false))).isEqualTo(2);
  }

  @Test
  void path_isFollowedOnceInACall() {
    Label label = new Label("a", true);

    keys.isGetter(label);
    assertThat(label.timesRead).isEqualTo(1);
    keys.isGetter(label);
    assertThat(label.timesRead).isEqualTo(2);
  }

  @Test
  void nullOnAPath_makesThePartNull() {
    Bean ada = new Bean(1, new Customer(1, "Ada"));

    assertThat(keys.nested(ada, "x", "unused")).isEqualTo(1);
    assertThat(keys.nested(new Bean(2, new Customer(1, "Bob")), "x", null)).isEqualTo(1);
    assertThat(keys.nested(null, "x", null)).isEqualTo(2);
    assertThat(keys.nested(new Bean(2, null), "x", null)).isEqualTo(2);
    assertThat(keys.nested(ada, null, null)).isEqualTo(3);
  }

  @Test
  void partsOfOneName_areToldApart() {
    assertThat(keys.same(new Customer(1, "Ada"), 2)).isEqualTo(1);
    assertThat(keys.same(new Customer(2, "Ada"), 1)).isEqualTo(2);
    assertThat(keys.sameCache().spec().keyText(new KeysTest_Keys_Cached.SameKey(1L, 2)))
        .hasToString("1:2");
  }

  @Test
  void nullArgument_isAKeyLikeAnyOther() {
    assertThat(keys.ownEquals(null)).isEqualTo(keys.ownEquals(null));
    assertThat(keys.component(null)).isEqualTo(keys.component(null));
    assertThat(keys.containers(null, null, null, null))
        .isEqualTo(keys.containers(null, null, null, null));
    assertThat(keys.arrays(null, null, null)).isEqualTo(keys.arrays(null, null, null));
  }

  @Test
  void noArguments_areOneKey() {
    assertThat(keys.none()).isEqualTo(keys.none());
    assertThat(keys.noneCache().stats().entries()).isEqualTo(1);
  }
}
