package dev.larder.benchmarks.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/** What Larder wants to reach, as ratios within one run, and whether it did. */
final class Goals {
  private static final List<String> LONG_KEYS =
      List.of(
          " draw=UNIFORM keys=10000",
          " draw=UNIFORM keys=16384",
          " draw=ZIPF keys=10000",
          " draw=ZIPF keys=16384");
  private static final List<String> FRAMEWORKS =
      List.of("SPRING", "SPRING_SYNC", "SPRING_KEY", "MICRONAUT", "JETCACHE");

  private final List<Goal> goals = new ArrayList<>();
  private final Names names;

  private Goals(Names names) {
    this.names = names;
  }

  /**
   * A goal.
   *
   * @param caseName what Larder does
   * @param figure what is looked at
   * @param measured finds the figure, or none if it was not measured
   * @param limit the highest figure that is good enough
   */
  private record Goal(
      String caseName,
      String figure,
      Function<Collection<Measurement>, OptionalDouble> measured,
      double limit) {}

  /**
   * How it went.
   *
   * @param what the case, and what was looked at
   * @param limit the highest figure that is good enough
   * @param measured the figure
   */
  record Outcome(String what, double limit, double measured) {
    boolean isMet() {
      return measured <= limit;
    }
  }

  /** Returns how it went, for those goals whose figures are among {@code measurements}. */
  static List<Outcome> outcomes(Collection<Measurement> measurements, Names names) {
    Goals goals = new Goals(names);
    goals.addAll();
    List<Outcome> outcomes = new ArrayList<>();
    for (Goal goal : goals.goals) {
      goal.measured()
          .apply(measurements)
          .ifPresent(
              measured ->
                  outcomes.add(
                      new Outcome(goals.what(goal, measurements), goal.limit(), measured)));
    }
    return outcomes;
  }

  private String what(Goal goal, Collection<Measurement> measurements) {
    return measurements.stream()
        .filter(row -> is(row, goal.caseName(), Case.OWN))
        .map(row -> names.title(row) + ": " + goal.figure())
        .findFirst()
        .orElse(goal.caseName());
  }

  private void addAll() {
    LONG_KEYS.forEach(this::addLongKey);
    addOtherKeys();
    addThreads();
    addTime("MissBenchmark.miss", "CAFFEINE", 1.2);
    for (String framework : FRAMEWORKS) {
      addTime("LongKeyBenchmark.oneThread" + LONG_KEYS.get(0), framework, 1 / 20.0);
      addTime("KeyShapeBenchmark.twoParts", framework, 1 / 20.0);
    }
    addTime("RemoteHitBenchmark.oneThread size=200", "REDISSON_BYTES", 1.1);
    addTime("RemoteHitBenchmark.oneThread size=200", "JEDIS", 1.5);
  }

  private void addLongKey(String parameters) {
    String name = "LongKeyBenchmark.oneThread" + parameters;
    addTime(name, "CACHE2K_STATS", 0.7);
    addTime(name, "CAFFEINE", 0.25);
    addTime(name, "MAP", 2);
    addBytes(name, 24);
  }

  private void addOtherKeys() {
    addTime("KeyShapeBenchmark.twoParts", "CACHE2K_STATS", 0.8);
    addTime("KeyShapeBenchmark.twoParts", "CAFFEINE", 0.3);
    addTime("KeyShapeBenchmark.twoParts", "MAP", 1.4);
    addBytes("KeyShapeBenchmark.twoParts", 32);
    for (String method : List.of("noParameters", "aBoolean", "anEnum")) {
      addTime("FewKeysBenchmark." + method, "CACHE2K_STATS", 1);
      addBytes("FewKeysBenchmark." + method, 0);
    }
  }

  /** Twice the threads are to get 1.8 times as much done. */
  private void addThreads() {
    double longer = 2 / 1.8;
    for (String parameters : LONG_KEYS) {
      addThreads("LongKeyBenchmark", parameters, longer);
    }
    addThreads("SameKeyBenchmark", "", longer);
  }

  private void addTime(String caseName, String other, double limit) {
    goals.add(
        new Goal(
            caseName,
            "time beside " + names.contender(other),
            all -> ratio(nanos(all, caseName, Case.OWN), nanos(all, caseName, other)),
            limit));
  }

  private void addThreads(String benchmark, String parameters, double limit) {
    String one = benchmark + ".oneThread" + parameters;
    String two = benchmark + ".twoThreads" + parameters;
    goals.add(
        new Goal(
            two,
            "time of a call beside that in one thread",
            all -> ratio(nanos(all, two, Case.OWN), nanos(all, one, Case.OWN)),
            limit));
  }

  private void addBytes(String caseName, double limit) {
    goals.add(new Goal(caseName, "bytes per call", all -> ownBytes(all, caseName), limit));
  }

  /** Rounded, for what other threads allocate now and then is divided among the calls too. */
  private static OptionalDouble ownBytes(Collection<Measurement> all, String caseName) {
    return all.stream()
        .filter(row -> is(row, caseName, Case.OWN))
        .flatMapToDouble(row -> row.bytes().stream())
        .map(Math::rint)
        .findFirst();
  }

  private static OptionalDouble nanos(
      Collection<Measurement> all, String caseName, String contender) {
    return all.stream()
        .filter(row -> is(row, caseName, contender))
        .mapToDouble(Measurement::nanos)
        .findFirst();
  }

  private static boolean is(Measurement row, String caseName, String contender) {
    return row.caseName().equals(caseName) && row.contender().equals(contender);
  }

  private static OptionalDouble ratio(OptionalDouble part, OptionalDouble whole) {
    return part.isPresent() && whole.isPresent()
        ? OptionalDouble.of(part.getAsDouble() / whole.getAsDouble())
        : OptionalDouble.empty();
  }
}
