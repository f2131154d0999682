package dev.larder;

import dev.larder.spi.RemoteOptions;
import java.time.Duration;

/**
 * How a manager uses its remote tier.
 *
 * @param options what the tier itself is told
 * @param lease how long a load may take whose value is to be stored
 * @param maxValueBytes the greatest size of what is stored of a value
 * @param maxUndelivered how many invalidations are kept apart while they wait for delivery
 */
record RemoteSettings(
    RemoteOptions options, Duration lease, int maxValueBytes, int maxUndelivered) {

  /** How much longer than needed marks live, for what takes time on the way. */
  private static final Duration SLACK = Duration.ofSeconds(10);

  /** How long a new manager waits for the remote tier, whose client has to start as well. */
  Duration startTimeout() {
    return options.connectTimeout().multipliedBy(3);
  }

  Duration commandTimeout() {
    return options.commandTimeout();
  }

  /** How long after its birth a value of that life may be read, and so be judged by marks. */
  Duration reach(Duration life) {
    return life.plus(lease).plus(SLACK);
  }
}
