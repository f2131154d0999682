package dev.larder.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WatchesTest {
  private final LeaderboardSpec<Void> spec = LeaderboardSpec.builder("test").build();
  private final BoardStore<Void> store = new MemoryStore<>(spec, InstantSource.system());
  private final StepExecutor executor = new StepExecutor();
  private int looks;

  private void change() {
    store.trim(/* window= */ null, 0);
  }

  @Test
  void add_changeWhileTheWatchBegins_isLookedAt() {
    Watches<Void> watches = new Watches<>(store, executor);

    watches.add(
        new Watch() {
          @Override
          public void begin() {
            change(); // by another thread, after the watch has read the board
          }

          @Override
          public void look() {
            looks++;
          }
        });
    executor.run();

    assertThat(looks).isEqualTo(1);
  }

  @Test
  void round_whileChangesComeIn_isNotBegunTwice() {
    Watches<Void> watches = new Watches<>(store, executor);
    watches.add(
        new Watch() {
          @Override
          public void begin() {}

          @Override
          public void look() {
            looks++;
            if (looks < 3) {
              change();
            }
          }
        });

    List.of(1, 2, 3).forEach(i -> change());
    assertThat(executor.size()).isEqualTo(1);
    executor.run();

    assertThat(looks).isEqualTo(3);
    change();
    assertThat(executor.size()).isEqualTo(1);
  }
}
