package dev.larder.benchmarks.remote;

import java.util.List;

/**
 * What is cached.
 *
 * @param lines as many as make the JSON as long as is wanted
 */
public record Product(long id, String name, List<Line> lines) {
  /** A part of it. */
  public record Line(String text, int quantity, double price) {}
}
