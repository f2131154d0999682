package dev.larder.leaderboard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What submissions will do to one board: judged before anything is written, so that one that is
 * refused leaves no trace of the others.
 */
final class Draft<M> {
  private final LeaderboardSpec<M> spec;
  private final List<Submission<M>> submissions;
  private final List<@Nullable Member<M>> members;
  private final List<Optional<Standing>> before;

  /** The scores that will be written; empty where nothing will be. */
  private final List<OptionalDouble> scores;

  private boolean writes;

  /**
   * Judges submissions.
   *
   * @param board the members so far
   * @throws IllegalArgumentException if a sum is no score
   */
  Draft(LeaderboardSpec<M> spec, MemoryBoard<M> board, List<Submission<M>> submissions) {
    this.spec = spec;
    this.submissions = submissions;
    this.members = new ArrayList<>(submissions.size());
    this.before = new ArrayList<>(submissions.size());
    this.scores = new ArrayList<>(submissions.size());
    Map<String, OptionalDouble> pending = new HashMap<>();
    for (Submission<M> submission : submissions) {
      Member<M> member = board.find(submission.member());
      OptionalDouble present =
          member == null ? OptionalDouble.empty() : OptionalDouble.of(board.score(member));
      OptionalDouble score = judge(submission, pending.getOrDefault(submission.member(), present));
      members.add(member);
      before.add(board.standing(member));
      scores.add(score);
      if (score.isPresent()) {
        writes = true;
        pending.put(submission.member(), score);
      }
    }
  }

  private OptionalDouble judge(Submission<M> submission, OptionalDouble present) {
    if (!submission.condition().holds(present)) {
      return OptionalDouble.empty();
    }
    double score = submission.score();
    return switch (submission.policy().orElse(spec.policy())) {
      case LATEST -> OptionalDouble.of(score);
      case BEST ->
          present.isEmpty() || spec.order().isBetter(score, present.getAsDouble())
              ? OptionalDouble.of(score)
              : OptionalDouble.empty();
      case SUM -> OptionalDouble.of(Scores.sum(submission.member(), present.orElse(0), score));
    };
  }

  /** Tells whether anything will be written. */
  boolean writes() {
    return writes;
  }

  /**
   * Writes, and tells what became of each submission.
   *
   * @param board the board that was judged; a new one if that was empty
   */
  List<Outcome.Placement> apply(WindowKey window, MemoryBoard<M> board) {
    for (int i = 0; i < submissions.size(); i++) {
      OptionalDouble score = scores.get(i);
      if (score.isPresent()) {
        members.set(i, board.put(members.get(i), submissions.get(i), score.getAsDouble()));
      }
    }
    board.trimToBound();
    List<Outcome.Placement> placements = new ArrayList<>(submissions.size());
    for (int i = 0; i < submissions.size(); i++) {
      Member<M> member = members.get(i);
      if (member == null) { // refused, but another submission may have made it
        member = board.find(submissions.get(i).member());
      }
      Optional<Standing> after = board.standing(member);
      placements.add(
          new Outcome.Placement(window, scores.get(i).isPresent(), before.get(i), after));
    }
    return placements;
  }
}
