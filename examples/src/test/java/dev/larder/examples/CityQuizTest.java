package dev.larder.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.util.DefaultLocale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CityQuizTest {
  private static final String DATA =
      """
      geoname_id,name,country,admin_code,population,latitude,longitude
      1,Āzādshahr,XA,,5000,10,10
      2,Bee,XA,,4000,20,20
      3,Cee,XA,,3000,30,30
      4,Dee,XB,,2000,40,40
      """;

  @TempDir Path directory;
  private Path data;

  @BeforeEach
  void writeData() throws IOException {
    data = Files.writeString(directory.resolve("data.csv"), DATA);
  }

  /** What a run of the program gave. */
  private record Run(int exitCode, String out, String err) {

    List<String> lines() {
      return out.lines().toList();
    }

    /** Returns the lines from the one that starts so, up to the next empty one. */
    List<String> section(String start) {
      return lines().stream()
          .dropWhile(line -> !line.startsWith(start))
          .takeWhile(line -> !line.isEmpty())
          .toList();
    }
  }

  private static Run run(Object... arguments) {
    String[] args = List.of(arguments).stream().map(Object::toString).toArray(String[]::new);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exitCode =
        CityQuiz.run(args, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    return new Run(exitCode, out.toString(UTF_8), err.toString(UTF_8));
  }

  @Test
  void run_comparesCalls() {
    Run run = run("--data", data, "--calls", 200);

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    List<String> table = run.section("The same calls");
    assertThat(table.get(1)).matches("method +calls +loads +hit ratio +plain +cached +saved");
    assertThat(table).anyMatch(line -> line.matches("find +[0-9]+ +[0-9]+ +[0-9.]+ % .* ms"));
    assertThat(table).anyMatch(line -> line.startsWith("together      200 "));
    assertThat(table).last().asString().startsWith("Both gave the same 200 answers.");
  }

  @Test
  void run_showsThatAChangeIsSeen() {
    Run run = run("--data", data, "--calls", 1);

    List<String> table = run.section("Bee grows from 4,000 to 5,001 inhabitants");
    assertThat(table).hasSize(11);
    assertThat(table.subList(3, 10)).allMatch(row -> row.matches(".* cache .* 1 load +cache"));
    assertThat(table)
        .contains(
            "find(2)                 Bee: 4,000           cache  Bee: 5,001     1 load  cache")
        .last()
        .isEqualTo("All reads after the change give what the database has.");
  }

  @Test
  void run_quizFollowsFromTheSeed() {
    List<String> quiz = quiz(7);

    assertThat(quiz).isEqualTo(quiz(7)).isNotEqualTo(quiz(8));
  }

  /** Returns the last round, the boards, and who moved. */
  private List<String> quiz(long seed) {
    Run run = run("--data", data, "--calls", 1, "--seed", seed);
    return Stream.of("A quiz", "Its leaderboards", "all time, since")
        .flatMap(start -> run.section(start).stream())
        .toList();
  }

  @Test
  void run_showsTheLastRoundAndTheBoards() {
    List<String> quiz = quiz(7);

    assertThat(quiz).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    assertThat(quiz.get(1)).matches("which is larger\\? +in  Battuta  .*  Bly");
    assertThat(quiz.subList(3, 9)).allMatch(line -> line.matches(".* or .*  X[AB](  +[✓✗]){6}"));
    assertThat(quiz.get(9)).isEqualTo("Its leaderboards on 2026-02-08");
    assertThat(quiz.get(12)).matches("week 2026-W06 +1  [A-Z].* [0-9]+");
    assertThat(quiz.get(15)).matches("all time +1  [A-Z].* [0-9]+");
    assertThat(quiz.subList(18, 21)).first().asString().startsWith("around Bly ");
    assertThat(quiz.subList(18, 21)).anyMatch(line -> line.matches(".* Bly +US +[0-9]+"));
  }

  @Test
  void run_showsWhoEnteredAndWhoLeft() {
    List<String> moves = run("--data", data, "--calls", 1).section("all time, since 2026-02-01");

    assertThat(moves.get(0)).matches("all time, since 2026-02-01  player +from  to");
    assertThat(moves).anyMatch(line -> line.matches("entered +Bly +[1-6]"));
    assertThat(moves).last().asString().matches("left +Cook +[1-6]");
  }

  @Test
  void run_seedAndUnicodeNamesArePrinted() {
    Run run = run("--data", data, "--calls", 1, "--seed", 123);

    assertThat(run.lines().get(0)).startsWith("4 cities, ").endsWith(" Seed: 123.");
    assertThat(run.out()).contains("Āzādshahr");
  }

  @Test
  void run_dataOfTheUser_isNotAttributedToOthers() {
    assertThat(run("--data", data, "--calls", 1).out()).doesNotContain("GeoNames");
  }

  @Test
  void run_oneCity() throws IOException {
    Files.writeString(data, DATA.lines().limit(2).reduce("", (a, b) -> a + b + "\n"));

    Run run = run("--data", data, "--calls", 50);

    assertThat(run.exitCode()).isZero();
    assertThat(run.lines()).contains("No quiz: no country has two cities of different size.");
    assertThat(run.lines()).contains("Āzādshahr grows from 5,000 to 5,001 inhabitants");
  }

  @Test
  @DefaultLocale("ar-EG-u-nu-arab")
  void run_sameNumbersInEveryLocale() {
    assertThat(run("--data", data, "--calls", 200).section("The same calls"))
        .anyMatch(line -> line.startsWith("together      200 "));
  }

  @Test
  void help() {
    Run run = run("--help");

    assertThat(run).isEqualTo(new Run(0, Options.HELP, ""));
    assertThat(run.out()).contains("--calls N").contains("--seed S").contains("--data FILE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--nonsense", "--calls=0", "--seed=x", "--data=", "--data=nowhere.csv"})
  void badArgument_oneLineAndExitCode2(String argument) {
    assertRefused(run(argument));
  }

  @Test
  void badData_oneLineAndExitCode2() throws IOException {
    Files.writeString(data, DATA.replace("Bee,XA,,4000", "Bee,XA,,many"));

    Run run = run("--data", data);

    assertRefused(run);
    assertThat(run.err())
        .endsWith(
            ", line 3: population is 'many'; it must be a whole number from 0 to 1000000000"
                + System.lineSeparator());
  }

  private static void assertRefused(Run run) {
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).singleElement().asString().startsWith("city-quiz: ");
  }
}
