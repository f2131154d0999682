package dev.larder.leaderboard;

import java.util.List;
import java.util.Optional;

/**
 * What became of a submission, in each window of the board.
 *
 * @param member the name of the member
 * @param placements what became of it in each window, in the order of {@link
 *     LeaderboardSpec#windows()}
 */
public record Outcome(String member, List<Placement> placements) {

  /**
   * What became of a submission in one window.
   *
   * @param window the window
   * @param accepted true if the submission was written, even if nothing changed by it; false if the
   *     condition did not hold, or the policy is {@link SubmitPolicy#BEST} and the score is not
   *     better
   * @param before where the member stood before; empty if it was not there. Of several submissions
   *     made together: before the first of them.
   * @param after where it stands now; empty if it is not there, for example because the board is
   *     full. Of several submissions made together: after the last of them.
   */
  public record Placement(
      WindowKey window, boolean accepted, Optional<Standing> before, Optional<Standing> after) {}

  /**
   * Makes an outcome.
   *
   * @param member the name of the member
   * @param placements what became of the submission in each window, at least one
   * @throws IllegalArgumentException if there is no placement
   */
  public Outcome {
    placements = List.copyOf(placements);
    if (placements.isEmpty()) {
      throw new IllegalArgumentException("placements must have at least one element, had none");
    }
  }

  /**
   * Returns what became of the submission in one window.
   *
   * @param window a window of the board
   * @return what became of it
   * @throws IllegalArgumentException if the board has no such window
   */
  public Placement in(Window window) {
    return placements.stream()
        .filter(placement -> placement.window().window().equals(window.name()))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "nothing was submitted to a window %s, only to %s"
                        .formatted(
                            window.name(), placements.stream().map(Placement::window).toList())));
  }

  /**
   * Tells whether the submission was written in the first window.
   *
   * @return true if it was, even if nothing changed by it
   */
  public boolean accepted() {
    return placements.get(0).accepted();
  }

  /**
   * Returns where the member stood in the first window before.
   *
   * @return where it stood; empty if it was not there
   */
  public Optional<Standing> before() {
    return placements.get(0).before();
  }

  /**
   * Returns where the member stands in the first window now.
   *
   * @return where it stands; empty if it is not there
   */
  public Optional<Standing> after() {
    return placements.get(0).after();
  }
}
