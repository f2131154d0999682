package dev.larder.examples;

import dev.larder.CacheManager;
import dev.larder.CacheStats;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Lets players of the computer answer a few questions of a quiz, and prints who was right and who
 * leads.
 */
final class QuizRound {
  private static final int QUESTIONS = 6;
  private static final List<Player> PLAYERS =
      List.of(new Player("Battuta", 0.8), new Player("Mercator", 0.4), new Player("Chance", 0.0));

  private final QuizService quiz;
  private final Random random;
  private final PrintStream out;

  QuizRound(QuizService quiz, long seed, PrintStream out) {
    this.quiz = quiz;
    this.random = new Random(seed);
    this.out = out;
  }

  /**
   * Plays. The questions and the answers follow from the seed; {@code caches} are those of the
   * quiz.
   */
  void play(CacheManager caches) {
    Table table = new Table().left("which is larger?").left("in");
    PLAYERS.forEach(player -> table.left(player.name()));
    int asked = 0;
    for (; asked < QUESTIONS; asked++) {
      Optional<Question> question = quiz.ask(random);
      if (question.isEmpty()) {
        break;
      }
      table.row(answers(question.get()));
    }

    out.println();
    if (asked == 0) {
      out.println("No quiz: no country has two cities of different size.");
      return;
    }
    out.println("A quiz among players of the computer");
    table.lines().forEach(out::println);
    out.println();
    printScores(caches);
  }

  /** Lets all players answer, after which each looks at the scores. */
  private String[] answers(Question question) {
    List<String> cells = new ArrayList<>();
    cells.add(question.first().name() + " or " + question.second().name());
    cells.add(question.first().country());
    for (Player player : PLAYERS) {
      City choice = player.choose(question, random);
      boolean correct = quiz.answer(player.name(), question, choice.id());
      cells.add(choice.name() + (correct ? " ✓" : " ✗"));
    }
    PLAYERS.forEach(player -> quiz.top(PLAYERS.size()));
    return cells.toArray(String[]::new);
  }

  private void printScores(CacheManager caches) {
    Table table = new Table().left("player").right("correct").right("of");
    for (Score score : quiz.top(PLAYERS.size())) {
      table.row(score.player(), Text.number(score.correct()), Text.number(score.answered()));
    }
    table.lines().forEach(out::println);
    CacheStats stats =
        caches.stats().getOrDefault(QuizService.class.getName() + ".top", CacheStats.NONE);
    out.println(
        Text.format(
            "The scores were read %d times and loaded %d times; each answer makes them wrong.",
            stats.calls(), stats.loads()));
  }
}
