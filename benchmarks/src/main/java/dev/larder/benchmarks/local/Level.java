package dev.larder.benchmarks.local;

/** An argument with few values. */
public enum Level {
  LOW,
  MIDDLE,
  HIGH
}
