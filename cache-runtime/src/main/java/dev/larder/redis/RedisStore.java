package dev.larder.redis;

import dev.larder.redis.ReadConnection.FieldAnswer;
import dev.larder.spi.Claim;
import dev.larder.spi.LeaseRequest;
import dev.larder.spi.RemoteKey;
import dev.larder.spi.RemoteStore;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.redisson.client.RedisException;

/**
 * The values of a namespace.
 *
 * <p>A key is one Redis key, its <em>slot</em>: a hash with a field for the value and one for the
 * lease of each version of the value type. So value and lease are read, written and removed
 * together, for all versions, by commands with one key, wherever a cluster keeps it. {@code
 * slot.lua} has the format.
 *
 * <pre>larder:{namespace}:{cache}:{key text}    such as larder:shop:com.acme.Users.find:42</pre>
 */
final class RedisStore implements RemoteStore {
  private static final Script CLAIM = Script.of("slot", "claim");
  private static final Script LEASE = Script.of("slot", "lease");
  private static final Script STORE = Script.of("slot", "store");
  private static final Script RELEASE = Script.of("slot", "release");
  private static final Script REMOVE_FOR_PUT = Script.of("slot", "remove_for_put");
  private static final byte[] NOT_OURS = {};

  /** The greatest number that Lua counts to, in milliseconds: a long time from now. */
  private static final long LAST_MOMENT = (1L << 53) - 1;

  private final Commands commands;
  private final BlockingReader reader;
  private final String prefix;

  RedisStore(Commands commands, BlockingReader reader, String namespace) {
    this.commands = commands;
    this.reader = reader;
    this.prefix = "larder:" + namespace + ":";
  }

  @Override
  public CompletionStage<byte @Nullable []> get(RemoteKey key) {
    return commands
        .field(slot(key.cache(), key.text()), field(key))
        .exceptionally(RedisStore::notOurs)
        .thenApply(RedisStore::valueOf);
  }

  @Override
  public byte @Nullable [] getBlocking(RemoteKey key, Duration atMost)
      throws InterruptedException, ExecutionException, TimeoutException {
    long deadline = System.nanoTime() + atMost.toNanos();
    FieldAnswer answer = reader.read(slot(key.cache(), key.text()), field(key), deadline);
    return answer == null
        ? RemoteStore.super.getBlocking(key, Duration.ofNanos(deadline - System.nanoTime()))
        : valueOf(answer.value());
  }

  private static String field(RemoteKey key) {
    return "v" + key.version();
  }

  /** A key of another kind in our place is a value that cannot be used; a claim removes it. */
  private static byte[] notOurs(Throwable failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    if (cause instanceof RedisException error && isWrongType(error)) {
      return NOT_OURS;
    }
    throw error(failure);
  }

  private static boolean isWrongType(RedisException error) {
    return error.getMessage() != null && error.getMessage().startsWith("WRONGTYPE");
  }

  private static RuntimeException error(Throwable failure) {
    return failure instanceof RuntimeException unchecked
        ? unchecked
        : new RedisException(failure.toString(), failure);
  }

  private static byte @Nullable [] valueOf(byte @Nullable [] stored) {
    return stored == null || stored.length < Long.BYTES
        ? stored
        : Arrays.copyOfRange(stored, Long.BYTES, stored.length);
  }

  @Override
  public CompletionStage<Claim> claim(RemoteKey key, LeaseRequest request, byte[] rejected) {
    return commands
        .eval(
            CLAIM,
            List.of(slot(key.cache(), key.text())),
            key.version(),
            request.token(),
            request.duration().toMillis(),
            request.notAfter(),
            rejected,
            PREFIX)
        .thenApply(RedisStore::claimOf);
  }

  private static Claim claimOf(Reply reply) {
    return switch ((int) reply.number()) {
      case 0 -> new Claim.Found(reply.bytes());
      case 1 -> new Claim.Granted();
      default -> new Claim.Busy(Duration.ofMillis(reply.number()));
    };
  }

  @Override
  public CompletionStage<Boolean> lease(RemoteKey key, LeaseRequest request) {
    return lease(key, request, "L");
  }

  @Override
  public CompletionStage<Boolean> leaseForPut(RemoteKey key, LeaseRequest request) {
    return lease(key, request, "P");
  }

  private CompletionStage<Boolean> lease(RemoteKey key, LeaseRequest request, String purpose) {
    return commands.ask(
        LEASE,
        slot(key.cache(), key.text()),
        key.version(),
        request.token(),
        request.duration().toMillis(),
        request.notAfter(),
        purpose);
  }

  @Override
  public CompletionStage<Boolean> store(RemoteKey key, String token, byte[] value, long expiresAt) {
    byte[] end = ByteBuffer.allocate(Long.BYTES).putLong(Math.min(expiresAt, LAST_MOMENT)).array();
    return commands.ask(STORE, slot(key.cache(), key.text()), key.version(), token, end, value);
  }

  @Override
  public CompletionStage<?> release(RemoteKey key, String token) {
    return commands.ask(RELEASE, slot(key.cache(), key.text()), key.version(), token);
  }

  @Override
  public CompletionStage<?> remove(String cache, String text) {
    return commands.unlink(slot(cache, text));
  }

  @Override
  public CompletionStage<Boolean> removeForPut(RemoteKey key, String token) {
    return commands.ask(REMOVE_FOR_PUT, slot(key.cache(), key.text()), key.version(), token);
  }

  private String slot(String cache, String text) {
    return prefix + escaped(cache) + ':' + text;
  }

  /** Without a colon, so that no two pairs of name and text share a slot. */
  private static String escaped(String cache) {
    return cache.indexOf(':') < 0 && cache.indexOf('%') < 0
        ? cache
        : cache.replace("%", "%25").replace(":", "%3A");
  }
}
