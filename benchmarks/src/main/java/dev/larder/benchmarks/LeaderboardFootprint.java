package dev.larder.benchmarks;

import dev.larder.leaderboard.Leaderboard;
import dev.larder.leaderboard.LeaderboardSpec;
import dev.larder.leaderboard.Leaderboards;
import dev.larder.leaderboard.Submission;
import dev.larder.leaderboard.Window;
import java.util.SplittableRandom;
import java.util.function.IntToLongFunction;

/**
 * How much memory a member of a leaderboard takes, beyond its name and what its metadata take by
 * themselves: the heap in use after a collection, with the board and before there was one.
 *
 * <pre>{@code
 * mvn -q -Pbenchmark package -Dbenchmark.main=dev.larder.benchmarks.LeaderboardFootprint
 * }</pre>
 */
public final class LeaderboardFootprint {
  private static final int MEMBERS = 1_000_000;
  private static final String METADATA = "shared by all";

  private LeaderboardFootprint() {}

  /**
   * Measures and prints.
   *
   * @param args none
   */
  public static void main(String[] args) {
    String[] names = new String[MEMBERS];
    for (int i = 0; i < MEMBERS; i++) {
      names[i] = "player-" + i;
    }
    SplittableRandom random = new SplittableRandom(42);
    IntToLongFunction anywhere = i -> random.nextInt(1_000_000);
    System.out.printf("bytes per member, with %,d members:%n", MEMBERS);
    measure("scores in any order", names, builder(), anywhere);
    measure("scores ever worse", names, builder(), i -> -i);
    measure("scores all equal", names, builder(), i -> 0);
    measure(
        "two windows", names, builder().window(Window.ALL_TIME).window(Window.WEEKLY), anywhere);
  }

  private static LeaderboardSpec.Builder<String> builder() {
    return LeaderboardSpec.builder("footprint", String.class);
  }

  private static void measure(
      String what, String[] names, LeaderboardSpec.Builder<String> spec, IntToLongFunction scores) {
    long before = Heap.used();
    Leaderboard<String> board = Leaderboards.local().board(spec.build());
    for (int i = 0; i < MEMBERS; i++) {
      board.submit(Submission.<String>of(names[i], scores.applyAsLong(i)).metadata(METADATA));
    }
    long used = Heap.used() - before;
    System.out.printf("%-20s %6.1f%n", what, (double) used / board.size());
  }
}
