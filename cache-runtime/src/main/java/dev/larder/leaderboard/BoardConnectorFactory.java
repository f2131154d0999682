package dev.larder.leaderboard;

import java.util.Map;
import java.util.Optional;

/**
 * Makes connectors from text. Found with {@link java.util.ServiceLoader} when {@link Leaderboards}
 * are given a URL.
 */
public interface BoardConnectorFactory {

  /**
   * Returns the connector of a URL.
   *
   * @param url the URL
   * @return a connector
   * @throws IllegalArgumentException if the URL is wrong; the message shows no password
   * @throws IllegalStateException if a library is missing; the message names it
   */
  BoardConnector ofUrl(String url);

  /**
   * Returns the connector that environment variables describe.
   *
   * @param environment the variables
   * @return a connector; empty if none of the variables is there
   * @throws IllegalArgumentException if one is wrong; the message shows no password
   * @throws IllegalStateException if a library is missing; the message names it
   */
  Optional<BoardConnector> ofEnvironment(Map<String, String> environment);
}
