package dev.larder;

import java.time.Instant;
import java.util.Optional;

/**
 * How a manager stands with its remote tier, at the moment it was asked.
 *
 * @param remote the state of the remote tier
 * @param since when it came to be so, by this machine's wall clock
 * @param undelivered how many invalidations have taken effect here and not yet been delivered to
 *     the others
 * @param problem what went wrong last, if it still does
 */
public record Health(Remote remote, Instant since, int undelivered, Optional<String> problem) {

  /** The states of a remote tier. */
  public enum Remote {
    /** There is none: the manager is local. */
    NONE,

    /** It has not been reached yet. The local tier works. */
    CONNECTING,

    /** It is in use. */
    UP,

    /** It cannot be reached, and is not asked until a probe succeeds. The local tier works. */
    DOWN
  }
}
