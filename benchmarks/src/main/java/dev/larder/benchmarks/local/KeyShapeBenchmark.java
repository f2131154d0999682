package dev.larder.benchmarks.local;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.openjdk.jmh.annotations.Benchmark;

/** A hit among 10 000 results, with other keys than one number. */
@SuppressWarnings("NullAway.Init") // JMH sees to it
public class KeyShapeBenchmark extends AllContendersBenchmark {
  private static final int KEYS = 10_000;
  private static final int SIZES = 8;
  private static final String[] COUNTRIES = {"AT", "CH", "DE", "FR"};
  private static final Level[] LEVELS = Level.values();

  private long[] ids;
  private String[] names;

  @Override
  void prepare() {
    ids = Draw.UNIFORM.draw(KEYS, Position.LENGTH);
    names = Arrays.stream(ids).mapToObj(KeyShapeBenchmark::name).toArray(String[]::new);
    LongStream.of(ids).distinct().forEach(this::callAll);
  }

  private void callAll(long id) {
    twoParts(id);
    fiveParts(id);
    catalog.named(name(id));
  }

  @Benchmark
  public Item twoParts(Position position) {
    return twoParts(ids[position.next()]);
  }

  @Benchmark
  public Item fiveParts(Position position) {
    return fiveParts(ids[position.next()]);
  }

  @Benchmark
  public Item text(Position position) {
    return catalog.named(names[position.next()]);
  }

  private Item twoParts(long id) {
    return catalog.variant(id, size(id));
  }

  /** The parts follow from the id, so that there are as many keys as ids. */
  private Item fiveParts(long id) {
    return catalog.offer(
        id,
        size(id),
        COUNTRIES[(int) (id >>> 3) & (COUNTRIES.length - 1)],
        /* business= */ (id & 32) != 0,
        LEVELS[(int) (id >>> 6) & 1]);
  }

  private static String name(long id) {
    return "item " + id;
  }

  private static int size(long id) {
    return (int) id & (SIZES - 1);
  }
}
