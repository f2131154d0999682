package dev.larder.examples;

import dev.larder.CacheManager;
import dev.larder.leaderboard.Changes;
import dev.larder.leaderboard.Entry;
import dev.larder.leaderboard.Leaderboards;
import dev.larder.leaderboard.Snapshot;
import dev.larder.leaderboard.SnapshotView;
import java.io.PrintStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Lets players of the computer play a quiz every evening of two weeks, and prints who leads and who
 * moved. The days are those of a calendar of its own: the season is over in no time.
 */
final class QuizSeason {
  /** A Sunday: the season begins on the next day. */
  private static final LocalDate DAY_BEFORE = LocalDate.of(2026, 1, 25);

  private static final LocalTime EVENING = LocalTime.of(20, 0);
  private static final int DAYS_OF_WEEK = 7;

  /** How many players of a board are shown. */
  private static final int SHOWN = 3;

  private static final List<Player> REGULARS =
      List.of(
          new Player("Battuta", "MA", 0.6),
          new Player("Polo", "IT", 0.5),
          new Player("Zheng", "CN", 0.5),
          new Player("Tabei", "JP", 0.6),
          new Player("Chance", "", 0.0));

  /** Plays in the first week, and then does not want to be on any board. */
  private static final Player LEAVER = new Player("Cook", "GB", 0.6);

  /** Plays from the second week on. */
  private static final Player NEWCOMER = new Player("Bly", "US", 0.9);

  private final QuizService quiz;
  private final CacheManager caches;
  private final Random random;
  private final PrintStream out;
  private LocalDate today = DAY_BEFORE;

  QuizSeason(QuizService quiz, CacheManager caches, long seed, PrintStream out) {
    this.quiz = quiz;
    this.caches = caches;
    this.random = new Random(seed);
    this.out = out;
  }

  /** Plays. The questions and the answers follow from the seed. */
  void play() {
    try (Leaderboards leaderboards = Leaderboards.builder().clock(this::now).build()) {
      QuizBoards boards = new QuizBoards(leaderboards, caches);
      playWeek(boards, LEAVER);
      boards.snapshot(); // the next one is compared with it
      boards.remove(LEAVER.name());
      print(playWeek(boards, NEWCOMER), boards);
    }
  }

  private Instant now() {
    return today.atTime(EVENING).atZone(QuizBoards.ZONE).toInstant();
  }

  /** Plays the next seven days, and returns the last round. */
  private QuizRound playWeek(QuizBoards boards, Player guest) {
    List<Player> players = Stream.concat(REGULARS.stream(), Stream.of(guest)).toList();
    for (int day = 1; day < DAYS_OF_WEEK; day++) {
      playDay(boards, players);
    }
    return playDay(boards, players);
  }

  private QuizRound playDay(QuizBoards boards, List<Player> players) {
    today = today.plusDays(1);
    QuizRound round = QuizRound.play(quiz, players, random);
    boards.add(round.results());
    return round;
  }

  private void print(QuizRound last, QuizBoards boards) {
    out.println();
    if (last.questions().isEmpty()) {
      out.println("No quiz: no country has two cities of different size.");
      return;
    }
    out.println("A quiz among players of the computer, every day for two weeks. The last day:");
    last.table().lines().forEach(out::println);
    out.println();
    out.println("Its leaderboards on " + today);
    standings(boards).lines().forEach(out::println);
    out.println();
    moves(boards.snapshot()).lines().forEach(out::println);
  }

  private static Table standings(QuizBoards boards) {
    Table table =
        new Table().left("board").right("rank").left("player").left("home").right("points");
    add(table, "week " + boards.week().window().id(), boards.week().top(SHOWN));
    add(table, "all time", boards.allTime().top(SHOWN));
    add(table, "around " + NEWCOMER.name(), boards.allTime().around(NEWCOMER.name(), SHOWN));
    return table;
  }

  private static void add(Table table, String title, List<Entry<String>> entries) {
    String cell = title;
    for (Entry<String> entry : entries) {
      String points = Text.number((long) entry.score());
      table.row(
          cell, Text.number(entry.rank()), entry.member(), entry.details().orElse(""), points);
      cell = "";
    }
  }

  private static Table moves(SnapshotView<String> view) {
    Snapshot<String> before = view.previous().orElseThrow();
    LocalDate day = LocalDate.ofInstant(before.takenAt(), QuizBoards.ZONE);
    Table table =
        new Table().left("all time, since " + day).left("player").right("from").right("to");
    Changes<String> changes = view.changes();
    changes.up().forEach(move -> add(table, "up " + move.places(), move));
    changes.down().forEach(move -> add(table, "down " + move.places(), move));
    changes.entered().forEach(e -> table.row("entered", e.member(), "", Text.number(e.rank())));
    changes.left().forEach(e -> table.row("left", e.member(), Text.number(e.rank()), ""));
    return table;
  }

  private static void add(Table table, String what, Changes.Move move) {
    table.row(what, move.member(), Text.number(move.from()), Text.number(move.to()));
  }
}
