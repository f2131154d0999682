package dev.larder.leaderboard;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A score that is to be submitted for a member, and how. Immutable.
 *
 * <pre>{@code
 * board.submit(Submission.<Profile>of("ann", 4_200).policy(SubmitPolicy.BEST).metadata(profile));
 * }</pre>
 *
 * @param <M> the type of the metadata
 */
public final class Submission<M> {
  private final String member;
  private final double score;
  private final @Nullable SubmitPolicy policy;
  private final Condition condition;
  private final @Nullable M metadata;

  private Submission(
      String member,
      double score,
      @Nullable SubmitPolicy policy,
      Condition condition,
      @Nullable M metadata) {
    this.member = requireNonNull(member, "member");
    this.score = score;
    this.policy = policy;
    this.condition = condition;
    this.metadata = metadata;
  }

  /**
   * Begins a submission.
   *
   * @param <M> the type of the metadata
   * @param member the name of the member
   * @param score the score, or what is to be added to it
   * @return a submission by the board's policy, without a condition or metadata
   * @throws IllegalArgumentException if the score is NaN or infinite
   */
  public static <M> Submission<M> of(String member, double score) {
    return begin(member, Scores.require(score));
  }

  /**
   * Begins a submission.
   *
   * @param <M> the type of the metadata
   * @param member the name of the member
   * @param score the score, or what is to be added to it
   * @return a submission by the board's policy, without a condition or metadata
   * @throws IllegalArgumentException if the score is beyond ±2<sup>53</sup>
   */
  public static <M> Submission<M> of(String member, long score) {
    return begin(member, Scores.require(score));
  }

  private static <M> Submission<M> begin(String member, double score) {
    return new Submission<>(
        member, score, /* policy= */ null, Condition.always(), /* metadata= */ null);
  }

  /**
   * Sets what the score does to the one that the member has, whatever the board's policy.
   *
   * @param policy the policy
   * @return a submission with this policy
   */
  public Submission<M> policy(SubmitPolicy policy) {
    return new Submission<>(member, score, requireNonNull(policy, "policy"), condition, metadata);
  }

  /**
   * Sets on what the submission depends.
   *
   * @param condition the condition
   * @return a submission with this condition
   */
  public Submission<M> onlyIf(Condition condition) {
    return new Submission<>(
        member, score, policy, requireNonNull(condition, "condition"), metadata);
  }

  /**
   * Sets what is to be kept with the member if the submission is accepted. Without it, what is kept
   * stays.
   *
   * @param metadata the metadata, which is shared and should not be changed
   * @return a submission with this metadata
   */
  public Submission<M> metadata(M metadata) {
    return new Submission<>(member, score, policy, condition, requireNonNull(metadata, "metadata"));
  }

  /**
   * Returns whose score it is.
   *
   * @return the name of the member
   */
  public String member() {
    return member;
  }

  /**
   * Returns the score, or what is to be added to it.
   *
   * @return a finite number, not −0
   */
  public double score() {
    return score;
  }

  /**
   * Returns what the score does to the one that the member has.
   *
   * @return the policy; empty for that of the board
   */
  public Optional<SubmitPolicy> policy() {
    return Optional.ofNullable(policy);
  }

  /**
   * Returns on what the submission depends.
   *
   * @return the condition
   */
  public Condition condition() {
    return condition;
  }

  /**
   * Returns what is to be kept with the member.
   *
   * @return the metadata; empty if what is kept stays
   */
  public Optional<M> metadata() {
    return Optional.ofNullable(metadata);
  }

  @Override
  public String toString() {
    return member + ": " + score;
  }
}
