package dev.larder.examples;

import dev.larder.CacheManager;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/** What {@link CityQuiz} shows, from the loading of the data to the last table. */
final class Tour {
  /** The first calls in a JVM are slow, whoever makes them; so many are not measured. */
  private static final int WARM_UP_CALLS = 50;

  private final Options options;
  private final PrintStream out;

  Tour(Options options, PrintStream out) {
    this.options = options;
    this.out = out;
  }

  /** Shows everything, and returns whether all cached answers were right. */
  boolean run() throws InvalidInputException {
    long start = System.nanoTime();
    List<City> data = readData();
    try (CityDatabase database = CityDatabase.of(data);
        CacheManager caches = CacheManager.local()) {
      Duration loading = Duration.ofNanos(System.nanoTime() - start);
      printStart(data.size(), loading);
      return show(data, database.dataSource(), caches);
    }
  }

  private List<City> readData() throws InvalidInputException {
    return options.data().isPresent() ? CityFile.read(options.data().get()) : CityFile.bundled();
  }

  private void printStart(int cities, Duration loading) {
    out.println(
        Text.format(
            "%s cities, read, checked and put into H2 in %s. Seed: %d.",
            Text.number(cities), Text.milliseconds(loading), options.seed()));
    if (options.data().isEmpty()) {
      CityFile.attribution().forEach(out::println);
    }
  }

  private boolean show(List<City> data, DataSource db, CacheManager caches) {
    CityService plain = new CityService(db);
    CityService cached = new CityService_Cached(caches, db);

    warmUp(data, db);
    List<Call<?>> calls = new Workload(data, options.seed()).calls(options.calls());
    boolean sameAnswers = new CallReport(out).print(Comparison.of(calls, plain, cached), caches);
    new QuizSeason(new QuizService(cached), caches, options.seed(), out).play();
    boolean changeSeen = new ChangeReport(plain, cached, caches, out).print();
    return sameAnswers && changeSeen;
  }

  private static void warmUp(List<City> data, DataSource db) {
    try (CacheManager caches = CacheManager.local()) {
      List<Call<?>> calls = new Workload(data, /* seed= */ 0).calls(WARM_UP_CALLS);
      Comparison.of(calls, new CityService(db), new CityService_Cached(caches, db));
    }
  }
}
