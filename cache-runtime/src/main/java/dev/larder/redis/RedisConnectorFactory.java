package dev.larder.redis;

import com.google.auto.service.AutoService;
import dev.larder.spi.RemoteConnector;
import dev.larder.spi.RemoteConnectorFactory;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes connectors to Redis from a URL or from the environment. Found by {@link
 * java.util.ServiceLoader}; there is no need to call it.
 */
@AutoService(RemoteConnectorFactory.class)
public final class RedisConnectorFactory implements RemoteConnectorFactory {

  /** Makes a factory. */
  public RedisConnectorFactory() {}

  @Override
  public RemoteConnector ofUrl(String url) {
    return connector(url);
  }

  /**
   * {@inheritDoc}
   *
   * <p>{@code REDIS_URL}, or {@code REDIS_HOST} with {@code REDIS_PORT} (6379), {@code
   * REDIS_USERNAME}, {@code REDIS_PASSWORD} and {@code REDIS_DB} (0). Where both are set, the URL
   * counts. An empty variable is as one that is not there.
   */
  @Override
  public Optional<RemoteConnector> ofEnvironment(Map<String, String> environment) {
    return connector(environment).map(connector -> connector);
  }

  static RedisConnector connector(String url) {
    requireRedisson();
    return RedisConnector.ofUrl(url);
  }

  static Optional<RedisConnector> connector(Map<String, String> environment) {
    return url(environment)
        .map(
            url -> {
              requireRedisson();
              return RedisConnector.to(url);
            });
  }

  /** Returns what the variables say. */
  static Optional<RedisUrl> url(Map<String, String> environment) {
    String url = value(environment, "REDIS_URL");
    String host = value(environment, "REDIS_HOST");
    if (url != null) {
      return Optional.of(ofUrlVariable(url));
    }
    return host == null ? Optional.empty() : Optional.of(ofVariables(host, environment));
  }

  private static RedisUrl ofUrlVariable(String url) {
    try {
      return RedisUrl.parse(url);
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException("REDIS_URL: " + wrong.getMessage(), wrong);
    }
  }

  private static RedisUrl ofVariables(String host, Map<String, String> environment) {
    return new RedisUrl(
        /* tls= */ false,
        host(host),
        number(environment, "REDIS_PORT", RedisUrl.DEFAULT_PORT, 1, RedisUrl.MAX_PORT),
        value(environment, "REDIS_USERNAME"),
        value(environment, "REDIS_PASSWORD"),
        number(environment, "REDIS_DB", 0, 0, Integer.MAX_VALUE));
  }

  private static String host(String text) {
    String bracketed = "[" + text + "]";
    String host =
        text.indexOf(':') != text.lastIndexOf(':') && RedisUrl.isHost(bracketed) ? bracketed : text;
    if (!RedisUrl.isHost(host)) {
      // Not shown: it may be a URL with a password.
      throw new IllegalArgumentException(
          "REDIS_HOST must be the name or the address of a host and nothing else; what else there"
              + " is to say belongs into REDIS_URL, or into REDIS_PORT, REDIS_USERNAME,"
              + " REDIS_PASSWORD and REDIS_DB");
    }
    return host;
  }

  private static int number(
      Map<String, String> environment, String name, int otherwise, int least, int most) {
    String text = value(environment, name);
    if (text == null) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException noNumber) {
      // As wrong as one out of range.
    }
    throw new IllegalArgumentException(
        "%s must be a number from %s to %s, was '%s'".formatted(name, least, most, text));
  }

  private static @Nullable String value(Map<String, String> environment, String name) {
    String value = environment.get(name);
    return value == null || value.isEmpty() ? null : value;
  }

  private static void requireRedisson() {
    try {
      // Outside of quotes the name would be resolved with this class.
      Class.forName(
          "org.redisson.Redisson",
          /* initialize= */ false,
          RedisConnectorFactory.class.getClassLoader());
    } catch (ClassNotFoundException | LinkageError e) {
      throw new IllegalStateException(
          "Redis is reached through Redisson: add org.redisson:redisson (4.7 or later) to the class"
              + " path",
          e);
    }
  }
}
