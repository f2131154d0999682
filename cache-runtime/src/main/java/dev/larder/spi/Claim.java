package dev.larder.spi;

import java.time.Duration;

/** The answer of {@link RemoteStore#claim}. */
public sealed interface Claim {

  /**
   * There is a value meanwhile.
   *
   * @param value what is stored; not to be changed
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Found(byte[] value) implements Claim {}

  /** The lease is the caller's. */
  record Granted() implements Claim {}

  /**
   * Somebody else holds the lease, or the request came too late.
   *
   * @param remaining how long the lease lasts at most
   */
  record Busy(Duration remaining) implements Claim {}
}
