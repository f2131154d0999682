package dev.larder.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.CacheManager;
import dev.larder.leaderboard.Changes;
import dev.larder.leaderboard.Changes.Move;
import dev.larder.leaderboard.Entry;
import dev.larder.leaderboard.Leaderboards;
import dev.larder.leaderboard.SnapshotView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QuizBoardsTest {
  private static final Player ADA = new Player("Ada", "GB", 1.0);
  private static final Player BEN = new Player("Ben", "FR", 1.0);
  private static final Player CYD = new Player("Cyd", "", 1.0);
  private static final Player DOT = new Player("Dot", "US", 1.0);

  private Instant now = Instant.parse("2026-02-04T12:00:00Z");
  private final CacheManager caches = CacheManager.local();
  private final Leaderboards leaderboards = Leaderboards.builder().clock(() -> now).build();
  private final QuizBoards boards = new QuizBoards(leaderboards, caches);

  @AfterEach
  void close() {
    leaderboards.close();
    caches.close();
  }

  private void add(Player player, int points) {
    boards.add(List.of(new QuizResult(player, points)));
  }

  private void pass(Duration time) {
    now = now.plus(time);
  }

  @Test
  void add_pointsAddUp_alsoAfterABadRound() {
    add(ADA, 5);
    add(ADA, 0);
    add(ADA, 2);

    assertThat(boards.allTime().score("Ada")).hasValue(7);
    assertThat(boards.week().score("Ada")).hasValue(7);
  }

  @Test
  void add_keepsTheHome() {
    boards.add(List.of(new QuizResult(ADA, 5), new QuizResult(CYD, 5)));

    assertThat(boards.week().top(2)).extracting(Entry::metadata).containsExactly("GB", "");
  }

  @Test
  void add_equalPoints_oneRank() {
    boards.add(List.of(new QuizResult(ADA, 4), new QuizResult(BEN, 4), new QuizResult(CYD, 3)));

    assertThat(boards.allTime().top(3)).extracting(Entry::rank).containsExactly(1L, 1L, 3L);
  }

  @Test
  void add_oneResultIsWrong_noneIsAdded() {
    List<QuizResult> round =
        List.of(new QuizResult(ADA, 5), new QuizResult(new Player("", "", 1.0), 5));

    assertThatThrownBy(() -> boards.add(round))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("empty");
    assertThat(boards.allTime().size()).isZero();
    assertThat(boards.week().size()).isZero();
  }

  @Test
  void result_negativePoints() {
    assertThatThrownBy(() -> new QuizResult(ADA, -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("points must not be negative, was -1");
  }

  @Test
  void week_beginsAtMidnightInBerlin() {
    now = Instant.parse("2026-02-08T22:59:59Z");
    add(ADA, 5);
    assertThat(boards.week().window().id()).isEqualTo("2026-W06");

    pass(Duration.ofSeconds(1));
    assertThat(boards.week().window().id()).isEqualTo("2026-W07");
    assertThat(boards.week().size()).isZero();
    assertThat(boards.allTime().score("Ada")).hasValue(5);
  }

  @Test
  void snapshot_first_nobodyMoved() {
    add(ADA, 5);

    SnapshotView<String> view = boards.snapshot();

    assertThat(view.snapshot().entry("Ada")).isPresent();
    assertThat(view.previous()).isEmpty();
    assertThat(view.changes().isEmpty()).isTrue();
  }

  @Test
  void snapshot_tellsWhoMovedSinceTheOneBefore_alsoInAnotherWeek() {
    boards.add(List.of(new QuizResult(ADA, 9), new QuizResult(BEN, 6), new QuizResult(CYD, 5)));
    boards.snapshot();

    pass(Duration.ofDays(7));
    boards.remove("Ben");
    boards.add(List.of(new QuizResult(CYD, 6), new QuizResult(DOT, 1)));

    Changes<String> changes = boards.snapshot().changes();
    assertThat(changes.up()).containsExactly(new Move("Cyd", 3, 1));
    assertThat(changes.down()).containsExactly(new Move("Ada", 1, 2));
    assertThat(changes.entered()).extracting(Entry::member).containsExactly("Dot");
    assertThat(changes.left()).extracting(Entry::member).containsExactly("Ben");
  }

  @Test
  void snapshot_staysForADay() {
    add(ADA, 5);
    SnapshotView<String> first = boards.snapshot();
    add(BEN, 6);

    pass(Duration.ofDays(1));
    assertThat(boards.snapshot().snapshot()).isEqualTo(first.snapshot());

    pass(Duration.ofNanos(1));
    assertThat(boards.snapshot().changes().entered()).extracting(Entry::member).containsOnly("Ben");
  }

  @Test
  void remove_fromAllBoards() {
    add(ADA, 5);
    pass(Duration.ofDays(7));
    boards.add(List.of(new QuizResult(ADA, 5), new QuizResult(BEN, 1)));

    assertThat(boards.remove("Ada")).isTrue();

    assertThat(boards.allTime().all()).extracting(Entry::member).containsExactly("Ben");
    assertThat(boards.week().all()).extracting(Entry::member).containsExactly("Ben");
  }

  @Test
  void remove_unknownPlayer() {
    add(ADA, 5);

    assertThat(boards.remove("Nobody")).isFalse();
    assertThat(boards.allTime().size()).isEqualTo(1);
  }
}
