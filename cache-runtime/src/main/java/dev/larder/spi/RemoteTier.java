package dev.larder.spi;

/**
 * A place outside the process where values and invalidations are shared: what {@link
 * RemoteConnector} opens.
 */
public interface RemoteTier extends AutoCloseable {

  /**
   * Returns the store.
   *
   * @return the store
   */
  RemoteStore store();

  /**
   * Returns the log.
   *
   * @return the log
   */
  InvalidationLog log();

  /** Gives up the connections that were opened for this tier, and fails what is under way. */
  @Override
  void close();
}
