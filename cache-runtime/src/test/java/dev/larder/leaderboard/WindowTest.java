package dev.larder.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WindowTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static WindowSpan span(Window window, String time, ZoneId zone) {
    return window.spanAt(Instant.parse(time), zone, DayOfWeek.MONDAY);
  }

  @Test
  void id_ofEachKind_tellsWhichItIs() {
    String time = "2026-02-03T14:25:36Z";

    assertThat(span(Window.ALL_TIME, time, BERLIN).id()).isEqualTo("all");
    assertThat(span(Window.YEARLY, time, BERLIN).id()).isEqualTo("2026");
    assertThat(span(Window.MONTHLY, time, BERLIN).id()).isEqualTo("2026-02");
    assertThat(span(Window.WEEKLY, time, BERLIN).id()).isEqualTo("2026-W06");
    assertThat(span(Window.DAILY, time, BERLIN).id()).isEqualTo("2026-02-03");
    assertThat(span(Window.HOURLY, time, BERLIN).id()).isEqualTo("2026-02-03T14:00Z");
  }

  @Test
  void day_beginsInTheZoneOfTheBoard() {
    assertThat(span(Window.DAILY, "2026-02-03T23:30:00Z", ZoneOffset.UTC).id())
        .isEqualTo("2026-02-03");
    assertThat(span(Window.DAILY, "2026-02-03T23:30:00Z", BERLIN).id()).isEqualTo("2026-02-04");
    assertThat(span(Window.YEARLY, "2025-12-31T23:30:00Z", BERLIN).id()).isEqualTo("2026");
    assertThat(span(Window.MONTHLY, "2026-01-31T23:30:00Z", BERLIN).id()).isEqualTo("2026-02");
  }

  @ParameterizedTest
  @CsvSource({
    "2021-01-03T12:00:00Z, 2020-W53", // a Sunday of the year before
    "2021-01-04T12:00:00Z, 2021-W01",
    "2024-12-30T12:00:00Z, 2025-W01", // a Monday of the year after
    "2026-12-31T12:00:00Z, 2026-W53",
    "2027-01-01T12:00:00Z, 2026-W53",
    "2027-01-04T00:00:00Z, 2027-W01",
    "2026-01-01T00:00:00Z, 2026-W01"
  })
  void week_atTheEndsOfTheYear_isThatOfIso(String time, String id) {
    WindowSpan span = span(Window.WEEKLY, time, ZoneOffset.UTC);

    assertThat(span.id()).isEqualTo(id);
    assertThat(Duration.between(span.start(), span.end())).isEqualTo(Duration.ofDays(7));
    assertThat(span.start().atZone(ZoneOffset.UTC).getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
  }

  @Test
  void week_withAnotherFirstDay_beginsThere() {
    Instant saturday = Instant.parse("2026-01-31T12:00:00Z");
    Instant sunday = Instant.parse("2026-02-01T00:00:00Z");

    WindowSpan before = Window.WEEKLY.spanAt(saturday, ZoneOffset.UTC, DayOfWeek.SUNDAY);
    WindowSpan after = Window.WEEKLY.spanAt(sunday, ZoneOffset.UTC, DayOfWeek.SUNDAY);

    assertThat(before.end()).isEqualTo(sunday);
    assertThat(after.start()).isEqualTo(sunday);
    assertThat(before.id()).isEqualTo("2026-W04");
    assertThat(after.id()).isEqualTo("2026-W05");
  }

  @ParameterizedTest
  @CsvSource({"2026-03-29T12:00:00Z, 23", "2026-10-25T12:00:00Z, 25", "2026-06-01T12:00:00Z, 24"})
  void day_withChangeOfClocks_isAsLongAsItIs(String noon, long hours) {
    WindowSpan span = span(Window.DAILY, noon, BERLIN);

    assertThat(Duration.between(span.start(), span.end())).hasHours(hours);
  }

  @Test
  void day_withoutMidnight_beginsAtItsFirstMoment() {
    // In Santiago the clocks went from 24:00 to 01:00.
    WindowSpan span = span(Window.DAILY, "2024-09-08T12:00:00Z", ZoneId.of("America/Santiago"));

    assertThat(span.id()).isEqualTo("2024-09-08");
    assertThat(span.start()).isEqualTo("2024-09-08T04:00:00Z");
    assertThat(Duration.between(span.start(), span.end())).hasHours(23);
  }

  @Test
  void hour_thatComesTwice_isTwoWindows() {
    WindowSpan first = span(Window.HOURLY, "2026-10-25T00:30:00Z", BERLIN);
    WindowSpan second = span(Window.HOURLY, "2026-10-25T01:30:00Z", BERLIN);

    assertThat(first.id()).isEqualTo("2026-10-25T00:00Z");
    assertThat(second.id()).isEqualTo("2026-10-25T01:00Z");
    assertThat(first.end()).isEqualTo(second.start());
  }

  @Test
  void hour_inAZoneWithHalfHours_isThatOfItsClock() {
    assertThat(span(Window.HOURLY, "2026-02-03T14:25:00Z", ZoneId.of("Asia/Kolkata")).id())
        .isEqualTo("2026-02-03T13:30Z");
  }

  @Test
  void hour_whereClocksGoBackByHalfOfIt_isOfTheOffsetInForce() {
    // On Lord Howe Island 02:00+11:00 is 01:30+10:30.
    ZoneId zone = ZoneId.of("Australia/Lord_Howe");

    assertThat(span(Window.HOURLY, "2026-04-04T14:59:00Z", zone).id())
        .isEqualTo("2026-04-04T14:00Z");
    assertThat(span(Window.HOURLY, "2026-04-04T15:10:00Z", zone).id())
        .isEqualTo("2026-04-04T14:30Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Europe/Berlin", "America/Santiago", "Australia/Sydney", "UTC"})
  void spans_followEachOther_andTheirIdsSort(String zone) {
    for (Window window :
        List.of(Window.YEARLY, Window.MONTHLY, Window.WEEKLY, Window.DAILY, Window.HOURLY)) {
      List<String> ids = new ArrayList<>();
      WindowSpan span = span(window, "2024-08-30T10:00:00Z", ZoneId.of(zone));
      for (int i = 0; i < 400; i++) {
        ids.add(span.id());
        WindowSpan next = window.spanAt(span.end(), ZoneId.of(zone), DayOfWeek.MONDAY);
        assertThat(next.start()).isEqualTo(span.end());
        span = next;
      }
      assertThat(ids).isSorted().doesNotHaveDuplicates();
    }
  }

  @Test
  void custom_followsItsRule() {
    Window.Rule season =
        time -> {
          int year = time.getYear();
          ZoneId zone = time.getZone();
          return new WindowSpan(
              "season-" + year,
              time.toLocalDate().withDayOfYear(1).atStartOfDay(zone).toInstant(),
              time.toLocalDate().withDayOfYear(1).plusYears(1).atStartOfDay(zone).toInstant());
        };

    Window window = Window.custom("season", season);

    assertThat(span(window, "2026-05-05T00:00:00Z", BERLIN).id()).isEqualTo("season-2026");
    assertThat(window).isEqualTo(Window.custom("season", season));
    assertThat(window).isNotEqualTo(Window.custom("season", time -> season.spanAt(time)));
    assertThat(window).isNotEqualTo(Window.custom("other", season));
  }

  @Test
  void custom_withARuleThatMisses_isRefused() {
    Window window =
        Window.custom(
            "odd", time -> new WindowSpan("x", Instant.EPOCH, Instant.EPOCH.plusNanos(1)));

    assertThatIllegalStateException()
        .isThrownBy(() -> span(window, "2026-05-05T00:00:00Z", BERLIN))
        .withMessageContaining("odd");
  }

  @Test
  void names_thatWouldBreakKeys_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Window.custom(
                    "a:b", time -> new WindowSpan("", time.toInstant(), time.toInstant())))
        .withMessageContaining("'a:b'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WindowSpan("{x}", Instant.MIN, Instant.MAX))
        .withMessageContaining("'{x}'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WindowSpan("x", Instant.EPOCH, Instant.EPOCH));
  }
}
