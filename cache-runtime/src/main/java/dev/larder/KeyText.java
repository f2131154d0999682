package dev.larder;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Currency;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The readable text of a cache key: its address in Redis, and what the glob patterns of {@link
 * Cache#invalidateMatching} are matched against.
 *
 * <p>Within one cache, <b>equal keys have equal texts and different keys have different texts</b>.
 * No argument can forge a text or smuggle a wildcard into one. A text is the same on every JDK, in
 * every time zone and locale, and survives UTF-8.
 *
 * <pre>{@code
 * eu                               find("eu")
 * eu:42                            find("eu", 42)
 * eu:[1,2]:(3,50)                  find("eu", List.of(1L, 2L), new Page(3, 50))
 * 10%3A15:~:""                     find(LocalTime.of(10, 15), null, "")
 * }</pre>
 *
 * <ul>
 *   <li>Parts are separated by {@code :} at the top and by {@code ,} inside brackets. Without any
 *       part the text is empty.
 *   <li>A list or an array is <code>[a,b]</code>, a set {@code <a,b>}, a map {@code (k=v,k=v)}, a
 *       record {@code (a,b)}, an {@code Optional} {@code (a)} or {@code ()}. Sets and maps are
 *       sorted by text.
 *   <li>A string is bare. The characters <code>: , ( ) [ ] &lt; &gt; { } * ? \ % ~ ! " = #</code>
 *       and ISO controls are written {@code %XX}, surrogates without a partner {@code %uXXXX}. The
 *       empty string is {@code ""}.
 *   <li>Null is {@code ~}.
 *   <li>A value that might be of several types is tagged with its own: {@code Long!42}.
 * </ul>
 *
 * <p>Some keys have no text: those that hold a value of a class whose {@code equals} is not known
 * here. They are <i>opaque</i>; see {@link #isOpaque()}.
 *
 * <p>Not safe for use by several threads. What is encoded must not change meanwhile, and must not
 * contain itself. Collections must keep the contract of {@code List.equals}, {@code Set.equals} or
 * {@code Map.equals}; an {@code IdentityHashMap}, or a {@code TreeSet} whose order is inconsistent
 * with {@code equals}, does not.
 */
public final class KeyText {
  private static final String NULL = "~";
  private static final String EMPTY = "\"\"";
  private static final String OPAQUE = "#";
  private static final String RESERVED = ":,()[]<>{}*?\\%~!\"=#";
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  /** The classes of which two values are equal if and only if {@code toString} is. */
  private static final Set<Class<?>> EQUAL_BY_STRING =
      Set.of(
          String.class,
          Character.class,
          Boolean.class,
          Byte.class,
          Short.class,
          Integer.class,
          Long.class,
          BigInteger.class,
          BigDecimal.class,
          UUID.class,
          Currency.class,
          Instant.class,
          LocalDate.class,
          LocalTime.class,
          LocalDateTime.class,
          OffsetTime.class,
          OffsetDateTime.class,
          Year.class,
          YearMonth.class,
          MonthDay.class,
          Duration.class,
          Period.class);

  private final StringBuilder text = new StringBuilder();
  private final char separator;

  /** False where the owner compares with {@code equals}, which for arrays means identity. */
  private final boolean arraysByContents;

  private int parts;
  private String tag = "";
  private boolean opaque;

  private KeyText(char separator, boolean arraysByContents) {
    this.separator = separator;
    this.arraysByContents = arraysByContents;
  }

  /**
   * Returns the text of a key.
   *
   * @param <K> the type of the key
   * @param encoder writes the key
   * @param key the key
   * @return the text; empty if the encoder adds no part
   */
  public static <K extends @Nullable Object> KeyText of(KeyEncoder<? super K> encoder, K key) {
    KeyText text = new KeyText(':', true);
    encoder.encode(text, key);
    return text;
  }

  /**
   * Returns the text of a string that is a part of a key, to match it literally in a pattern:
   * {@code KeyText.escape(region) + ":*"}.
   *
   * <p>The text is that of a whole part: of the empty string, {@code ""} in quotes. Text of other
   * types is escaped as well: a {@code LocalTime} is found as {@code escape(time.toString())}.
   *
   * @param value the string
   * @return its text, never empty
   */
  public static String escape(String value) {
    if (value.isEmpty()) {
      return EMPTY;
    }
    StringBuilder escaped = new StringBuilder(value.length() + 8);
    value.codePoints().forEach(character -> appendEscaped(escaped, character));
    return escaped.toString();
  }

  private static void appendEscaped(StringBuilder escaped, int character) {
    if (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE) {
      // Pairs arrive as one code point; one alone would become a question mark in UTF-8.
      escaped.append("%u").append(HEX.toHexDigits((char) character));
    } else if (RESERVED.indexOf(character) >= 0 || Character.isISOControl(character)) {
      escaped.append('%').append(HEX.toHexDigits((byte) character));
    } else {
      escaped.appendCodePoint(character);
    }
  }

  /**
   * Adds one part: a value of which the type is certain, since values of different types may have
   * the same text.
   *
   * <p>Known are {@code String}, the boxes of primitives, enums (by name), {@code BigInteger},
   * {@code BigDecimal} (with its scale, as in {@code equals}), {@code UUID}, {@code Currency}, the
   * value types of {@code java.time}, {@code ZoneId} and arrays of primitives (by contents). For
   * all else, and for their subclasses, the part is opaque. So is an array that is an element of a
   * collection, where {@code equals} compares it by identity.
   *
   * @param value the value
   * @return this
   */
  public KeyText add(@Nullable Object value) {
    return addPart(value == null ? NULL : textOf(value));
  }

  /**
   * Adds one part: a value of which the type is not certain, as the variable of a generic method or
   * an {@code Object} is. The text begins with the type: {@code Long!42}, {@code String!42}, <code>
   * com.acme.Color!RED</code>, <code>int[]![1,2]</code>, <code>List![Long!1,~]</code>.
   *
   * <p>Known are the types of {@link #add}, and lists, sets, maps, {@code Optional} and arrays of
   * any depth. Tags go as far as {@code equals} does: all lists are {@code List}; all arrays of
   * references are <code>Object[]</code>, as in {@link java.util.Objects#deepEquals}; all zones are
   * {@code ZoneId}. Enums are told apart by the names of their classes; one of the unnamed package
   * is opaque.
   *
   * @param value the value
   * @return this
   */
  public KeyText addTagged(@Nullable Object value) {
    if (value instanceof List<?> list) {
      return tagged("List").addAll(list, KeyText::addTagged);
    }
    if (value instanceof Set<?> set) {
      return tagged("Set").addAll(set, KeyText::addTagged);
    }
    if (value instanceof Map<?, ?> map) {
      return tagged("Map").addMap(map, KeyText::addTagged, KeyText::addTagged);
    }
    if (value instanceof Optional<?> optional) {
      return tagged("Optional").addOptional(optional, KeyText::addTagged);
    }
    if (value instanceof Object[] array) {
      return tagged("Object[]").addArray(array, KeyText::addTagged);
    }
    return value == null ? add(null) : addTaggedScalar(value);
  }

  private KeyText addTaggedScalar(Object value) {
    String tag = tagOf(value);
    String text = textOf(value);
    return tag == null || text == null ? addPart(null) : tagged(tag).addPart(text);
  }

  /**
   * Adds one part: a list in its order, or a set. Any other collection is opaque, because {@code
   * Collection} does not say what {@code equals} compares.
   *
   * @param <E> the type of the elements
   * @param values the collection
   * @param element writes an element, as exactly one part
   * @return this
   * @throws IllegalStateException if the element's encoder adds no part, or several
   */
  public <E extends @Nullable Object> KeyText addAll(
      @Nullable Collection<? extends E> values, KeyEncoder<? super E> element) {
    if (values == null) {
      return add(null);
    }
    if (values instanceof List) {
      return addPart("[" + String.join(",", textsOf(values, element)) + "]");
    }
    if (values instanceof Set) {
      return addPart("<" + sorted(textsOf(values, element)) + ">");
    }
    return addPart(null);
  }

  private <E extends @Nullable Object> List<String> textsOf(
      Collection<? extends E> values, KeyEncoder<? super E> element) {
    List<String> texts = new ArrayList<>(values.size());
    for (E value : values) {
      texts.add(textByEquals(element, value));
    }
    return texts;
  }

  /**
   * Adds one part: a map, whatever the order of its entries.
   *
   * @param <K> the type of the map's keys
   * @param <V> the type of the map's values
   * @param map the map
   * @param key writes a key, as exactly one part
   * @param value writes a value, as exactly one part
   * @return this
   * @throws IllegalStateException if an encoder adds no part, or several
   */
  public <K extends @Nullable Object, V extends @Nullable Object> KeyText addMap(
      @Nullable Map<? extends K, ? extends V> map,
      KeyEncoder<? super K> key,
      KeyEncoder<? super V> value) {
    if (map == null) {
      return add(null);
    }
    List<String> texts = new ArrayList<>(map.size());
    map.forEach((k, v) -> texts.add(textByEquals(key, k) + "=" + textByEquals(value, v)));
    return addPart("(" + sorted(texts) + ")");
  }

  /**
   * Adds one part: an array, by its contents. An encoder may do so only where arrays are compared
   * by contents too, as {@link java.util.Arrays#deepEquals} does; records and collections compare
   * them by identity. As an element of a collection the array is opaque.
   *
   * @param <E> the type of the elements
   * @param array the array
   * @param element writes an element, as exactly one part
   * @return this
   * @throws IllegalStateException if the element's encoder adds no part, or several
   */
  public <E extends @Nullable Object> KeyText addArray(
      E @Nullable [] array, KeyEncoder<? super E> element) {
    if (array == null) {
      return add(null);
    }
    if (!arraysByContents) {
      return addPart(null);
    }
    List<String> texts = new ArrayList<>(array.length);
    for (E value : array) {
      texts.add(textInside(new KeyText(',', true), element, value));
    }
    return addPart("[" + String.join(",", texts) + "]");
  }

  /**
   * Adds one part: what an {@code Optional} holds.
   *
   * @param <E> the type of the value held
   * @param optional the {@code Optional}; null is another part than an empty one
   * @param element writes the value held, as exactly one part
   * @return this
   * @throws IllegalStateException if the encoder adds no part, or several
   */
  @SuppressWarnings("NullableOptional") // it is an argument of the user's method, who may do so
  public <E> KeyText addOptional(
      @Nullable Optional<? extends E> optional, KeyEncoder<? super E> element) {
    if (optional == null) {
      return add(null);
    }
    String held = optional.isPresent() ? textByEquals(element, optional.get()) : "";
    return addPart("(" + held + ")");
  }

  /**
   * Adds one part that is made of any number of others: a record.
   *
   * @param <R> the type of the value
   * @param value the value
   * @param components adds the components, as many for each value
   * @return this
   */
  public <R> KeyText addGroup(@Nullable R value, KeyEncoder<? super R> components) {
    if (value == null) {
      return add(null);
    }
    KeyText group = new KeyText(',', true);
    components.encode(group, value);
    opaque |= group.opaque;
    return addPart("(" + group + ")");
  }

  /**
   * Adds one part that is made of others, under a tag: a value of one of the classes of a sealed
   * hierarchy.
   *
   * @param <R> the type of the value
   * @param tag tells the class from the other ones of the hierarchy
   * @param value the value
   * @param components adds the components, as many for each value of this class
   * @return this
   */
  public <R> KeyText addGroup(String tag, R value, KeyEncoder<? super R> components) {
    return tagged(escape(tag)).addGroup(requireNonNull(value, "value"), components);
  }

  /**
   * Returns whether the key has no text, because some part of it is of a class whose {@code equals}
   * is not known here. Then nothing can be found by it: it is no address, it may be shared by
   * different keys, and every pattern must be taken to match it.
   *
   * @return whether it is opaque
   */
  public boolean isOpaque() {
    return opaque;
  }

  /**
   * Returns the text. Of an opaque key it is for people only, and has {@code #} in the place of
   * what is not known.
   *
   * @return the text
   */
  @Override
  public String toString() {
    return text.toString();
  }

  /** Puts a tag before the next part. */
  private KeyText tagged(String tag) {
    this.tag = tag + "!";
    return this;
  }

  /** Adds a finished part, or if it is null one that is opaque. */
  private KeyText addPart(@Nullable String part) {
    if (parts++ > 0) {
      text.append(separator);
    }
    opaque |= part == null;
    text.append(tag).append(part == null ? OPAQUE : part);
    tag = "";
    return this;
  }

  private <E extends @Nullable Object> String textByEquals(KeyEncoder<? super E> element, E value) {
    return textInside(new KeyText(',', false), element, value);
  }

  private <E extends @Nullable Object> String textInside(
      KeyText slot, KeyEncoder<? super E> element, E value) {
    element.encode(slot, value);
    if (slot.parts != 1) {
      throw new IllegalStateException(
          "the encoder of an element must add exactly one part, but added "
              + slot.parts
              + ": use addGroup for a value of several parts");
    }
    opaque |= slot.opaque;
    return slot.toString();
  }

  private static String sorted(List<String> texts) {
    Collections.sort(texts);
    return String.join(",", texts);
  }

  /** Returns the name of the type, no two of which are alike, or null if that is not certain. */
  private static @Nullable String tagOf(Object value) {
    if (value instanceof Enum<?> constant) {
      Class<?> type = constant.getDeclaringClass();
      // In the unnamed package it might be called "Long".
      return type.getPackageName().isEmpty() ? null : escape(type.getName());
    }
    return value instanceof ZoneId ? "ZoneId" : value.getClass().getSimpleName();
  }

  /** Returns the text of a value that needs no encoder, or null if there is none. */
  private @Nullable String textOf(Object value) {
    if (EQUAL_BY_STRING.contains(value.getClass()) || value instanceof ZoneId) {
      return escape(value.toString());
    }
    if (value instanceof Enum<?> constant) {
      return escape(constant.name());
    }
    if (value instanceof Double number) {
      return DecimalText.of(number);
    }
    if (value instanceof Float number) {
      return DecimalText.of(number);
    }
    if (value instanceof ZonedDateTime time) {
      return escape(textOfZoned(time));
    }
    return arraysByContents ? textOfArray(value) : null;
  }

  private static String textOfZoned(ZonedDateTime time) {
    // Its toString compares zone and offset by identity, and so differs between equal times.
    String local = time.toLocalDateTime().toString() + time.getOffset();
    return time.getZone().equals(time.getOffset()) ? local : local + "[" + time.getZone() + "]";
  }

  private static @Nullable String textOfArray(Object value) {
    if (value instanceof boolean[] array) {
      return bracketed(array.length, i -> Boolean.toString(array[i]));
    }
    if (value instanceof byte[] array) {
      return bracketed(array.length, i -> Byte.toString(array[i]));
    }
    if (value instanceof short[] array) {
      return bracketed(array.length, i -> Short.toString(array[i]));
    }
    if (value instanceof char[] array) {
      return bracketed(array.length, i -> escape(Character.toString(array[i])));
    }
    if (value instanceof int[] array) {
      return bracketed(array.length, i -> Integer.toString(array[i]));
    }
    if (value instanceof long[] array) {
      return bracketed(array.length, i -> Long.toString(array[i]));
    }
    if (value instanceof float[] array) {
      return bracketed(array.length, i -> DecimalText.of(array[i]));
    }
    if (value instanceof double[] array) {
      return bracketed(array.length, i -> DecimalText.of(array[i]));
    }
    return null;
  }

  private static String bracketed(int length, IntFunction<String> element) {
    return IntStream.range(0, length).mapToObj(element).collect(Collectors.joining(",", "[", "]"));
  }
}
