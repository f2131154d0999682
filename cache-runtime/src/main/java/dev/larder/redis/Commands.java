package dev.larder.redis;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.redisson.api.options.ObjectParams;
import org.redisson.api.options.PlainOptions;
import org.redisson.client.RedisTimeoutException;
import org.redisson.client.codec.ByteArrayCodec;
import org.redisson.client.protocol.RedisCommand;
import org.redisson.client.protocol.RedisCommands;
import org.redisson.command.CommandAsyncExecutor;

/**
 * Sends commands to the master of a key, each once, with a time-out of its own: whatever the client
 * is configured to do. Arguments are strings (as UTF-8), numbers (in decimal) or bytes; bulk
 * replies are bytes.
 *
 * <p>Redisson's public objects cannot say "read from the master" or "never again" where the client
 * is somebody else's, so this is written on its command executor, on which they are built.
 */
final class Commands {
  private final RedisConnection connection;
  private final Duration timeout;
  private final ObjectParams once;

  Commands(RedisConnection connection, Duration timeout) {
    this.connection = connection;
    this.timeout = timeout;
    // The name is not used.
    this.once = (ObjectParams) PlainOptions.name("larder").timeout(timeout).retryAttempts(0);
  }

  /** HGET: completes with the field of a hash, or null. */
  CompletionStage<byte @Nullable []> field(String key, String field) {
    return write(key, RedisCommands.HGET, key, field);
  }

  /** UNLINK: completes when the key is gone. */
  CompletionStage<?> unlink(String key) {
    return write(key, RedisCommands.UNLINK, key);
  }

  /**
   * XREAD: completes when the stream has an entry after {@code id}, or the time is over.
   *
   * <p>What is not answered by then is failed <em>here</em>, upon which Redisson makes the
   * connection anew. Its own time-out is later and leaves the connection as it is, and it never
   * pings one whose oldest command blocks: a connection that is dead without saying so would go
   * back to the pool, and fail every command that is given it.
   */
  CompletionStage<?> awaitEntry(String stream, String id, Duration atMost) {
    // To block for 0 ms would be for ever.
    long millis = Math.max(1, atMost.toMillis());
    return send(
        executor ->
            executor.writeAsync(
                stream,
                ByteArrayCodec.INSTANCE,
                RedisCommands.XREAD_BLOCKING_SINGLE,
                "BLOCK",
                millis,
                "STREAMS",
                stream,
                id),
        timeout.plusMillis(millis));
  }

  /** Runs a script that replies with a number: 1 is yes. */
  CompletionStage<Boolean> ask(Script script, String key, Object... arguments) {
    CompletionStage<Long> reply =
        send(
            executor ->
                executor.evalWriteAsync(
                    key,
                    ByteArrayCodec.INSTANCE,
                    RedisCommands.EVAL_LONG,
                    script.text(),
                    List.of(key),
                    arguments));
    return reply.thenApply(number -> number == 1);
  }

  /** Runs a script that replies with a list. All keys are in the slot of the first. */
  CompletionStage<Reply> eval(Script script, List<String> keys, Object... arguments) {
    CompletionStage<List<Object>> reply =
        send(
            executor ->
                executor.evalWriteAsync(
                    keys.get(0),
                    ByteArrayCodec.INSTANCE,
                    RedisCommands.EVAL_LIST,
                    script.text(),
                    List.copyOf(keys),
                    arguments));
    return reply.thenApply(Reply::new);
  }

  private <T extends @Nullable Object> CompletionStage<T> write(
      String key, RedisCommand<?> command, Object... arguments) {
    return send(executor -> executor.writeAsync(key, ByteArrayCodec.INSTANCE, command, arguments));
  }

  private <T extends @Nullable Object> CompletionStage<T> send(Command<T> command) {
    return send(command, timeout);
  }

  /** Redisson grants its time-out to each of finding a connection, writing, and the answer. */
  private <T extends @Nullable Object> CompletionStage<T> send(
      Command<T> command, Duration atMost) {
    try {
      CompletableFuture<T> answer = command.sendBy(connection.executor(once)).toCompletableFuture();
      return answer
          .orTimeout(atMost.toMillis(), TimeUnit.MILLISECONDS)
          .exceptionallyCompose(failure -> failed(failure, atMost));
    } catch (RuntimeException notSent) {
      return CompletableFuture.failedFuture(notSent);
    }
  }

  private static <T extends @Nullable Object> CompletionStage<T> failed(
      Throwable failure, Duration atMost) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return CompletableFuture.failedFuture(
        cause instanceof TimeoutException
            ? new RedisTimeoutException("no answer within " + atMost.toMillis() + " ms")
            : Failures.withoutCommand(cause));
  }

  private interface Command<T extends @Nullable Object> {
    CompletionStage<T> sendBy(CommandAsyncExecutor executor);
  }
}
