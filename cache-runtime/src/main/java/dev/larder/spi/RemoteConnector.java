package dev.larder.spi;

/** Opens the remote tier of one manager. */
@FunctionalInterface
public interface RemoteConnector {

  /**
   * Opens the tier. Neither waits for a server nor fails because there is none: it is connected to
   * when it appears, and until then the operations of the tier fail.
   *
   * @param options what the manager asks for
   * @return the tier
   */
  RemoteTier open(RemoteOptions options);
}
