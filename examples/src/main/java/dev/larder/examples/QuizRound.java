package dev.larder.examples;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * A round of a quiz.
 *
 * @param questions the questions; none if the cities give none
 * @param marks for each player whether its answers were right, in the order of the questions
 */
record QuizRound(List<Question> questions, Map<Player, List<Boolean>> marks) {
  private static final int QUESTIONS = 6;

  /** Asks all players the same questions. These and the answers follow from {@code random}. */
  static QuizRound play(QuizService quiz, List<Player> players, RandomGenerator random) {
    List<Question> questions =
        Stream.generate(() -> quiz.ask(random)).limit(QUESTIONS).flatMap(Optional::stream).toList();
    Map<Player, List<Boolean>> marks = new LinkedHashMap<>();
    for (Player player : players) {
      marks.put(
          player,
          questions.stream()
              .map(question -> quiz.isRight(question, player.choose(question, random).id()))
              .toList());
    }
    return new QuizRound(questions, marks);
  }

  /** Returns how many answers of each player were right. */
  List<QuizResult> results() {
    return marks.entrySet().stream()
        .map(entry -> new QuizResult(entry.getKey(), points(entry.getValue())))
        .toList();
  }

  private static int points(List<Boolean> marks) {
    return (int) marks.stream().filter(isRight -> isRight).count();
  }

  /** Returns the questions, and who was right. */
  Table table() {
    Table table = new Table().left("which is larger?").left("in");
    marks.keySet().forEach(player -> table.left(player.name()));
    for (int i = 0; i < questions.size(); i++) {
      table.row(row(i));
    }
    return table;
  }

  private String[] row(int number) {
    Question question = questions.get(number);
    List<String> cells = new ArrayList<>();
    cells.add(question.first().name() + " or " + question.second().name());
    cells.add(question.first().country());
    marks.values().forEach(answers -> cells.add(answers.get(number) ? "✓" : "✗"));
    return cells.toArray(String[]::new);
  }
}
