package dev.larder.benchmarks;

import dev.larder.leaderboard.Entry;
import dev.larder.leaderboard.Leaderboard;
import dev.larder.leaderboard.LeaderboardSpec;
import dev.larder.leaderboard.Leaderboards;
import dev.larder.leaderboard.Outcome;
import dev.larder.leaderboard.Page;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long one call on a leaderboard in memory takes, and how that grows with the board.
 *
 * <pre>{@code
 * mvn -q -Pbenchmark package -Dbenchmark.args="LeaderboardBenchmark"
 * }</pre>
 *
 * <p>Every call asks for another member, chosen at random, so that on a great board nearly nothing
 * is in the caches of the processor. The name that is asked for is at hand, as that in a request
 * is, and is another object than the one that the board keeps.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
public class LeaderboardBenchmark {
  private static final int CALLS = 1 << 20;

  @Param({"1000", "10000", "100000", "1000000"})
  public int members;

  private final Leaderboard<Void> board =
      Leaderboards.local().board(LeaderboardSpec.builder("benchmark").build());

  private final String[] names = new String[CALLS];
  private final long[] scores = new long[CALLS];
  private int call;

  @Setup
  public void fill() {
    SplittableRandom random = new SplittableRandom(42);
    for (int i = 0; i < members; i++) {
      board.submit(name(i), random.nextInt(1_000_000));
    }
    for (int i = 0; i < CALLS; i++) {
      names[i] = name(random.nextInt(members));
      scores[i] = random.nextInt(1_000_000);
    }
  }

  private static String name(int number) {
    return "player-" + number;
  }

  private int next() {
    call = (call + 1) & (CALLS - 1);
    return call;
  }

  @Benchmark
  public Outcome submit() {
    int next = next();
    return board.submit(names[next], scores[next]);
  }

  @Benchmark
  public OptionalLong rank() {
    return board.rank(names[next()]);
  }

  @Benchmark
  public List<Entry<Void>> top10() {
    return board.top(10);
  }

  @Benchmark
  public Page<Void> page10InTheMiddle() {
    return board.page(members / 20 + (next() & 15), 10);
  }

  @Benchmark
  public List<Entry<Void>> around5EachSide() {
    return board.around(names[next()], 11);
  }
}
