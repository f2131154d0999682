package dev.larder.redis;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URL;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.redisson.client.RedisClientConfig;
import org.redisson.config.SslProvider;
import org.redisson.config.SslVerificationMode;
import org.redisson.misc.RedisURI;

/** TLS as Redisson is configured to use it, for sockets of the JDK. */
final class Tls {
  private Tls() {}

  /**
   * Tells whether sockets of the JDK can do as configured. They are not made to trust everybody:
   * who wants that has it from Redisson.
   */
  static boolean isSupported(RedisClientConfig config) {
    return config.getSslProvider() == SslProvider.JDK
        && config.getSslVerificationMode() != SslVerificationMode.NONE;
  }

  /** Returns a socket over one that is connected; the handshake is done. */
  static SSLSocket over(Socket socket, RedisClientConfig config)
      throws IOException, GeneralSecurityException {
    String host = host(config);
    SSLSocket secure =
        (SSLSocket)
            context(config)
                .getSocketFactory()
                .createSocket(socket, host, config.getAddress().getPort(), /* autoClose= */ true);
    SSLParameters parameters = secure.getSSLParameters();
    boolean isStrict = config.getSslVerificationMode() == SslVerificationMode.STRICT;
    parameters.setEndpointIdentificationAlgorithm(isStrict ? "HTTPS" : null);
    if (config.getSslProtocols() != null) {
      parameters.setProtocols(config.getSslProtocols());
    }
    if (config.getSslCiphers() != null) {
      parameters.setCipherSuites(config.getSslCiphers());
    }
    secure.setSSLParameters(parameters);
    secure.startHandshake();
    return secure;
  }

  /** The name that the certificate must bear: that of the service where a node is an address. */
  private static String host(RedisClientConfig config) {
    RedisURI address = config.getAddress();
    String name = config.getSslHostname();
    return name == null || new RedisURI(address.getScheme(), name, address.getPort()).isIP()
        ? address.getHost()
        : name;
  }

  private static SSLContext context(RedisClientConfig config)
      throws IOException, GeneralSecurityException {
    TrustManagerFactory trust = trust(config);
    KeyManagerFactory keys = keys(config);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(
        keys == null ? null : keys.getKeyManagers(),
        trust == null ? null : trust.getTrustManagers(),
        /* random= */ null);
    return context;
  }

  private static @Nullable TrustManagerFactory trust(RedisClientConfig config)
      throws IOException, GeneralSecurityException {
    if (config.getSslTrustManagerFactory() != null || config.getSslTruststore() == null) {
      return config.getSslTrustManagerFactory();
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store(config, config.getSslTruststore(), config.getSslTruststorePassword()));
    return factory;
  }

  private static @Nullable KeyManagerFactory keys(RedisClientConfig config)
      throws IOException, GeneralSecurityException {
    if (config.getSslKeyManagerFactory() != null || config.getSslKeystore() == null) {
      return config.getSslKeyManagerFactory();
    }
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    String password = config.getSslKeystorePassword();
    factory.init(store(config, config.getSslKeystore(), password), chars(password));
    return factory;
  }

  private static KeyStore store(RedisClientConfig config, URL file, @Nullable String password)
      throws IOException, GeneralSecurityException {
    String type = config.getSslKeystoreType();
    KeyStore store = KeyStore.getInstance(type == null ? KeyStore.getDefaultType() : type);
    try (InputStream in = file.openStream()) {
      store.load(in, chars(password));
    }
    return store;
  }

  private static char @Nullable [] chars(@Nullable String password) {
    return password == null ? null : password.toCharArray();
  }
}
