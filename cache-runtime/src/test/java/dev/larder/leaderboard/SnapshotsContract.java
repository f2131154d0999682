package dev.larder.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.larder.CacheManager;
import dev.larder.FakeTime;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every implementation does with snapshots. */
abstract class SnapshotsContract extends BoardContract {
  private static final Duration FRESH = Duration.ofSeconds(30);

  private final FakeTime time = new FakeTime();
  private final CacheManager caches = CacheManager.builder().timeSource(time).build();

  private Leaderboard<String> timed(LeaderboardSpec.Builder<String> spec) {
    return boards(time::instant, Runnable::run).board(spec.build());
  }

  private Snapshots<String> snapshots(PausingRanking<String> paused) {
    return new Snapshots<>(caches, paused.ranking(), FRESH, time::instant);
  }

  @Test
  void latest_isTheSame_whileFresh() {
    Leaderboard<String> board = timed(PLAIN.spec());
    Snapshots<String> snapshots = board.snapshots(caches, FRESH);
    board.submit("a", 1);

    SnapshotView<String> first = snapshots.latest();
    board.submit("b", 2);
    time.advance(FRESH);
    SnapshotView<String> second = snapshots.latest();

    assertThat(first.isRefreshed()).isTrue();
    assertThat(first.snapshot().takenAt()).isEqualTo(FakeTime.START);
    assertThat(first.snapshot().window()).isEqualTo(board.window());
    assertThat(names(first.snapshot().entries())).containsExactly("a");
    assertThat(first.previous()).isEmpty();
    assertThat(first.changes().isEmpty()).isTrue();
    assertThat(second.isRefreshed()).isFalse();
    assertThat(second.snapshot()).isSameAs(first.snapshot());

    time.advanceNanos(1);
    SnapshotView<String> third = snapshots.latest();
    assertThat(third.isRefreshed()).isTrue();
    assertThat(third.snapshot().id()).isNotEqualTo(first.snapshot().id());
    assertThat(third.previous()).contains(first.snapshot());
    assertThat(names(third.snapshot().entries())).containsExactly("b", "a");
  }

  @ParameterizedTest
  @EnumSource(TiePolicy.class)
  void changes_compareRanks(TiePolicy ties) {
    Leaderboard<String> board =
        timed(new Setup(ScoreOrder.DESCENDING, ties, TieBreak.FIRST_ACHIEVED).spec());
    Snapshots<String> snapshots = board.snapshots(caches, FRESH);
    board.submit("a", 50);
    board.submit("b", 40);
    board.submit("c", 30);
    board.submit("gone", 20);
    Snapshot<String> earlier = snapshots.latest().snapshot();
    board.submit("a", 45); // a new score at the same rank
    board.submit("c", 42);
    board.submit("new", 1);
    board.remove("gone");
    time.advanceSeconds(31);

    SnapshotView<String> view = snapshots.latest();

    Changes<String> changes = view.changes();
    assertThat(changes.up()).containsExactly(new Changes.Move("c", 3, 2));
    assertThat(changes.down()).containsExactly(new Changes.Move("b", 2, 3));
    assertThat(changes.up().get(0).places()).isEqualTo(1);
    assertThat(changes.down().get(0).places()).isEqualTo(1);
    assertThat(names(changes.entered())).containsExactly("new");
    assertThat(names(changes.left())).containsExactly("gone");
    assertThat(view.snapshot().changesSince(earlier)).isEqualTo(changes);
    assertThat(view.movement("c")).hasValue(1);
    assertThat(view.movement("b")).hasValue(-1);
    assertThat(view.movement("a")).hasValue(0);
    assertThat(view.movement("new")).isEmpty();
    assertThat(view.movement("gone")).isEmpty();
  }

  @Test
  void changes_ofTies_areThoseOfTheLabel() {
    Leaderboard<String> board = timed(PLAIN.spec());
    Snapshots<String> snapshots = board.snapshots(caches, FRESH);
    board.submit("a", 5);
    board.submit("b", 5);
    snapshots.latest();
    board.submit("a", 4);
    board.submit("a", 5); // behind b now, with the rank it had
    time.advanceSeconds(31);

    assertThat(snapshots.latest().changes().isEmpty()).isTrue();
  }

  @Test
  void page_tellsItsSnapshot_andStaysOnIt() {
    Leaderboard<String> board = timed(PLAIN.spec());
    Snapshots<String> snapshots = board.snapshots(caches, FRESH);
    for (int i = 0; i < 5; i++) {
      board.submit(name(i), -i);
    }
    SnapshotPage<String> first = snapshots.page(1, 2);
    board.submit("z", 9);
    time.advanceSeconds(31);
    snapshots.latest();

    SnapshotPage<String> second = snapshots.page(first.snapshotId(), 2, 2).orElseThrow();

    assertThat(names(first.page().entries())).containsExactly("a", "b");
    assertThat(names(second.page().entries())).containsExactly("c", "d");
    assertThat(second.page().totalMembers()).isEqualTo(5);
    assertThat(second.takenAt()).isEqualTo(first.takenAt());
    assertThat(names(snapshots.page(1, 2).page().entries())).containsExactly("z", "a");

    time.advanceSeconds(31);
    snapshots.latest();
    assertThat(snapshots.page(first.snapshotId(), 2, 2)).isEmpty();
    assertThat(snapshots.find("no such id")).isEmpty();
  }

  @Test
  void page_ofASnapshot_isClampedLikeThatOfTheBoard() {
    Leaderboard<String> board = timed(PLAIN.spec());
    board.submit("a", 1);
    Snapshots<String> snapshots = board.snapshots(caches, FRESH);

    assertThat(snapshots.page(0, 10).page()).isEqualTo(board.page(1, 10));
    assertThat(snapshots.page(2, 10).page()).isEqualTo(board.page(2, 10));
    assertThat(snapshots.page(Integer.MAX_VALUE, Integer.MAX_VALUE).page().entries()).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> snapshots.page(1, 0));
    assertThat(snapshots.latest().snapshot().entry("a")).isEqualTo(board.entry("a"));
    assertThat(snapshots.latest().snapshot().entry("x")).isEmpty();
  }

  @Test
  void latest_whileAnotherThreadTakesTheNext_isTheOldOne() throws Exception {
    Leaderboard<String> board = timed(PLAIN.spec());
    board.submit("a", 1);
    PausingRanking<String> paused = new PausingRanking<>(board);
    Snapshots<String> snapshots = snapshots(paused);
    Snapshot<String> old = snapshots.latest().snapshot();
    board.submit("b", 2);
    time.advanceSeconds(31);
    paused.pause();

    ExecutorService pool = Executors.newSingleThreadExecutor();
    try {
      Future<SnapshotView<String>> next = pool.submit(snapshots::latest);
      paused.awaitReader();
      SnapshotView<String> meanwhile = snapshots.latest();
      paused.goOn();

      assertThat(meanwhile.snapshot()).isSameAs(old);
      assertThat(meanwhile.isRefreshed()).isFalse();
      assertThat(next.get().isRefreshed()).isTrue();
      assertThat(next.get().previous()).contains(old);
      assertThat(snapshots.latest().snapshot()).isSameAs(next.get().snapshot());
      assertThat(paused.reads()).isEqualTo(2);
    } finally {
      paused.goOn();
      pool.shutdownNow();
    }
  }

  @Test
  void latest_thatCannotBeTaken_leavesTheOldOne() {
    Leaderboard<String> board = timed(PLAIN.spec());
    board.submit("a", 1);
    PausingRanking<String> failing = new PausingRanking<>(board);
    Snapshots<String> snapshots = snapshots(failing);
    Snapshot<String> old = snapshots.latest().snapshot();
    time.advanceSeconds(31);
    failing.setFails(true);

    assertThatIllegalArgumentException().isThrownBy(snapshots::latest);

    assertThat(snapshots.find(old.id())).contains(old);
    failing.setFails(false);
    assertThat(snapshots.latest().previous()).contains(old);
  }

  @Test
  void invalidate_hasTheNextOneTaken() {
    Leaderboard<String> board = timed(PLAIN.spec());
    Snapshots<String> snapshots = board.snapshots(caches, FRESH);
    snapshots.latest();
    board.submit("a", 1);

    snapshots.invalidate();
    assertThat(names(snapshots.latest().snapshot().entries())).containsExactly("a");

    board.submit("b", 0);
    caches.invalidateAll("leaderboard/test/all-time");
    assertThat(names(snapshots.latest().snapshot().entries())).containsExactly("a", "b");
  }

  @Test
  void latest_inTheNextWindow_hasNoneBefore() {
    Leaderboard<String> board = timed(PLAIN.spec().window(Window.HOURLY));
    Snapshots<String> snapshots = board.snapshots(caches, FRESH);
    board.submit("a", 1);
    snapshots.latest();
    time.advance(Duration.ofHours(1));
    board.submit("b", 1);

    SnapshotView<String> view = snapshots.latest();

    assertThat(view.previous()).isEmpty();
    assertThat(names(view.snapshot().entries())).containsExactly("b");
  }

  @Test
  void snapshots_askedForTwice_shareWhatIsCached() {
    Leaderboard<String> board = timed(PLAIN.spec());
    Snapshot<String> snapshot = board.snapshots(caches, FRESH).latest().snapshot();

    SnapshotView<String> other = board.snapshots(caches, Duration.ofSeconds(5)).latest();

    assertThat(other.snapshot()).isSameAs(snapshot);
    assertThat(caches.stats()).containsKey("leaderboard/test/all-time");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> board.snapshots(caches, Duration.ZERO))
        .withMessage("freshFor must be positive, was PT0S");
  }

  @Test
  void latest_thatIsFreshForEver_isTakenOnce() {
    Leaderboard<String> board = timed(PLAIN.spec());
    Snapshots<String> snapshots = board.snapshots(caches, ChronoUnit.FOREVER.getDuration());

    Snapshot<String> first = snapshots.latest().snapshot();
    time.advance(Duration.ofDays(365));

    assertThat(snapshots.latest().snapshot()).isSameAs(first);
  }

  @Test
  void emptyBoard_hasAnEmptySnapshot() {
    SnapshotView<String> view = timed(PLAIN.spec()).snapshots(caches, FRESH).latest();

    assertThat(view.snapshot().entries()).isEqualTo(List.of());
    assertThat(view.snapshot().page(1, 10).page().totalPages()).isZero();
  }
}
