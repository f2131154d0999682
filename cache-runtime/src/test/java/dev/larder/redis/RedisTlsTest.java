package dev.larder.redis;

import static dev.larder.fake.SharedServer.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.CacheManager;
import dev.larder.Health;
import dev.larder.redis.ReadConnection.FieldAnswer;
import dev.larder.spi.RemoteOptions;
import dev.larder.spi.RemoteTier;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.client.RedisClientConfig;
import org.redisson.config.Config;
import org.redisson.config.SslVerificationMode;

/** A server whose certificate nobody trusts but who is told to. */
@Timeout(60)
final class RedisTlsTest {
  private static final String PASSWORD = "changeit";
  private static final String ALIAS = "redis";

  @TempDir private static Path directory;
  private static RedisProcess redis;
  private static int tlsPort;

  @BeforeAll
  static void start() throws Exception {
    makeCertificate();
    tlsPort = Ports.free();
    redis =
        new RedisProcess(
                "tls-port " + tlsPort,
                "tls-cert-file " + directory.resolve("cert.pem"),
                "tls-key-file " + directory.resolve("key.pem"),
                "tls-ca-cert-file " + directory.resolve("cert.pem"),
                "tls-auth-clients no")
            .start();
  }

  @AfterAll
  static void close() {
    redis.close();
  }

  @Test
  void trustedCertificate_isConnectedTo() throws IOException {
    Config config = trusting("rediss://127.0.0.1:" + tlsPort);
    RemoteOptions options =
        new RemoteOptions("tls", Duration.ofSeconds(5), Duration.ofSeconds(5), 100);
    try (RemoteTier tier = RedisConnector.of(config).open(options)) {
      Eventually.holds(
          "it is connected", () -> answer(tier.log().join(Duration.ofMinutes(1))) != null);
    }
  }

  // Reading in the calling thread

  @Test
  void trustedCertificate_isReadOver() throws IOException {
    redis.command("HSET", "key", "field", "x".repeat(100_000));
    RedissonClient client = Redisson.create(trusting("rediss://127.0.0.1:" + tlsPort));
    try (BlockingReader reader = new BlockingReader(RedisConnection.of((Redisson) client))) {
      Eventually.holds(
          "read",
          () -> {
            FieldAnswer answer = reader.read("key", "field", inFiveSeconds());
            return answer != null && answer.value().length == 100_000;
          });
    } finally {
      client.shutdown();
    }
  }

  /**
   * Over a connection that goes to the server, but by a name that the certificate does not bear.
   */
  @Test
  void strict_theNameMustFit() throws Exception {
    assertIsRefused(SslVerificationMode.STRICT, /* trusted= */ true, "localhost");
    assertIsRefused(SslVerificationMode.STRICT, /* trusted= */ false, "127.0.0.1");
    assertIsRefused(SslVerificationMode.CA_ONLY, /* trusted= */ false, "localhost");

    open(SslVerificationMode.STRICT, /* trusted= */ true, "127.0.0.1").close();
    open(SslVerificationMode.CA_ONLY, /* trusted= */ true, "localhost").close();
  }

  private static void assertIsRefused(SslVerificationMode mode, boolean trusted, String host) {
    assertThatThrownBy(() -> open(mode, trusted, host).close())
        .isInstanceOf(SSLHandshakeException.class);
  }

  private static ReadConnection open(SslVerificationMode mode, boolean trusted, String host)
      throws IOException, GeneralSecurityException {
    RedisClientConfig config =
        new RedisClientConfig()
            .setAddress("rediss://" + host + ":" + tlsPort)
            .setSslVerificationMode(mode);
    if (trusted) {
      config
          .setSslTruststore(directory.resolve("keys.p12").toUri().toURL())
          .setSslTruststorePassword(PASSWORD);
    }
    return ReadConnection.open(config, new InetSocketAddress("127.0.0.1", tlsPort));
  }

  private static long inFiveSeconds() {
    return System.nanoTime() + Duration.ofSeconds(5).toNanos();
  }

  private static Config trusting(String address) throws IOException {
    Config config =
        new Config()
            .setSslTruststore(directory.resolve("keys.p12").toUri().toURL())
            .setSslTruststorePassword(PASSWORD);
    config.useSingleServer().setAddress(address);
    return config;
  }

  @Test
  void unknownCertificate_isRefused() {
    try (CacheManager caches =
        CacheManager.builder().redis("rediss://127.0.0.1:" + tlsPort).build()) {
      Eventually.holds(
          "the problem is known",
          () -> caches.health().problem().orElse("").contains("certification path"));
      assertThat(caches.health().remote()).isEqualTo(Health.Remote.DOWN);
    }
  }

  private static void makeCertificate() throws Exception {
    Path keys = directory.resolve("keys.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "EC",
                "-dname",
                "CN=redis",
                "-ext",
                "san=ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-keystore",
                keys.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(keytool.waitFor()).isZero();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keys)) {
      store.load(in, PASSWORD.toCharArray());
    }
    writePem("cert.pem", "CERTIFICATE", store.getCertificate(ALIAS).getEncoded());
    writePem("key.pem", "PRIVATE KEY", store.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded());
    // Whom we trust is told by a certificate without its key.
    store.setCertificateEntry("trusted", store.getCertificate(ALIAS));
    store.deleteEntry(ALIAS);
    save(store, keys);
  }

  private static void save(KeyStore store, Path file) throws IOException, GeneralSecurityException {
    try (var out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD.toCharArray());
    }
  }

  private static void writePem(String file, String type, byte[] bytes) throws IOException {
    String text = Base64.getMimeEncoder().encodeToString(bytes);
    Files.writeString(
        directory.resolve(file),
        "-----BEGIN " + type + "-----\n" + text + "\n-----END " + type + "-----\n");
  }
}
