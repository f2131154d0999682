package dev.larder.leaderboard;

import java.io.Serial;

/**
 * A board that is kept elsewhere could not be read or written.
 *
 * <p>Unlike a cache, which goes on without its remote tier, a board that loses a score in silence
 * is wrong; so the caller is told. Boards in memory do not throw this.
 */
public final class LeaderboardException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  /** Whether a change may have been made although the call failed. */
  private final boolean mayHaveChanged;

  /**
   * Makes an exception.
   *
   * @param message which call on which board failed, and why
   * @param cause what went wrong
   * @param mayHaveChanged true if the change may have been made, as after a time-out: to repeat a
   *     {@link SubmitPolicy#SUM} could add twice
   */
  public LeaderboardException(String message, Throwable cause, boolean mayHaveChanged) {
    super(message, cause);
    this.mayHaveChanged = mayHaveChanged;
  }

  /**
   * Tells whether the change may have been made although the call failed.
   *
   * @return false if nothing has been changed for certain
   */
  public boolean mayHaveChanged() {
    return mayHaveChanged;
  }
}
