package dev.larder.leaderboard;

import static java.util.Objects.requireNonNull;

import dev.larder.TypeRef;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The description of a leaderboard. Immutable; two descriptions are equal if all parts are.
 *
 * <pre>{@code
 * static final LeaderboardSpec<Profile> QUIZ =
 *     LeaderboardSpec.builder("quiz", Profile.class)
 *         .policy(SubmitPolicy.BEST)
 *         .window(Window.ALL_TIME)
 *         .window(Window.WEEKLY, Duration.ofDays(60))
 *         .zone(ZoneId.of("Europe/Berlin"))
 *         .build();
 * }</pre>
 *
 * @param name the name of the board, unique among those of one {@link Leaderboards}
 * @param metadataType the type of what is kept with a member; {@code Void} for nothing
 * @param order which scores are better
 * @param policy what a score does to the one that the member has, unless the submission says
 * @param tiePolicy how members with equal scores are numbered
 * @param tieBreak which of them is ahead
 * @param maxMembers how many members each window keeps; when there are more, the last ones go
 * @param maxLimit how many members one call may ask for or name
 * @param maxMemberLength how many UTF-16 code units the name of a member may have
 * @param windows the windows, each once; the board itself reads as the first
 * @param zone the time zone in which the windows begin and end
 * @param firstDayOfWeek the day on which a week begins
 * @param <M> the type of the metadata
 */
public record LeaderboardSpec<M>(
    String name,
    TypeRef<M> metadataType,
    ScoreOrder order,
    SubmitPolicy policy,
    TiePolicy tiePolicy,
    TieBreak tieBreak,
    long maxMembers,
    int maxLimit,
    int maxMemberLength,
    List<KeptWindow> windows,
    ZoneId zone,
    DayOfWeek firstDayOfWeek) {

  /** How many members one call may ask for unless told otherwise. */
  public static final int DEFAULT_MAX_LIMIT = 1_000;

  /** How many UTF-16 code units the name of a member may have unless told otherwise. */
  public static final int DEFAULT_MAX_MEMBER_LENGTH = 256;

  /** How long a window is kept past its end unless told otherwise. */
  public static final Duration DEFAULT_RETENTION = Duration.ofDays(7);

  /**
   * A window and how long it is kept.
   *
   * @param window the window
   * @param retention how long it is kept past its end
   */
  public record KeptWindow(Window window, Duration retention) {

    /**
     * Makes a kept window.
     *
     * @param window the window
     * @param retention how long it is kept past its end
     * @throws IllegalArgumentException if the retention is negative
     */
    public KeptWindow {
      requireNonNull(window, "window");
      if (retention.isNegative()) {
        throw new IllegalArgumentException(
            "window %s: retention must not be negative, was %s".formatted(window, retention));
      }
    }
  }

  /**
   * Makes a description; a {@linkplain #builder(String) builder} is easier to read.
   *
   * @param name the name: 1 to 64 letters, digits, dots, hyphens and underscores
   * @param metadataType the type of what is kept with a member
   * @param order which scores are better
   * @param policy what a score does to the one that the member has
   * @param tiePolicy how members with equal scores are numbered
   * @param tieBreak which of them is ahead
   * @param maxMembers how many members each window keeps, at least 1
   * @param maxLimit how many members one call may ask for, at least 1
   * @param maxMemberLength how long the name of a member may be, at least 1
   * @param windows the windows, at least one, of different names
   * @param zone the time zone of the windows
   * @param firstDayOfWeek the day on which a week begins
   * @throws IllegalArgumentException if one of them is not as said
   */
  public LeaderboardSpec {
    Names.require("leaderboard", name);
    requireNonNull(metadataType, "metadataType");
    requireNonNull(order, "order");
    requireNonNull(policy, "policy");
    requireNonNull(tiePolicy, "tiePolicy");
    requireNonNull(tieBreak, "tieBreak");
    requireNonNull(zone, "zone");
    requireNonNull(firstDayOfWeek, "firstDayOfWeek");
    requirePositive(name, "maxMembers", maxMembers);
    requirePositive(name, "maxLimit", maxLimit);
    requirePositive(name, "maxMemberLength", maxMemberLength);
    windows = List.copyOf(windows);
    requireDifferentNames(name, windows);
  }

  private static void requirePositive(String name, String what, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(
          "leaderboard %s: %s must be at least 1, was %d".formatted(name, what, value));
    }
  }

  private static void requireDifferentNames(String name, List<KeptWindow> windows) {
    if (windows.isEmpty()) {
      throw new IllegalArgumentException(
          "leaderboard %s: windows must have at least one element, had none".formatted(name));
    }
    Set<String> names = new HashSet<>();
    for (KeptWindow kept : windows) {
      if (!names.add(kept.window().name())) {
        throw new IllegalArgumentException(
            "leaderboard %s: there are two windows named %s".formatted(name, kept.window()));
      }
    }
  }

  /**
   * Begins the description of a board that keeps nothing but scores.
   *
   * @param name the name: 1 to 64 letters, digits, dots, hyphens and underscores
   * @return a builder
   * @throws IllegalArgumentException if the name cannot be one
   */
  public static Builder<Void> builder(String name) {
    return builder(name, Void.class);
  }

  /**
   * Begins the description of a board that keeps something with each member.
   *
   * @param <M> the type of the metadata
   * @param name the name: 1 to 64 letters, digits, dots, hyphens and underscores
   * @param metadataType the class of the metadata
   * @return a builder
   * @throws IllegalArgumentException if the name cannot be one
   */
  public static <M> Builder<M> builder(String name, Class<M> metadataType) {
    return builder(name, TypeRef.of(metadataType));
  }

  /**
   * Begins the description of a board that keeps something of a generic type with each member.
   *
   * @param <M> the type of the metadata
   * @param name the name: 1 to 64 letters, digits, dots, hyphens and underscores
   * @param metadataType the type of the metadata
   * @return a builder
   * @throws IllegalArgumentException if the name cannot be one
   */
  public static <M> Builder<M> builder(String name, TypeRef<M> metadataType) {
    return new Builder<>(
        Names.require("leaderboard", name), requireNonNull(metadataType, "metadataType"));
  }

  /**
   * Builds a {@link LeaderboardSpec}. Not thread-safe.
   *
   * @param <M> the type of the metadata
   */
  public static final class Builder<M> {
    private final String name;
    private final TypeRef<M> metadataType;
    private final List<KeptWindow> windows = new ArrayList<>();
    private ScoreOrder order = ScoreOrder.DESCENDING;
    private SubmitPolicy policy = SubmitPolicy.LATEST;
    private TiePolicy tiePolicy = TiePolicy.COMPETITION;
    private TieBreak tieBreak = TieBreak.FIRST_ACHIEVED;
    private long maxMembers = Long.MAX_VALUE;
    private int maxLimit = DEFAULT_MAX_LIMIT;
    private int maxMemberLength = DEFAULT_MAX_MEMBER_LENGTH;
    private ZoneId zone = ZoneOffset.UTC;
    private DayOfWeek firstDayOfWeek = DayOfWeek.MONDAY;

    private Builder(String name, TypeRef<M> metadataType) {
      this.name = name;
      this.metadataType = metadataType;
    }

    /**
     * Sets which scores are better. Unless set, greater ones.
     *
     * @param order the order
     * @return this builder
     */
    public Builder<M> order(ScoreOrder order) {
      this.order = order;
      return this;
    }

    /**
     * Sets what a score does to the one that the member has, where the submission does not say.
     * Unless set, it replaces it.
     *
     * @param policy the policy
     * @return this builder
     */
    public Builder<M> policy(SubmitPolicy policy) {
      this.policy = policy;
      return this;
    }

    /**
     * Sets how members with equal scores are numbered. Unless set, as in sports.
     *
     * @param tiePolicy the policy
     * @return this builder
     */
    public Builder<M> ties(TiePolicy tiePolicy) {
      this.tiePolicy = tiePolicy;
      return this;
    }

    /**
     * Sets which of the members with equal scores is ahead. Unless set, the one that reached the
     * score first.
     *
     * @param tieBreak the rule
     * @return this builder
     */
    public Builder<M> tieBreak(TieBreak tieBreak) {
      this.tieBreak = tieBreak;
      return this;
    }

    /**
     * Sets how many members each window keeps. Unless set, all. When a call has made them more, the
     * last ones go, with their metadata.
     *
     * @param maxMembers the bound, at least 1
     * @return this builder
     */
    public Builder<M> maxMembers(long maxMembers) {
      this.maxMembers = maxMembers;
      return this;
    }

    /**
     * Sets how many members one call may ask for or name. Unless set, {@value #DEFAULT_MAX_LIMIT}.
     *
     * @param maxLimit the bound, at least 1
     * @return this builder
     */
    public Builder<M> maxLimit(int maxLimit) {
      this.maxLimit = maxLimit;
      return this;
    }

    /**
     * Sets how many UTF-16 code units the name of a member may have. Unless set, {@value
     * #DEFAULT_MAX_MEMBER_LENGTH}.
     *
     * @param maxMemberLength the bound, at least 1
     * @return this builder
     */
    public Builder<M> maxMemberLength(int maxMemberLength) {
      this.maxMemberLength = maxMemberLength;
      return this;
    }

    /**
     * Adds a window that is kept for {@link #DEFAULT_RETENTION} past its end. The board itself
     * reads as the window that is added first; without any it has {@link Window#ALL_TIME}.
     *
     * @param window the window
     * @return this builder
     */
    public Builder<M> window(Window window) {
      return window(window, DEFAULT_RETENTION);
    }

    /**
     * Adds a window.
     *
     * @param window the window
     * @param retention how long it is kept past its end, not negative
     * @return this builder
     * @throws IllegalArgumentException if the retention is negative
     */
    public Builder<M> window(Window window, Duration retention) {
      windows.add(new KeptWindow(window, retention));
      return this;
    }

    /**
     * Sets the time zone in which windows begin and end. Unless set, UTC: the zone of the machine
     * is never asked.
     *
     * @param zone the time zone
     * @return this builder
     */
    public Builder<M> zone(ZoneId zone) {
      this.zone = zone;
      return this;
    }

    /**
     * Sets the day on which a week begins. Unless set, Monday.
     *
     * @param firstDayOfWeek the day
     * @return this builder
     */
    public Builder<M> firstDayOfWeek(DayOfWeek firstDayOfWeek) {
      this.firstDayOfWeek = firstDayOfWeek;
      return this;
    }

    /**
     * Returns the description.
     *
     * @return the description
     * @throws IllegalArgumentException if a bound is less than 1, or two windows have one name
     */
    public LeaderboardSpec<M> build() {
      return new LeaderboardSpec<>(
          name,
          metadataType,
          order,
          policy,
          tiePolicy,
          tieBreak,
          maxMembers,
          maxLimit,
          maxMemberLength,
          windows.isEmpty() ? List.of(new KeptWindow(Window.ALL_TIME, DEFAULT_RETENTION)) : windows,
          zone,
          firstDayOfWeek);
    }
  }
}
