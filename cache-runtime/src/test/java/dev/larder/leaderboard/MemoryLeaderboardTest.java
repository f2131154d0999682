package dev.larder.leaderboard;

import java.time.InstantSource;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Nested;

/** The whole contract, of boards in memory. */
final class MemoryLeaderboardTest {
  private static Leaderboards inMemory(InstantSource clock, Executor executor) {
    return Leaderboards.builder().clock(clock).executor(executor).build();
  }

  @Nested
  final class Ranks extends RankContract {
    @Override
    Leaderboards boards(InstantSource clock, Executor executor) {
      return inMemory(clock, executor);
    }
  }

  @Nested
  final class Submissions extends SubmitContract {
    @Override
    Leaderboards boards(InstantSource clock, Executor executor) {
      return inMemory(clock, executor);
    }
  }

  @Nested
  final class Reads extends ReadContract {
    @Override
    Leaderboards boards(InstantSource clock, Executor executor) {
      return inMemory(clock, executor);
    }
  }

  @Nested
  final class Changes extends ChangeContract {
    @Override
    Leaderboards boards(InstantSource clock, Executor executor) {
      return inMemory(clock, executor);
    }
  }

  @Nested
  final class BadArguments extends ArgumentsContract {
    @Override
    Leaderboards boards(InstantSource clock, Executor executor) {
      return inMemory(clock, executor);
    }
  }

  @Nested
  final class Windows extends WindowsContract {
    @Override
    Leaderboards boards(InstantSource clock, Executor executor) {
      return inMemory(clock, executor);
    }
  }

  @Nested
  final class Listeners extends ListenersContract {
    @Override
    Leaderboards boards(InstantSource clock, Executor executor) {
      return inMemory(clock, executor);
    }
  }

  @Nested
  final class OfSnapshots extends SnapshotsContract {
    @Override
    Leaderboards boards(InstantSource clock, Executor executor) {
      return inMemory(clock, executor);
    }
  }

  @Nested
  final class Model extends ModelContract {
    @Override
    Leaderboards boards(InstantSource clock, Executor executor) {
      return inMemory(clock, executor);
    }
  }
}
