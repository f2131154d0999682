package dev.larder.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
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
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
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

/**
 * The classes of the JDK that come back equal; each is tested. Jackson can read others too, but not
 * all of what they hold, as the flags of a {@code Pattern} or the path of a relative {@code File}.
 */
final class KnownTypes {
  /** Scalars that may also be keys of a map. */
  private static final Set<Class<?>> KEYS =
      Set.of(
          String.class,
          Boolean.class,
          Byte.class,
          Character.class,
          Short.class,
          Integer.class,
          Long.class,
          Float.class,
          Double.class,
          BigDecimal.class,
          BigInteger.class,
          Instant.class,
          LocalDate.class,
          LocalDateTime.class,
          LocalTime.class,
          MonthDay.class,
          OffsetDateTime.class,
          OffsetTime.class,
          ZonedDateTime.class,
          Duration.class,
          Period.class,
          Year.class,
          YearMonth.class,
          ZoneId.class,
          ZoneOffset.class,
          UUID.class,
          Currency.class,
          Locale.class,
          URI.class);

  private static final Set<Class<?>> OTHER_SCALARS =
      Set.of(
          boolean.class,
          byte.class,
          char.class,
          short.class,
          int.class,
          long.class,
          float.class,
          double.class,
          Date.class);

  private static final Set<Class<?>> CONTAINERS =
      Set.of(
          Collection.class,
          List.class,
          ArrayList.class,
          LinkedList.class,
          CopyOnWriteArrayList.class,
          Set.class,
          HashSet.class,
          LinkedHashSet.class,
          SortedSet.class,
          NavigableSet.class,
          TreeSet.class,
          EnumSet.class,
          Queue.class,
          Deque.class,
          ArrayDeque.class,
          Map.class,
          HashMap.class,
          LinkedHashMap.class,
          SortedMap.class,
          NavigableMap.class,
          TreeMap.class,
          EnumMap.class,
          ConcurrentMap.class,
          ConcurrentHashMap.class);

  private static final Set<Class<?>> OPTIONALS =
      Set.of(Optional.class, OptionalInt.class, OptionalLong.class, OptionalDouble.class);

  private KnownTypes() {}

  static boolean isScalar(Class<?> type) {
    return KEYS.contains(type) || OTHER_SCALARS.contains(type);
  }

  static boolean isKey(Class<?> type) {
    return KEYS.contains(type);
  }

  static boolean isContainer(Class<?> type) {
    return CONTAINERS.contains(type);
  }

  static boolean isOptional(Class<?> type) {
    return OPTIONALS.contains(type);
  }
}
