package dev.larder.leaderboard;

/** A listener that is being called. Safe for use by several threads at once. */
public interface Subscription extends AutoCloseable {

  /** Ends the calls. One that has begun may still run. To close again does nothing. */
  @Override
  void close();
}
