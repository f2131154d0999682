package dev.larder.redis;

import dev.larder.spi.InvalidationLog;
import dev.larder.spi.RemoteOptions;
import dev.larder.spi.RemoteStore;
import dev.larder.spi.RemoteTier;

/** The store and the log of one namespace in Redis. */
final class RedisTier implements RemoteTier {
  private final RedisConnection connection;
  private final BlockingReader reader;
  private final RedisStore store;
  private final RedisLog log;

  RedisTier(RedisConnection connection, RemoteOptions options) {
    this.connection = connection;
    Commands commands = new Commands(connection, options.commandTimeout());
    this.reader = new BlockingReader(connection);
    this.store = new RedisStore(commands, reader, options.namespace());
    // Joining brings all that the log retains.
    Commands patient = new Commands(connection, options.commandTimeout().multipliedBy(8));
    this.log = new RedisLog(commands, patient, options.namespace(), options.logLength());
  }

  @Override
  public RemoteStore store() {
    return store;
  }

  @Override
  public InvalidationLog log() {
    return log;
  }

  @Override
  public void close() {
    reader.close();
    connection.close();
  }
}
