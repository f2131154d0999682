package dev.larder.leaderboard;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The members of several boards and what their scores add up to. Immutable.
 *
 * <pre>{@code
 * season.replaceWith(
 *     Merge.<Profile>union().with(quiz.window(Window.MONTHLY)).with(bonus, 0.5));
 * }</pre>
 *
 * @param <M> the type of the metadata
 */
public final class Merge<M> {
  private final boolean intersects;
  private final Aggregate aggregate;
  private final List<Source<M>> sources;

  private Merge(boolean intersects, Aggregate aggregate, List<Source<M>> sources) {
    this.intersects = intersects;
    this.aggregate = aggregate;
    this.sources = List.copyOf(sources);
  }

  /** What becomes of the scores that a member has on several boards. */
  public enum Aggregate {
    /** They are added. */
    SUM,

    /** The smallest counts. */
    MIN,

    /** The greatest counts. */
    MAX
  }

  private record Source<M>(Ranking<? extends M> ranking, double weight) {}

  /**
   * Begins a merge of the members that are on at least one of the boards.
   *
   * @param <M> the type of the metadata
   * @return a merge of no boards
   */
  public static <M> Merge<M> union() {
    return new Merge<>(/* intersects= */ false, Aggregate.SUM, List.of());
  }

  /**
   * Begins a merge of the members that are on all of the boards.
   *
   * @param <M> the type of the metadata
   * @return a merge of no boards
   */
  public static <M> Merge<M> intersection() {
    return new Merge<>(/* intersects= */ true, Aggregate.SUM, List.of());
  }

  /**
   * Adds a board, with its scores as they are.
   *
   * @param ranking the board, or a window of one
   * @return a merge with this board
   */
  public Merge<M> with(Ranking<? extends M> ranking) {
    return with(ranking, /* weight= */ 1);
  }

  /**
   * Adds a board.
   *
   * @param ranking the board, or a window of one
   * @param weight by what its scores are multiplied
   * @return a merge with this board
   * @throws IllegalArgumentException if the weight is NaN or infinite
   */
  public Merge<M> with(Ranking<? extends M> ranking, double weight) {
    if (!Double.isFinite(weight)) {
      throw new IllegalArgumentException("weight must be a finite number, was " + weight);
    }
    List<Source<M>> more = new ArrayList<>(sources);
    more.add(new Source<>(requireNonNull(ranking, "ranking"), weight));
    return new Merge<>(intersects, aggregate, more);
  }

  /**
   * Sets what becomes of the scores that a member has on several boards. Unless set, they are
   * added.
   *
   * @param aggregate the rule
   * @return a merge by this rule
   */
  public Merge<M> aggregate(Aggregate aggregate) {
    return new Merge<>(intersects, requireNonNull(aggregate, "aggregate"), sources);
  }

  /**
   * Reads the boards, one after another.
   *
   * @return the members and their scores, in the order in which the boards have them; each with the
   *     metadata of the first board that has some
   * @throws IllegalArgumentException if a sum or a weighted score would be infinite, or one of
   *     integers that is not exact
   */
  List<Submission<M>> read() {
    Map<String, Merged<M>> members = new LinkedHashMap<>();
    for (Source<M> source : sources) {
      for (Entry<? extends M> entry : source.ranking().all()) {
        String member = entry.member();
        members
            .computeIfAbsent(member, Merged::new)
            .add(
                Scores.product(member, entry.score(), source.weight()),
                entry.metadata(),
                aggregate);
      }
    }
    List<Submission<M>> submissions = new ArrayList<>(members.size());
    members.forEach(
        (member, merged) -> {
          if (!intersects || merged.boards == sources.size()) {
            submissions.add(merged.submission());
          }
        });
    return submissions;
  }

  /** What a member has so far. */
  private static final class Merged<M> {
    private final String member;
    private int boards;
    private double score;
    private @Nullable M metadata;

    Merged(String member) {
      this.member = member;
    }

    void add(double weighted, @Nullable M details, Aggregate aggregate) {
      score = boards == 0 ? weighted : aggregate(weighted, aggregate);
      metadata = metadata == null ? details : metadata;
      boards++;
    }

    private double aggregate(double weighted, Aggregate aggregate) {
      return switch (aggregate) {
        case SUM -> Scores.sum(member, score, weighted);
        case MIN -> Math.min(score, weighted);
        case MAX -> Math.max(score, weighted);
      };
    }

    Submission<M> submission() {
      Submission<M> submission = Submission.<M>of(member, score).policy(SubmitPolicy.LATEST);
      return metadata == null ? submission : submission.metadata(metadata);
    }
  }
}
