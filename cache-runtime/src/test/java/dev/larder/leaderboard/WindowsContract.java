package dev.larder.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every implementation does with windows. */
abstract class WindowsContract extends BoardContract {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private Leaderboard<String> dailyAndAllTime() {
    return board(
        PLAIN
            .spec()
            .policy(SubmitPolicy.BEST)
            .window(Window.ALL_TIME)
            .window(Window.DAILY, Duration.ofDays(2))
            .zone(BERLIN));
  }

  @Test
  void submit_writesAllWindows_eachByItsPolicy() {
    Leaderboard<String> board = dailyAndAllTime();
    clock.set("2026-02-03T12:00:00Z");
    board.submit(Submission.<String>of("ann", 10).metadata("of the 3rd"));
    clock.set("2026-02-04T12:00:00Z");
    Outcome outcome = board.submit(Submission.<String>of("ann", 7).metadata("of the 4th"));

    assertThat(outcome.accepted()).isFalse();
    assertThat(outcome.after()).contains(new Standing(10, 1, 1));
    assertThat(outcome.in(Window.ALL_TIME)).isEqualTo(outcome.placements().get(0));
    assertThat(outcome.in(Window.DAILY).accepted()).isTrue();
    assertThat(outcome.in(Window.DAILY).before()).isEmpty();
    assertThat(outcome.in(Window.DAILY).after()).contains(new Standing(7, 1, 1));
    assertThat(outcome.in(Window.DAILY).window()).isEqualTo(new WindowKey("daily", "2026-02-04"));
    assertThatIllegalArgumentException().isThrownBy(() -> outcome.in(Window.HOURLY));

    assertThat(board.score("ann")).hasValue(10);
    assertThat(board.entry("ann").orElseThrow().details()).contains("of the 3rd");
    Ranking<String> today = board.window(Window.DAILY);
    assertThat(today.score("ann")).hasValue(7);
    assertThat(today.entry("ann").orElseThrow().details()).contains("of the 4th");
    assertThat(board.window(Window.DAILY, "2026-02-03").score("ann")).hasValue(10);
    assertThat(board.window(Window.DAILY, Instant.parse("2026-02-03T05:00:00Z")).score("ann"))
        .hasValue(10);
  }

  @Test
  void window_movesOnWithTheClock_unlessPinned() {
    Leaderboard<String> board = dailyAndAllTime();
    clock.set("2026-02-03T22:59:59.999Z"); // one moment before midnight in Berlin
    board.submit("ann", 1);
    Ranking<String> moving = board.window(Window.DAILY);
    Ranking<String> pinned = moving.pinned();

    clock.set("2026-02-03T23:00:00Z");

    assertThat(moving.window()).isEqualTo(new WindowKey("daily", "2026-02-04"));
    assertThat(pinned.window()).isEqualTo(new WindowKey("daily", "2026-02-03"));
    assertEmpty(moving, PLAIN);
    assertThat(names(pinned.all())).containsExactly("ann");
    assertThat(names(board.all())).containsExactly("ann");
  }

  @Test
  void window_isKeptForItsRetentionPastItsEnd() {
    Leaderboard<String> board = dailyAndAllTime();
    clock.set("2026-02-03T12:00:00Z");
    board.submit("ann", 1);
    Ranking<String> day = board.window(Window.DAILY).pinned();
    clock.set("2026-02-04T12:00:00Z");
    board.submit("bob", 1);

    clock.set("2026-02-05T22:59:59.999Z"); // two days after the end, but for a moment
    assertThat(board.windowIds(Window.DAILY)).containsExactly("2026-02-03", "2026-02-04");
    assertThat(day.size()).isEqualTo(1);

    clock.set("2026-02-05T23:00:00Z");
    assertThat(board.windowIds(Window.DAILY)).containsExactly("2026-02-04");
    assertEmpty(day, PLAIN);

    board.submit("cid", 1);
    assertThat(board.windowIds(Window.DAILY)).containsExactly("2026-02-04", "2026-02-06");
    assertThat(board.windowIds(Window.ALL_TIME)).containsExactly("all");
    assertThat(board.size()).isEqualTo(3);

    // Should the clock go back, the window is as gone as before, and can be begun anew.
    clock.set("2026-02-03T12:00:00Z");
    assertThat(day.size()).isZero();
    board.submit("ann", 5);
    assertThat(names(day.all())).containsExactly("ann");
  }

  @Test
  void windows_thatNothingWasSubmittedTo_areEmpty() {
    Leaderboard<String> board = dailyAndAllTime();

    assertThat(board.windowIds(Window.DAILY)).isEmpty();
    assertEmpty(board.window(Window.DAILY, "2001-01-01"), PLAIN);
    assertEmpty(board.window(Window.DAILY, "no-such-day"), PLAIN);

    board.submit(Submission.<String>of("a", 1).onlyIf(Condition.ifPresent()));
    assertThat(board.windowIds(Window.DAILY)).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> board.window(Window.DAILY, "{x}"))
        .withMessageContaining("'{x}'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> board.window(Window.WEEKLY))
        .withMessage("leaderboard test has no window weekly, only [all-time, daily]");
  }

  @Test
  void changes_ofTheBoard_areInAllWindows_andThoseOfAWindowInThisOne() {
    Leaderboard<String> board = dailyAndAllTime();
    for (String day : List.of("2026-02-03", "2026-02-04")) {
      clock.set(day + "T12:00:00Z");
      board.submitAll(List.of(Submission.of("a", 3), Submission.of("b", 2), Submission.of("c", 1)));
    }
    Ranking<String> yesterday = board.window(Window.DAILY, "2026-02-03");
    Ranking<String> today = board.window(Window.DAILY);

    assertThat(yesterday.remove("a")).isTrue();
    assertThat(names(yesterday.all())).containsExactly("b", "c");
    assertThat(names(today.all())).containsExactly("a", "b", "c");

    assertThat(board.remove("a")).isTrue();
    assertThat(board.remove("a")).isFalse();
    assertThat(names(board.all())).containsExactly("b", "c");
    assertThat(names(today.all())).containsExactly("b", "c");

    assertThat(board.setMetadata("b", "x")).isTrue();
    assertThat(yesterday.entry("b").orElseThrow().details()).contains("x");
    assertThat(today.setMetadata("b", "y")).isTrue();
    assertThat(yesterday.entry("b").orElseThrow().details()).contains("x");
    assertThat(today.entry("b").orElseThrow().details()).contains("y");

    assertThat(today.removeByScore(1, 1)).isEqualTo(1);
    assertThat(board.removeByScore(1, 1)).isEqualTo(2);
    assertThat(board.trim(1)).isZero();
    assertThat(yesterday.trim(0)).isEqualTo(1);
    board.clear();
    assertEmpty(board, PLAIN);
    assertEmpty(today, PLAIN);
  }

  @Test
  void sum_thatIsNoScoreInOneWindow_isWrittenInNone() {
    Leaderboard<String> board =
        board(PLAIN.spec().window(Window.DAILY).window(Window.ALL_TIME).policy(SubmitPolicy.SUM));
    clock.set("2026-02-03T12:00:00Z");
    board.submit("a", 1L << 53);
    clock.set("2026-02-04T12:00:00Z");

    assertThatIllegalArgumentException().isThrownBy(() -> board.submit("a", 1));

    assertThat(board.window(Window.DAILY).size()).isZero();
    assertThat(board.windowIds(Window.DAILY)).containsExactly("2026-02-03");
    assertThat(board.window(Window.ALL_TIME).score("a")).hasValue(0x1p53);
  }

  @Test
  void boundedBoard_boundsEachWindow() {
    Leaderboard<String> board =
        board(PLAIN.spec().window(Window.ALL_TIME).window(Window.DAILY).maxMembers(1));
    clock.set("2026-02-03T12:00:00Z");
    board.submit("a", 9);
    clock.set("2026-02-04T12:00:00Z");
    Outcome outcome = board.submit("b", 5);

    assertThat(outcome.after()).isEmpty();
    assertThat(outcome.in(Window.DAILY).after()).contains(new Standing(5, 1, 1));
  }

  @Test
  void weekly_withAFirstDay_endsThere() {
    Leaderboard<String> board =
        board(PLAIN.spec().window(Window.WEEKLY).firstDayOfWeek(DayOfWeek.SUNDAY));
    clock.set("2026-01-31T23:59:59Z"); // Saturday
    board.submit("a", 1);
    clock.set("2026-02-01T00:00:00Z");
    board.submit("b", 1);

    assertThat(board.windowIds(Window.WEEKLY)).containsExactly("2026-W04", "2026-W05");
    assertThat(names(board.all())).containsExactly("b");
  }

  @Test
  void hourly_overTheChangeOfClocks_keepsBothHoursApart() {
    Leaderboard<String> board = board(PLAIN.spec().window(Window.HOURLY).zone(BERLIN));
    clock.set("2026-10-25T00:30:00Z"); // 02:30 summer time
    board.submit("a", 1);
    clock.set("2026-10-25T01:30:00Z"); // 02:30 winter time
    board.submit("b", 1);

    assertThat(board.windowIds(Window.HOURLY))
        .containsExactly("2026-10-25T00:00Z", "2026-10-25T01:00Z");
  }

  @Test
  void replaceWith_mergesWindows() {
    Leaderboards boards = boards();
    Leaderboard<String> quiz = boards.board(PLAIN.spec().window(Window.DAILY).build());
    clock.set("2026-02-03T12:00:00Z");
    quiz.submit("a", 1);
    quiz.submit("b", 2);
    clock.set("2026-02-04T12:00:00Z");
    quiz.submit("a", 3);
    Leaderboard<String> twoDays =
        boards.board(LeaderboardSpec.builder("two-days", String.class).build());

    twoDays.replaceWith(
        Merge.<String>union()
            .with(quiz.window(Window.DAILY, "2026-02-03"))
            .with(quiz.window(Window.DAILY)));

    assertThat(names(twoDays.all())).containsExactly("a", "b");
    assertThat(twoDays.score("a")).hasValue(4);
  }
}
