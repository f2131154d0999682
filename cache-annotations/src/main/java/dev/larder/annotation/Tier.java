package dev.larder.annotation;

/** Where the results of a cached method are kept. */
public enum Tier {
  /**
   * In the memory of the process alone. Where the manager has a Redis, invalidations still reach
   * the other processes.
   */
  LOCAL,

  /** In Redis alone: every call asks it. Without a Redis every call runs the method. */
  REMOTE,

  /** In memory and in Redis. Without a Redis, in memory alone. */
  BOTH
}
