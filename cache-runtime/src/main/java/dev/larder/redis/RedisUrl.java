package dev.larder.redis;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a Redis is: {@code redis://user:password@host:port/database}. {@link #toString} and
 * messages show no password.
 *
 * @param tls whether to encrypt
 * @param host the name or address; of IPv6 in brackets
 * @param port the port
 * @param user the name of the account; null for the default one
 * @param password its password; null if it has none
 * @param database the number of the database
 */
record RedisUrl(
    boolean tls,
    String host,
    int port,
    @Nullable String user,
    @Nullable String password,
    int database) {
  static final int DEFAULT_PORT = 6379;
  static final int MAX_PORT = 65_535;
  private static final String ADVICE =
      "; it must be redis://user:password@host:port/database, or rediss:// for TLS. In user and"
          + " password, write characters such as @ : / ? # % as %40 %3A %2F %3F %23 %25";

  /** Wider than that of java.net.URI, as names with underscores are in use. */
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}._~-]+");

  private static final Pattern IPV6 = Pattern.compile("\\[[0-9A-Fa-f:.]+(%[^]]*)?]");
  private static final Pattern HOST_AND_PORT = Pattern.compile("(\\[.*]|[^:]*)(?::(.*))?");

  static RedisUrl parse(String url) {
    URI uri = uri(url);
    boolean tls = isTls(uri);
    String authority = uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
    int at = authority.indexOf('@');
    Matcher place = HOST_AND_PORT.matcher(authority.substring(at + 1));
    if (!place.matches() || !isHost(place.group(1))) {
      throw wrong("it names no host");
    }
    if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw wrong("it has a ? or a #");
    }
    @Nullable String[] account = account(at < 0 ? "" : authority.substring(0, at));
    return new RedisUrl(
        tls, place.group(1), port(place.group(2)), account[0], account[1], database(uri));
  }

  /** Tells whether this is the name of a host, an address, or one of IPv6 in brackets. */
  static boolean isHost(String text) {
    return NAME.matcher(text).matches() || IPV6.matcher(text).matches();
  }

  private static URI uri(String url) {
    try {
      return new URI(url);
    } catch (URISyntaxException noUri) {
      // Its message quotes the URL, password and all.
      throw wrong(
          "%s at character %s"
              .formatted(noUri.getReason().toLowerCase(Locale.ROOT), noUri.getIndex()));
    }
  }

  private static boolean isTls(URI uri) {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    return switch (scheme) {
      case "redis" -> false;
      case "rediss" -> true;
      default -> throw wrong("it begins with neither redis:// nor rediss://");
    };
  }

  /** Returns user and password. */
  private static @Nullable String[] account(String userInfo) {
    int colon = userInfo.indexOf(':');
    String user = decoded(colon < 0 ? userInfo : userInfo.substring(0, colon));
    String password = colon < 0 ? null : decoded(userInfo.substring(colon + 1));
    boolean isNone = user.isEmpty() && (password == null || password.isEmpty());
    return new @Nullable String[] {user.isEmpty() ? null : user, isNone ? null : password};
  }

  private static String decoded(String part) {
    // Of a URL, not of a form: there a plus is a plus.
    return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static int port(@Nullable String text) {
    return text == null || text.isEmpty()
        ? DEFAULT_PORT
        : number(text, 1, MAX_PORT, "the port must be a number from 1 to " + MAX_PORT);
  }

  private static int database(URI uri) {
    String path = uri.getRawPath() == null ? "" : uri.getRawPath();
    String text = path.startsWith("/") ? path.substring(1) : path;
    return text.isEmpty()
        ? 0
        : number(text, 0, Integer.MAX_VALUE, "the database must be a number from 0");
  }

  /** What is no number is not shown: it may be the rest of a password with a slash. */
  private static int number(String text, int least, int most, String otherwise) {
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException noNumber) {
      // As wrong as one out of range.
    }
    throw wrong(otherwise);
  }

  private static IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException("the URL of Redis is wrong: " + what + ADVICE);
  }

  /** Returns the address alone, as Redisson wants it. */
  String address() {
    return (tls ? "rediss://" : "redis://") + host + ":" + port;
  }

  @Override
  public String toString() {
    return address() + "/" + database;
  }
}
