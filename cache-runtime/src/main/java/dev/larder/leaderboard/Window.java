package dev.larder.leaderboard;

import static java.util.Objects.requireNonNull;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.time.temporal.WeekFields;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A kind of time window: into which stretches it divides time, each with a board of its own.
 *
 * <p>Days, and what is made of days, begin at the start of the day in the board's time zone,
 * however long the day is. The ids of a kind sort in the order of time. Two windows are equal if
 * they have the same name and, of custom ones, the same rule.
 */
public final class Window {
  /** One window for all time: {@code all}. */
  public static final Window ALL_TIME =
      new Window("all-time", (time, firstDay) -> new WindowSpan("all", Instant.MIN, Instant.MAX));

  /** Calendar years: {@code 2026}. */
  public static final Window YEARLY = new Window("yearly", Window::year);

  /** Calendar months: {@code 2026-02}. */
  public static final Window MONTHLY = new Window("monthly", Window::month);

  /**
   * Weeks: {@code 2026-W05}. They begin on the board's first day of the week, and belong to the
   * year that has four or more of their days: with Monday, these are the weeks of ISO 8601.
   */
  public static final Window WEEKLY = new Window("weekly", Window::week);

  /** Days: {@code 2026-02-03}. */
  public static final Window DAILY = new Window("daily", Window::day);

  /**
   * Hours of the clock: {@code 2026-02-03T14:00Z}. The id is the beginning in UTC, since an hour of
   * local time may come twice in a day.
   */
  public static final Window HOURLY = new Window("hourly", Window::hour);

  private static final DateTimeFormatter HOUR_ID =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm'Z'", Locale.ROOT);

  private final String name;
  private final Division division;

  private Window(String name, Division division) {
    this.name = name;
    this.division = division;
  }

  /** Finds the stretch in which a moment is. */
  private interface Division {
    WindowSpan spanAt(ZonedDateTime time, DayOfWeek firstDay);
  }

  /** A rule that divides time into the windows of a custom kind. */
  @FunctionalInterface
  public interface Rule {

    /**
     * Returns the window in which a moment is. All moments of a window must give the same one.
     *
     * @param time the moment, in the board's time zone
     * @return the window, which contains the moment
     */
    WindowSpan spanAt(ZonedDateTime time);
  }

  /** A division by a rule of the user's; a record so that equal rules make equal windows. */
  private record Custom(Rule rule) implements Division {
    @Override
    public WindowSpan spanAt(ZonedDateTime time, DayOfWeek firstDay) {
      return rule.spanAt(time);
    }
  }

  /**
   * Returns a kind of window of one's own: a season, a fortnight, a shift.
   *
   * @param name its name: 1 to 64 letters, digits, dots, hyphens and underscores
   * @param rule divides the time; safe for use by several threads at once
   * @return the kind of window
   * @throws IllegalArgumentException if the name cannot be one
   */
  public static Window custom(String name, Rule rule) {
    return new Window(Names.require("window", name), new Custom(requireNonNull(rule, "rule")));
  }

  /**
   * Returns the name of the kind.
   *
   * @return the name
   */
  public String name() {
    return name;
  }

  /**
   * Returns the stretch of time in which a moment is.
   *
   * @param time the moment
   * @param zone the time zone that says when a day begins
   * @param firstDayOfWeek the day on which a week begins
   * @return the stretch
   * @throws IllegalStateException if the rule of a custom window gives one without the moment
   */
  public WindowSpan spanAt(Instant time, ZoneId zone, DayOfWeek firstDayOfWeek) {
    WindowSpan span = division.spanAt(time.atZone(zone), firstDayOfWeek);
    if (!span.contains(time)) {
      throw new IllegalStateException(
          "the rule of window %s gave %s for %s, which is not in it".formatted(name, span, time));
    }
    return span;
  }

  private static WindowSpan year(ZonedDateTime time, DayOfWeek firstDay) {
    LocalDate start = time.toLocalDate().withDayOfYear(1);
    return span(fourDigits(start.getYear()), start, start.plusYears(1), time.getZone());
  }

  private static WindowSpan month(ZonedDateTime time, DayOfWeek firstDay) {
    LocalDate start = time.toLocalDate().withDayOfMonth(1);
    String id = fourDigits(start.getYear()) + twoDigits("-", start.getMonthValue());
    return span(id, start, start.plusMonths(1), time.getZone());
  }

  private static WindowSpan week(ZonedDateTime time, DayOfWeek firstDay) {
    LocalDate start = time.toLocalDate().with(TemporalAdjusters.previousOrSame(firstDay));
    WeekFields weeks = WeekFields.of(firstDay, /* minimalDaysInFirstWeek= */ 4);
    String id =
        fourDigits(start.get(weeks.weekBasedYear()))
            + twoDigits("-W", start.get(weeks.weekOfWeekBasedYear()));
    return span(id, start, start.plusWeeks(1), time.getZone());
  }

  private static WindowSpan day(ZonedDateTime time, DayOfWeek firstDay) {
    LocalDate start = time.toLocalDate();
    return span(start.toString(), start, start.plusDays(1), time.getZone());
  }

  private static WindowSpan hour(ZonedDateTime time, DayOfWeek firstDay) {
    // By the offset in force, not by local time: of an hour that comes twice these are two.
    Instant start = time.toOffsetDateTime().truncatedTo(ChronoUnit.HOURS).toInstant();
    String id = HOUR_ID.format(OffsetDateTime.ofInstant(start, ZoneOffset.UTC));
    return new WindowSpan(id, start, start.plus(1, ChronoUnit.HOURS));
  }

  private static WindowSpan span(String id, LocalDate start, LocalDate end, ZoneId zone) {
    return new WindowSpan(
        id, start.atStartOfDay(zone).toInstant(), end.atStartOfDay(zone).toInstant());
  }

  private static String fourDigits(int year) {
    return String.format(Locale.ROOT, "%04d", year);
  }

  private static String twoDigits(String before, int number) {
    return String.format(Locale.ROOT, "%s%02d", before, number);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Window that && name.equals(that.name) && division.equals(that.division);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
