package dev.larder.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.redisson.misc.RedisURI;

final class RedisUrlTest {
  private static final String PASSWORD = "s3cret";

  @Test
  void parse_hostAlone_hasDefaults() {
    assertThat(RedisUrl.parse("redis://cache"))
        .isEqualTo(new RedisUrl(false, "cache", 6379, null, null, 0));
    assertThat(RedisUrl.parse("redis://cache/"))
        .isEqualTo(new RedisUrl(false, "cache", 6379, null, null, 0));
    assertThat(RedisUrl.parse("redis://cache:"))
        .isEqualTo(new RedisUrl(false, "cache", 6379, null, null, 0));
  }

  @Test
  void parse_everyPart() {
    assertThat(RedisUrl.parse("rediss://bob:s3cret@cache.example.com:6380/7"))
        .isEqualTo(new RedisUrl(true, "cache.example.com", 6380, "bob", PASSWORD, 7));
    assertThat(RedisUrl.parse("REDISS://cache").tls()).isTrue();
  }

  @Test
  void parse_account() {
    assertThat(RedisUrl.parse("redis://:s3cret@cache"))
        .isEqualTo(new RedisUrl(false, "cache", 6379, null, PASSWORD, 0));
    assertThat(RedisUrl.parse("redis://bob@cache"))
        .isEqualTo(new RedisUrl(false, "cache", 6379, "bob", null, 0));
    assertThat(RedisUrl.parse("redis://a:b:c@cache").password()).isEqualTo("b:c");
  }

  /** As templates give it where the password is not set. */
  @Test
  void parse_emptyAccount_isNone() {
    assertThat(RedisUrl.parse("redis://:@cache"))
        .isEqualTo(new RedisUrl(false, "cache", 6379, null, null, 0));
    assertThat(RedisUrl.parse("redis://@cache"))
        .isEqualTo(new RedisUrl(false, "cache", 6379, null, null, 0));
  }

  @Test
  void parse_encodedAccount_isDecoded() {
    RedisUrl url = RedisUrl.parse("redis://b%40b:%40%3A%2F%23%25+%20%C3%A4@cache");

    assertThat(url.user()).isEqualTo("b@b");
    assertThat(url.password()).isEqualTo("@:/#%+ ä");
  }

  @Test
  void parse_addresses() {
    assertThat(RedisUrl.parse("redis://127.0.0.1:1").host()).isEqualTo("127.0.0.1");
    assertThat(RedisUrl.parse("redis://my_redis:6380").address())
        .isEqualTo("redis://my_redis:6380");
    assertThat(RedisUrl.parse("redis://bob:s3cret@my_redis/3"))
        .isEqualTo(new RedisUrl(false, "my_redis", 6379, "bob", PASSWORD, 3));
    assertThat(RedisUrl.parse("redis://[::1]:6380").address()).isEqualTo("redis://[::1]:6380");
    assertThat(RedisUrl.parse("redis://[2001:db8::1]").address())
        .isEqualTo("redis://[2001:db8::1]:6379");
  }

  @ParameterizedTest
  @ValueSource(strings = {"redis://[::1]:6380", "redis://my_redis:6380", "rediss://cache:6380"})
  void address_isUnderstoodByRedisson(String url) {
    RedisURI uri = new RedisURI(RedisUrl.parse(url).address());

    assertThat(uri.getPort()).isEqualTo(6380);
    assertThat(uri.getHost()).isEqualTo(RedisUrl.parse(url).host());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "cache",
        "cache:6379",
        "http://bob:s3cret@cache",
        "redis:cache",
        "redis:/cache",
        "redis:",
        "redis://",
        "redis://:6379",
        "redis://bob:s3cret@",
        "redis://bob:s3cret@:6379",
        "redis://bob:s3cret@cache:port",
        "redis://bob:s3cret@cache:-1",
        "redis://bob:s3cret@cache:0",
        "redis://bob:s3cret@cache:65536",
        "redis://bob:s3cret@cache/first",
        "redis://bob:s3cret@cache/-1",
        "redis://bob:s3cret@cache/1/2",
        "redis://bob:s3cret@cache?timeout=5",
        "redis://bob:s3cret@cache/0#part",
        "redis://bob:s3cret@ca che",
        "redis://bob:s3cret%zz@cache",
        "redis://bob:12#s3cret@cache",
        "redis://bob:12/s3cret@cache",
        "redis://bob:12?s3cret@cache",
        "redis://bob:#s3cret@cache",
        "redis://bob:/s3cret@cache",
        "redis://bob:s3cret/x@cache",
        "redis://bob:s3cret#@cache",
        "redis://bob:%s3cret@cache",
        "redis://bob:s3cret^@cache",
        "redis://bob:s3c@s3cret@cache",
        "redis://[::1",
        "redis://[s3cret]:6379",
        "redis://bob:s3cret@a b:6379",
        "bob:s3cret@cache",
        "//bob:s3cret@cache",
        "s3cret@cache:6379",
      })
  void parse_wrongUrl_isRefusedWithoutThePassword(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RedisUrl.parse(url))
        .satisfies(
            wrong -> {
              assertThat(wrong).hasNoCause();
              assertThat(wrong.getMessage())
                  .startsWith("the URL of Redis ")
                  .contains("redis://user:password@host:port/database")
                  .doesNotContain(PASSWORD);
            });
  }

  @Test
  void parse_passwordNotEncoded_saysHowTo() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RedisUrl.parse("redis://bob:12/s3cret@cache"))
        .withMessageContaining("%2F");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RedisUrl.parse("redis://bob:s3cret#x@cache"))
        .withMessageContaining("%23");
  }

  @Test
  void toString_hasNoAccount() {
    assertThat(RedisUrl.parse("redis://bob:s3cret@cache/3")).hasToString("redis://cache:6379/3");
  }

  // environment

  @Test
  void ofEnvironment_nothingSet_isEmpty() {
    RedisConnectorFactory factory = new RedisConnectorFactory();

    assertThat(factory.ofEnvironment(Map.of())).isEmpty();
    assertThat(factory.ofEnvironment(Map.of("REDIS_URL", "", "REDIS_HOST", ""))).isEmpty();
    assertThat(factory.ofEnvironment(Map.of("REDIS_PORT", "1", "REDIS_PASSWORD", "x"))).isEmpty();
  }

  @Test
  void ofEnvironment_variables() {
    assertThat(RedisConnectorFactory.url(Map.of("REDIS_HOST", "cache")))
        .contains(new RedisUrl(false, "cache", 6379, null, null, 0));
    assertThat(
            RedisConnectorFactory.url(
                Map.of(
                    "REDIS_HOST", "cache",
                    "REDIS_PORT", "6380",
                    "REDIS_USERNAME", "b@b",
                    "REDIS_PASSWORD", "%40:/",
                    "REDIS_DB", "7")))
        .contains(new RedisUrl(false, "cache", 6380, "b@b", "%40:/", 7));
    assertThat(RedisConnectorFactory.url(Map.of("REDIS_HOST", "::1")).orElseThrow().address())
        .isEqualTo("redis://[::1]:6379");
    assertThat(RedisConnectorFactory.url(Map.of("REDIS_HOST", "[::1]")).orElseThrow().address())
        .isEqualTo("redis://[::1]:6379");
  }

  @Test
  void ofEnvironment_urlCounts() {
    assertThat(
            RedisConnectorFactory.url(
                Map.of("REDIS_URL", "rediss://one/1", "REDIS_HOST", "other", "REDIS_PORT", "x")))
        .contains(new RedisUrl(true, "one", 6379, null, null, 1));
  }

  @Test
  void ofEnvironment_wrong_namesTheVariable() {
    assertWrong(Map.of("REDIS_URL", "redis://:s3cret@"), "REDIS_URL: ");
    assertWrong(Map.of("REDIS_HOST", "h", "REDIS_PORT", "70000"), "REDIS_PORT must be ");
    assertWrong(Map.of("REDIS_HOST", "h", "REDIS_DB", "-1"), "REDIS_DB must be ");
    assertWrong(Map.of("REDIS_HOST", "redis://:s3cret@h"), "REDIS_HOST must be ");
    assertWrong(Map.of("REDIS_HOST", "h:6379"), "REDIS_HOST must be ");
    assertWrong(Map.of("REDIS_HOST", "bob@h"), "REDIS_HOST must be ");
  }

  private static void assertWrong(Map<String, String> environment, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RedisConnectorFactory().ofEnvironment(environment))
        .satisfies(
            wrong -> assertThat(wrong.getMessage()).startsWith(message).doesNotContain(PASSWORD));
  }
}
