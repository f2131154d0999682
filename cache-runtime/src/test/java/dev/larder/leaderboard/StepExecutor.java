package dev.larder.leaderboard;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/** Keeps actions until the test runs them, in its thread. */
final class StepExecutor implements Executor {
  private final Queue<Runnable> actions = new ArrayDeque<>();

  @Override
  public void execute(Runnable action) {
    actions.add(action);
  }

  int size() {
    return actions.size();
  }

  /** Runs what has come in, and what comes in meanwhile. */
  void run() {
    for (Runnable action = actions.poll(); action != null; action = actions.poll()) {
      action.run();
    }
  }
}
