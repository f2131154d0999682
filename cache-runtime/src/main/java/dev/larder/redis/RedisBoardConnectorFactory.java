package dev.larder.redis;

import com.google.auto.service.AutoService;
import dev.larder.leaderboard.BoardConnector;
import dev.larder.leaderboard.BoardConnectorFactory;
import java.util.Map;
import java.util.Optional;

/**
 * Makes connectors to boards in Redis as {@link RedisConnectorFactory} does for caches. Found by
 * {@link java.util.ServiceLoader}; there is no need to call it.
 */
@AutoService(BoardConnectorFactory.class)
public final class RedisBoardConnectorFactory implements BoardConnectorFactory {

  /** Makes a factory. */
  public RedisBoardConnectorFactory() {}

  @Override
  public BoardConnector ofUrl(String url) {
    return RedisConnectorFactory.connector(url);
  }

  /**
   * {@inheritDoc}
   *
   * <p>They are those of {@link RedisConnectorFactory#ofEnvironment}.
   */
  @Override
  public Optional<BoardConnector> ofEnvironment(Map<String, String> environment) {
    return RedisConnectorFactory.connector(environment).map(connector -> connector);
  }
}
