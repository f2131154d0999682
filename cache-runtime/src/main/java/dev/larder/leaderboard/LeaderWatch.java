package dev.larder.leaderboard;

import java.util.Optional;
import java.util.function.Supplier;

/** Watches who is at position 1. */
final class LeaderWatch<M> implements Watch {
  private final BoardStore<M> store;
  private final Supplier<WindowKey> current;
  private final LeaderListener<M> listener;
  private Optional<Entry<M>> leader = Optional.empty();
  private WindowKey window;

  LeaderWatch(BoardStore<M> store, Supplier<WindowKey> current, LeaderListener<M> listener) {
    this.store = store;
    this.current = current;
    this.listener = listener;
    this.window = current.get();
  }

  @Override
  public void begin() {
    leader = read();
  }

  @Override
  public void look() {
    WindowKey next = current.get();
    if (!next.equals(window)) {
      window = next;
      leader = Optional.empty();
    }
    Optional<Entry<M>> before = leader;
    leader = read();
    if (!leader.map(Entry::member).equals(before.map(Entry::member))) {
      LeaderListener.Change<M> change = new LeaderListener.Change<>(window, before, leader);
      Watches.guard(() -> listener.onNewLeader(change));
    }
  }

  private Optional<Entry<M>> read() {
    return store.range(window, /* offset= */ 0, /* limit= */ 1).entries().stream().findFirst();
  }
}
