package dev.larder.redis;

import dev.larder.spi.Invalidation;
import dev.larder.spi.InvalidationLog;
import dev.larder.spi.LogClock;
import dev.larder.spi.LogPoll;
import dev.larder.spi.LogPosition;
import dev.larder.spi.LogRecord;
import dev.larder.spi.LogStart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The log of a namespace: a stream whose ids are the numbers of the records, and a hash for all
 * else. {@code log.lua} has the format. Both are in one slot of a cluster.
 */
final class RedisLog implements InvalidationLog {
  private static final Script JOIN = Script.of("log", "join");
  private static final Script POLL = Script.of("log", "poll");
  private static final Script APPEND = Script.of("log", "append");
  private static final Script REPLACE_EPOCH = Script.of("log", "replace_epoch");
  private static final int MAX_RECORDS = 1_000;

  private final Commands commands;
  private final Commands patient;
  private final String stream;
  private final List<String> keys;
  private final int length;

  /**
   * @param patient sends what may take longer
   * @param length how many records to retain, about
   */
  RedisLog(Commands commands, Commands patient, String namespace, int length) {
    this.commands = commands;
    this.patient = patient;
    this.stream = "larder:{" + namespace + "}:log";
    this.keys = List.of(stream, "larder:{" + namespace + "}:state");
    this.length = length;
  }

  @Override
  public CompletionStage<LogStart> join(Duration life) {
    return patient.eval(JOIN, keys, newEpoch(), life.toMillis()).thenApply(RedisLog::startOf);
  }

  private static LogStart startOf(Reply reply) {
    LogPosition end = new LogPosition(reply.number(), reply.number());
    long nonce = reply.number();
    LogClock clock = clockOf(reply);
    List<LogRecord> marks = new ArrayList<>();
    for (long i = reply.number(); i > 0; i--) {
      marks.add(new LogRecord(reply.number(), 0, InvalidationText.parse(reply.text())));
    }
    return new LogStart(end, nonce, marks, recordsOf(reply), clock);
  }

  @Override
  public CompletionStage<LogPoll> poll(LogPosition position, long nonce, Duration life) {
    return commands
        .eval(
            POLL, keys, position.epoch(), position.sequence(), nonce, life.toMillis(), MAX_RECORDS)
        .thenApply(RedisLog::pollOf);
  }

  private static LogPoll pollOf(Reply reply) {
    return switch (reply.text()) {
      case "news" -> newsOf(reply);
      case "trimmed" -> new LogPoll.Trimmed();
      case "other" -> new LogPoll.OtherEpoch();
      default -> new LogPoll.Lost();
    };
  }

  private static LogPoll newsOf(Reply reply) {
    LogClock clock = clockOf(reply);
    long end = reply.number();
    return new LogPoll.Continued(recordsOf(reply), end, clock);
  }

  @Override
  public CompletionStage<LogPosition> append(long nonce, Invalidation invalidation) {
    String text = InvalidationText.of(invalidation);
    return commands
        .eval(APPEND, keys, nonce, text, InvalidationText.isKey(text) ? 0 : 1, newEpoch(), length)
        .thenApply(reply -> new LogPosition(reply.number(), reply.number()));
  }

  @Override
  public CompletionStage<?> replaceEpoch(long epoch) {
    return commands.eval(REPLACE_EPOCH, keys, epoch, newEpoch());
  }

  @Override
  public CompletionStage<?> await(long sequence, Duration atMost) {
    return commands.awaitEntry(stream, sequence + "-0", atMost);
  }

  private static long newEpoch() {
    return ThreadLocalRandom.current().nextLong();
  }

  private static LogClock clockOf(Reply reply) {
    return new LogClock(reply.number(), Duration.ofMillis(reply.number()));
  }

  private static List<LogRecord> recordsOf(Reply reply) {
    List<LogRecord> records = new ArrayList<>();
    while (reply.hasNext()) {
      records.add(
          new LogRecord(reply.number(), reply.number(), InvalidationText.parse(reply.text())));
    }
    return records;
  }
}
