package dev.larder.leaderboard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What submissions will do to one window: judged before anything is written, so that one that is
 * refused leaves no trace of the others.
 */
final class Draft<M> {
  private final LeaderboardSpec<M> spec;
  private final BoardStore.Target target;
  private final List<Verdict<M>> verdicts;
  private MemoryBoard<M> board;
  private boolean writes;

  /**
   * Judges submissions.
   *
   * @param board the members so far
   * @throws IllegalArgumentException if a sum is no score
   */
  Draft(
      LeaderboardSpec<M> spec,
      BoardStore.Target target,
      MemoryBoard<M> board,
      List<Submission<M>> submissions) {
    this.spec = spec;
    this.target = target;
    this.board = board;
    this.verdicts = new ArrayList<>(submissions.size());
    Map<String, OptionalDouble> pending = new HashMap<>();
    for (Submission<M> submission : submissions) {
      Member<M> member = board.find(submission.member());
      OptionalDouble present =
          member == null ? OptionalDouble.empty() : OptionalDouble.of(board.score(member));
      OptionalDouble score = judge(submission, pending.getOrDefault(submission.member(), present));
      verdicts.add(new Verdict<>(submission, member, board.standing(member), score));
      if (score.isPresent()) {
        writes = true;
        boolean isFollowed = verdicts.size() < submissions.size();
        if (isFollowed) {
          pending.put(submission.member(), score);
        }
      }
    }
  }

  /** What will become of one submission. */
  private static final class Verdict<M> {
    final Submission<M> submission;
    final Optional<Standing> before;

    /** The score that will be written; empty if none will be. */
    final OptionalDouble score;

    /** The member, as far as it is known. */
    @Nullable Member<M> member;

    Verdict(
        Submission<M> submission,
        @Nullable Member<M> member,
        Optional<Standing> before,
        OptionalDouble score) {
      this.submission = submission;
      this.member = member;
      this.before = before;
      this.score = score;
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

  /** Returns the window. */
  BoardStore.Target target() {
    return target;
  }

  /**
   * Writes.
   *
   * @param board the board that was judged; a new one if that was empty
   */
  void apply(MemoryBoard<M> board) {
    this.board = board;
    for (Verdict<M> verdict : verdicts) {
      if (verdict.score.isPresent()) {
        double score = verdict.score.getAsDouble();
        verdict.member = board.put(verdict.member, verdict.submission, score);
      }
    }
    board.trimToBound();
  }

  /** Tells what became of a submission, after all have been written. */
  Outcome.Placement placement(int index) {
    Verdict<M> verdict = verdicts.get(index);
    Member<M> member = verdict.member;
    if (member == null) { // refused, but another submission may have made it
      member = board.find(verdict.submission.member());
    }
    return new Outcome.Placement(
        target.key(), verdict.score.isPresent(), verdict.before, board.standing(member));
  }
}
