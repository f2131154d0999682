package dev.larder.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts what happens in a soak run. Safe for use by any number of threads. */
final class SoakTally {
  /** How long after a misfortune there is peace, in which nobody may serve what is as old. */
  static final Duration BOUND = Duration.ofSeconds(3);

  private static final List<Duration> AGES =
      List.of(Duration.ofMillis(10), Duration.ofMillis(100), Duration.ofSeconds(1), BOUND);

  private final LongAdder reads = new LongAdder();
  private final LongAdder fresh = new LongAdder();
  private final LongAdder freshInPeace = new LongAdder();
  private final LongAdder changes = new LongAdder();
  private final List<LongAdder> stale = new ArrayList<>();
  private final List<LongAdder> staleInPeace = new ArrayList<>();
  private final Map<Misfortune, LongAdder> misfortunes = new EnumMap<>(Misfortune.class);
  private volatile long peaceSince = System.nanoTime();

  SoakTally() {
    for (int i = 0; i <= AGES.size(); i++) {
      stale.add(new LongAdder());
      staleInPeace.add(new LongAdder());
    }
    for (Misfortune misfortune : Misfortune.values()) {
      misfortunes.put(misfortune, new LongAdder());
    }
  }

  void began(Misfortune misfortune) {
    peaceSince = Long.MAX_VALUE;
    misfortunes.get(misfortune).increment();
  }

  void ended() {
    peaceSince = System.nanoTime();
  }

  void changed() {
    changes.increment();
  }

  /**
   * Counts a read.
   *
   * @param beganAt reading of {@link System#nanoTime} at its begin
   * @param outdatedFor for how long its value had been replaced by then
   * @param peaceSinceThen what {@link #peaceSince} was then
   */
  void read(long beganAt, Duration outdatedFor, long peaceSinceThen) {
    reads.increment();
    boolean peace = peaceSinceThen != Long.MAX_VALUE && beganAt - peaceSinceThen > BOUND.toNanos();
    if (outdatedFor.isZero()) {
      (peace ? freshInPeace : fresh).increment();
    } else {
      (peace ? staleInPeace : stale).get(indexOf(outdatedFor)).increment();
    }
  }

  private static int indexOf(Duration age) {
    int index = 0;
    while (index < AGES.size() && age.compareTo(AGES.get(index)) >= 0) {
      index++;
    }
    return index;
  }

  /** Since when nothing is wrong, as a reading of {@link System#nanoTime}; or the greatest long. */
  long peaceSince() {
    return peaceSince;
  }

  long tooOldInPeace() {
    return staleInPeace.get(AGES.size()).sum();
  }

  /** Returns the lines of a table. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("%-40s %14s %14s".formatted("", "misfortune", "peace"));
    lines.add("%-40s %,14d".formatted("reads", reads.sum()));
    lines.add(line("  of what the database has", fresh, freshInPeace));
    for (int i = 0; i < AGES.size(); i++) {
      String name = "  outdated for less than %d ms".formatted(AGES.get(i).toMillis());
      lines.add(line(name, stale.get(i), staleInPeace.get(i)));
    }
    lines.add(line("  outdated for longer", stale.get(AGES.size()), staleInPeace.get(AGES.size())));
    lines.add(line("changes", changes));
    misfortunes.forEach((misfortune, count) -> lines.add(line("  " + misfortune, count)));
    return lines;
  }

  private static String line(String name, LongAdder... counts) {
    StringBuilder line = new StringBuilder("%-40s".formatted(name));
    for (LongAdder count : counts) {
      line.append(" %,14d".formatted(count.sum()));
    }
    return line.toString();
  }
}
