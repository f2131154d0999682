package dev.larder.examples;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the same calls cost on two services, and whether they gave the same answers.
 *
 * @param times the time spent in each method, by its name, in order
 * @param different the calls that the two answered differently, in order
 */
record Comparison(Map<String, Times> times, List<Call<?>> different) {

  /**
   * The time spent in the calls of a method.
   *
   * @param plain on the first service
   * @param cached on the second
   */
  record Times(Duration plain, Duration cached) {
    static final Times NONE = new Times(Duration.ZERO, Duration.ZERO);

    Times plus(Times other) {
      return new Times(plain.plus(other.plain), cached.plus(other.cached));
    }

    Duration saved() {
      return plain.minus(cached);
    }
  }

  /**
   * Makes each call on both services, which take turns in being first: the second finds the
   * database warmer.
   */
  static Comparison of(List<Call<?>> calls, CityService plain, CityService cached) {
    Map<String, Times> times = new TreeMap<>();
    List<Call<?>> different = new ArrayList<>();
    boolean plainFirst = true;
    for (Call<?> call : calls) {
      Timed first = Timed.run(call, plainFirst ? plain : cached);
      Timed second = Timed.run(call, plainFirst ? cached : plain);
      Times both =
          plainFirst ? new Times(first.time, second.time) : new Times(second.time, first.time);
      times.merge(call.method(), both, Times::plus);
      if (!first.answer.equals(second.answer)) {
        different.add(call);
      }
      plainFirst = !plainFirst;
    }
    return new Comparison(times, different);
  }

  /** Returns the times of all methods together. */
  Times total() {
    return times.values().stream().reduce(Times.NONE, Times::plus);
  }

  private record Timed(Object answer, Duration time) {
    static Timed run(Call<?> call, CityService cities) {
      long start = System.nanoTime();
      Object answer = call.on(cities);
      return new Timed(answer, Duration.ofNanos(System.nanoTime() - start));
    }
  }
}
