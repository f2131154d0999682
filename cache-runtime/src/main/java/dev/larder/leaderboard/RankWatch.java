package dev.larder.leaderboard;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Watches the ranks of some members. */
final class RankWatch<M> implements Watch {
  private final BoardStore<M> store;
  private final Supplier<WindowKey> current;
  private final List<String> members;
  private final RankListener listener;
  private final Map<String, OptionalLong> ranks = new HashMap<>();
  private WindowKey window;

  RankWatch(
      BoardStore<M> store,
      Supplier<WindowKey> current,
      List<String> members,
      RankListener listener) {
    this.store = store;
    this.current = current;
    this.members = members.stream().distinct().toList();
    this.listener = listener;
    this.window = current.get();
  }

  @Override
  public void begin() {
    List<OptionalLong> now = read();
    for (int i = 0; i < members.size(); i++) {
      ranks.put(members.get(i), now.get(i));
    }
  }

  @Override
  public void look() {
    WindowKey next = current.get();
    if (!next.equals(window)) {
      window = next;
      ranks.clear();
    }
    List<OptionalLong> now = read();
    for (int i = 0; i < members.size(); i++) {
      OptionalLong after = now.get(i);
      OptionalLong known = ranks.put(members.get(i), after);
      OptionalLong before = known == null ? OptionalLong.empty() : known;
      if (!after.equals(before)) {
        RankListener.Change change = new RankListener.Change(window, members.get(i), before, after);
        Watches.guard(() -> listener.onRankChange(change));
      }
    }
  }

  private List<OptionalLong> read() {
    return store.entries(window, members).stream().map(RankWatch::rank).toList();
  }

  private static OptionalLong rank(Optional<? extends Entry<?>> entry) {
    return entry.isPresent() ? OptionalLong.of(entry.get().rank()) : OptionalLong.empty();
  }
}
