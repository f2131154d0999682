package dev.larder.redis;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks, twice a second, for changes that other processes have made to the boards that somebody
 * listens to: one field is read of each. So one that is made while the connection is lost is seen
 * afterwards. Actions run in its thread, which there is once there is something to watch.
 */
final class BoardWatch implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(BoardWatch.class);
  private static final long PAUSE_MILLIS = 500;

  private final ScheduledExecutorService thread =
      new ScheduledThreadPoolExecutor(
          1, new DaemonThreadFactory("larder-redis-boards"), new DiscardPolicy());
  private final AtomicBoolean isStarted = new AtomicBoolean();
  private final List<Watched> boards = new CopyOnWriteArrayList<>();

  /** Runs an action whenever others have changed a board, some of their changes together. */
  void add(BoardScripts scripts, Runnable action) {
    boards.add(new Watched(scripts, action));
    if (isStarted.compareAndSet(false, true)) {
      Future<?> unused = // look() deals with what fails
          thread.scheduleWithFixedDelay(this::look, 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private void look() {
    boards.forEach(BoardWatch::look);
  }

  /** Each by itself: in a cluster one may be away and the others not. */
  private static void look(Watched board) {
    try {
      board.look();
    } catch (CompletionException away) {
      log.debug("changes of a leaderboard in Redis are not seen for now", away);
    } catch (Throwable failure) { // an error as well would end the looking, for good
      log.warn("an action after a change of a leaderboard failed", failure);
    }
  }

  /** A board, and what others did to it last. Used by the one thread. */
  private static final class Watched {
    private final BoardScripts scripts;
    private final Runnable action;
    private Optional<String> seen = Optional.empty();

    Watched(BoardScripts scripts, Runnable action) {
      this.scripts = scripts;
      this.action = action;
    }

    void look() {
      Optional<String> changed = scripts.changedByOthers();
      if (changed.isPresent() && !changed.equals(seen)) {
        seen = changed;
        action.run();
      }
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
