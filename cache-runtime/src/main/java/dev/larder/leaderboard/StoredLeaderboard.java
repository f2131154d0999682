package dev.larder.leaderboard;

import static java.util.Objects.requireNonNull;

import dev.larder.leaderboard.BoardStore.Target;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A board in a {@link BoardStore}: finds the current windows and checks arguments. */
final class StoredLeaderboard<M> extends StoredRanking<M> implements Leaderboard<M> {
  private final List<WindowClock> clocks;

  private StoredLeaderboard(
      LeaderboardSpec<M> spec,
      BoardStore<M> store,
      List<WindowClock> clocks,
      InstantSource clock,
      Executor executor) {
    super(spec, store, new Watches<>(store, executor), clock, () -> clocks.get(0).target().key());
    this.clocks = clocks;
  }

  /**
   * Makes the board of a store.
   *
   * @param clock tells which windows are current
   * @param executor runs listeners
   */
  static <M> StoredLeaderboard<M> of(
      LeaderboardSpec<M> spec, BoardStore<M> store, InstantSource clock, Executor executor) {
    List<WindowClock> clocks =
        spec.windows().stream().map(kept -> new WindowClock(spec, kept, clock)).toList();
    return new StoredLeaderboard<>(spec, store, clocks, clock, executor);
  }

  @Override
  @Nullable WindowKey changed() {
    return null;
  }

  @Override
  public Outcome submit(String member, double score) {
    return submit(Submission.of(member, score));
  }

  @Override
  public Outcome submit(String member, long score) {
    return submit(Submission.of(member, score));
  }

  @Override
  public Outcome submit(Submission<M> submission) {
    return submitAll(List.of(submission)).get(0);
  }

  @Override
  public List<Outcome> submitAll(Collection<Submission<M>> submissions) {
    List<Submission<M>> checked = arguments.submissions(submissions);
    return checked.isEmpty() ? List.of() : store.submit(checked, targets());
  }

  @Override
  public Outcome increment(String member, double delta) {
    return submit(Submission.<M>of(member, delta).policy(SubmitPolicy.SUM));
  }

  @Override
  public Outcome increment(String member, long delta) {
    return submit(Submission.<M>of(member, delta).policy(SubmitPolicy.SUM));
  }

  @Override
  public long replaceWith(Merge<M> merge) {
    List<Submission<M>> members = merge.read();
    members.forEach(each -> arguments.member(each.member()));
    store.replace(members, targets());
    return members.size();
  }

  private List<Target> targets() {
    List<Target> targets = new ArrayList<>(clocks.size());
    for (WindowClock clock : clocks) {
      targets.add(clock.target());
    }
    return targets;
  }

  @Override
  public Ranking<M> window(Window window) {
    WindowClock clock = clockOf(window);
    return sibling(() -> clock.target().key());
  }

  @Override
  public Ranking<M> window(Window window, Instant time) {
    WindowKey key = clockOf(window).keyAt(requireNonNull(time, "time"));
    return sibling(() -> key);
  }

  @Override
  public Ranking<M> window(Window window, String id) {
    WindowKey key = clockOf(window).key(Names.requireId(id));
    return sibling(() -> key);
  }

  @Override
  public List<String> windowIds(Window window) {
    return store.windowIds(clockOf(window).window().name());
  }

  private WindowClock clockOf(Window window) {
    return clocks.stream()
        .filter(clock -> clock.window().equals(window))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "leaderboard %s has no window %s, only %s"
                        .formatted(
                            spec.name(),
                            window,
                            clocks.stream().map(WindowClock::window).toList())));
  }
}
