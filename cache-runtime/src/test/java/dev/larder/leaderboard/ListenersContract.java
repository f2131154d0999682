package dev.larder.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** What every implementation tells listeners. */
abstract class ListenersContract extends BoardContract {
  private final StepExecutor executor = new StepExecutor();
  private final List<String> told = new ArrayList<>();

  private Leaderboard<String> watched(LeaderboardSpec.Builder<String> spec) {
    return boards(clock, executor).board(spec.build());
  }

  private void tellRank(RankListener.Change change) {
    told.add(change.member() + " " + text(change.before()) + ">" + text(change.after()));
  }

  private void tellLeader(LeaderListener.Change<String> change) {
    told.add(
        change.before().map(Entry::member).orElse("-")
            + ">"
            + change.after().map(Entry::member).orElse("-"));
  }

  private static String text(OptionalLong rank) {
    return rank.isPresent() ? "" + rank.getAsLong() : "-";
  }

  @Test
  void onRankChange_tellsWatchedMembers_offTheSubmittingThread() {
    Leaderboard<String> board = watched(PLAIN.spec());
    board.submit("a", 5);
    board.onRankChange(List.of("a", "b"), this::tellRank);

    board.submit("b", 9);
    assertThat(told).isEmpty();
    executor.run();
    assertThat(told).containsExactly("a 1>2", "b ->1");

    told.clear();
    board.submit("c", 1); // moves nobody who is watched
    board.submit("b", 8); // nor does another score
    executor.run();
    assertThat(told).isEmpty();

    board.remove("b");
    executor.run();
    assertThat(told).containsExactly("a 2>1", "b 1>-");
  }

  @Test
  void onRankChange_changesBetweenTwoLooks_areToldAsOne() {
    Leaderboard<String> board = watched(PLAIN.spec());
    board.submit("a", 5);
    board.onRankChange(List.of("a"), this::tellRank);
    executor.run();

    board.submit("b", 9);
    board.submit("c", 9);
    executor.run();
    board.submit("d", 9);
    board.remove("d");
    executor.run();

    assertThat(told).containsExactly("a 1>3");
  }

  @Test
  void onNewLeader_tellsWhoTookOver() {
    Leaderboard<String> board = watched(PLAIN.spec());
    board.onNewLeader(this::tellLeader);

    board.submit("a", 5);
    executor.run();
    board.submit("a", 6);
    executor.run();
    board.submit("b", 7);
    executor.run();
    board.clear();
    executor.run();

    assertThat(told).containsExactly("->a", "a>b", "b>-");
  }

  @Test
  void close_endsTheCalls() {
    Leaderboard<String> board = watched(PLAIN.spec());
    Subscription subscription = board.onNewLeader(this::tellLeader);
    board.submit("a", 5);
    subscription.close();
    subscription.close();
    executor.run();
    board.submit("b", 6);
    executor.run();

    assertThat(told).isEmpty();
  }

  @Test
  void listener_thatThrows_endsNothing() {
    Leaderboard<String> board = watched(PLAIN.spec());
    board.onNewLeader(
        change -> {
          throw new IllegalStateException("on purpose");
        });
    board.onNewLeader(this::tellLeader);

    board.submit("a", 5);
    executor.run();
    board.submit("b", 6);
    executor.run();

    assertThat(told).containsExactly("->a", "a>b");
  }

  @Test
  void listener_thatThrowsAnError_endsNothing() {
    Leaderboard<String> board = watched(PLAIN.spec());
    board.onNewLeader(
        change -> {
          throw new AssertionError("on purpose");
        });
    board.onNewLeader(this::tellLeader);

    board.submit("a", 5);
    executor.run();
    board.submit("b", 6);
    executor.run();

    assertThat(told).containsExactly("->a", "a>b");
  }

  @Test
  void listener_maySubmit_andHearsOfIt() {
    Leaderboard<String> board = watched(PLAIN.spec());
    board.onNewLeader(
        change -> {
          tellLeader(change);
          if (change.after().map(Entry::member).equals(Optional.of("a"))) {
            board.submit("bonus", 100);
          }
        });

    board.submit("a", 5);
    executor.run();

    assertThat(told).containsExactly("->a", "a>bonus");
  }

  @Test
  void listeners_ofAMovingWindow_beginAnewInTheNext() {
    Leaderboard<String> board = watched(PLAIN.spec().window(Window.DAILY));
    clock.set("2026-02-03T12:00:00Z");
    board.submit("a", 5);
    board.submit("b", 9);
    board.onNewLeader(this::tellLeader);
    board.onRankChange(List.of("a"), this::tellRank);

    clock.set("2026-02-04T12:00:00Z");
    board.submit("a", 1);
    executor.run();

    assertThat(told).containsExactly("->a", "a ->1");
  }

  @Test
  void executor_thatRejects_doesNotFailTheSubmission() {
    boolean[] rejects = {true};
    Leaderboard<String> board =
        boards(
                clock,
                action -> {
                  if (rejects[0]) {
                    throw new RejectedExecutionException("on purpose");
                  }
                  action.run();
                })
            .board(PLAIN.spec().build());
    board.onNewLeader(this::tellLeader);

    assertThat(board.submit("a", 5).accepted()).isTrue();
    rejects[0] = false;
    board.submit("b", 6);

    assertThat(told).containsExactly("->b");
  }
}
