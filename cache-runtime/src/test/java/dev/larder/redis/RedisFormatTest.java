package dev.larder.redis;

import static dev.larder.fake.SharedServer.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.fake.SharedServer;
import dev.larder.spi.Claim;
import dev.larder.spi.Invalidation;
import dev.larder.spi.InvalidationLog;
import dev.larder.spi.LeaseRequest;
import dev.larder.spi.LogPoll;
import dev.larder.spi.LogPosition;
import dev.larder.spi.LogRecord;
import dev.larder.spi.LogStart;
import dev.larder.spi.RemoteKey;
import dev.larder.spi.RemoteStore;
import dev.larder.spi.RemoteTier;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.redisson.config.Config;
import org.redisson.config.Protocol;

/** What is in Redis: the keys of ours, what else may be in their place, and what may be lost. */
@Timeout(60)
final class RedisFormatTest {
  private static final Duration LIFE = Duration.ofMinutes(1);
  private static final byte[] NONE = {};
  private static final byte[] VALUE = {1, 2, 3};
  private static final RemoteKey KEY = new RemoteKey("users", "42", "v1");
  private static final Invalidation OF_KEY = new Invalidation.OfKey("users", "42");
  private static final Invalidation TAG = new Invalidation.OfTag("red");

  private static RedisProcess redis;
  private static RedisServer server;

  private RemoteStore store;
  private InvalidationLog log;

  @BeforeAll
  static void start() {
    redis = new RedisProcess("appendfsync no").start();
    Config config = new Config().setProtocol(Protocol.RESP3);
    config.useSingleServer().setAddress(redis.url());
    server = new RedisServer(List.of(redis), config);
  }

  @AfterAll
  static void close() {
    server.close();
    redis.close();
  }

  @BeforeEach
  void open() {
    RemoteTier tier = server.newTier();
    store = tier.store();
    log = tier.log();
  }

  // values

  @ParameterizedTest
  @MethodSource
  void foreignKey_inPlaceOfAValue_isOverwritten(List<String> command) {
    foreign(command);

    byte[] found = answer(store.get(KEY));
    LeaseRequest request = request();
    assertThat(answer(store.claim(KEY, request, prefix(found)))).isEqualTo(new Claim.Granted());
    assertThat(answer(store.store(KEY, request.token(), VALUE, end()))).isTrue();
    assertThat(answer(store.get(KEY))).isEqualTo(VALUE);
  }

  @ParameterizedTest
  @MethodSource("foreignKey_inPlaceOfAValue_isOverwritten")
  void foreignKey_inPlaceOfAValue_hindersNoOperation(List<String> command) {
    foreign(command);
    assertThat(answer(store.lease(KEY, request()))).isTrue();

    foreign(command);
    LeaseRequest put = request();
    assertThat(answer(store.leaseForPut(KEY, put))).isTrue();
    assertThat(answer(store.removeForPut(KEY, put.token()))).isTrue();
    assertThat(answer(store.store(KEY, put.token(), VALUE, end()))).isTrue();

    foreign(command);
    assertThat(answer(store.store(KEY, "nobody", VALUE, end()))).isFalse();
    foreign(command);
    answer(store.release(KEY, "nobody"));
    foreign(command);
    assertThat(answer(store.removeForPut(KEY, "nobody"))).isFalse();
    foreign(command);
    answer(store.remove("users", "42"));
    assertThat(answer(store.get(KEY))).isNull();
  }

  static List<List<String>> foreignKey_inPlaceOfAValue_isOverwritten() {
    return List.of(
        List.of("SET", "a string"),
        List.of("RPUSH", "a", "list"),
        List.of("SADD", "a set"),
        List.of("XADD", "*", "a", "stream"),
        List.of("HSET", "vv1", ""),
        List.of("HSET", "vv1", "short"),
        List.of("HSET", "vv1", "8 bytes."),
        List.of("HSET", "vv1", "more than eight bytes", "lv1", "garbage"),
        List.of("HSET", "lv1", "L x y"));
  }

  private static void foreign(List<String> command) {
    String key = server.slot("users", "42");
    redis.command("DEL", key);
    List<String> rest = command.subList(1, command.size());
    server.command(command.get(0), key, rest.toArray(String[]::new));
  }

  @Test
  void value_isOneKeyThatEndsWithIt() {
    LeaseRequest request = request();
    answer(store.claim(KEY, request, NONE));
    long end = server.now() + 120_000;
    answer(store.store(KEY, request.token(), VALUE, end));

    String slot = server.slot("users", "42");
    assertThat(server.command("HKEYS", slot)).isEqualTo(List.of("vv1"));
    assertThat((Long) server.command("PTTL", slot)).isBetween(60_000L, 120_000L);
  }

  @Test
  void lease_aloneInItsSlot_endsWithIt() {
    answer(store.claim(KEY, request(), NONE));
    assertThat((Long) server.command("PTTL", server.slot("users", "42"))).isBetween(1L, 60_000L);

    LeaseRequest request = request();
    answer(store.leaseForPut(KEY, request));
    answer(store.release(KEY, request.token()));
    assertThat(server.command("EXISTS", server.slot("users", "42"))).isEqualTo(0L);
  }

  /** Values of a version that is in use no more would stay for as long as others are stored. */
  @Test
  void store_takesAwayWhatHasEndedOfOtherVersions() {
    RemoteKey old = new RemoteKey("users", "42", "old");
    LeaseRequest lease = request();
    answer(store.lease(old, lease));
    long end = server.now() + 30;
    answer(store.store(old, lease.token(), VALUE, end));
    answer(store.lease(KEY, request()));
    server.awaitMoment(end + 1);
    LeaseRequest next = request();
    answer(store.leaseForPut(KEY, next));
    answer(store.store(KEY, next.token(), VALUE, end()));

    assertThat(server.command("HKEYS", server.slot("users", "42"))).isEqualTo(List.of("vv1"));
  }

  @Test
  void scripts_forgottenByTheServer_areSentAgain() {
    answer(store.lease(KEY, request()));
    redis.command("SCRIPT", "FLUSH");

    assertThat(answer(store.lease(KEY, request()))).isFalse();
    answer(log.join(LIFE));
  }

  @Test
  void failure_showsNeitherKeyNorValue() {
    redis.command("CONFIG", "SET", "maxmemory", "1");
    try {
      assertThatThrownBy(() -> store.leaseForPut(KEY, request()).toCompletableFuture().join())
          .hasMessageContaining("maxmemory")
          .hasMessageNotContaining("users");
    } finally {
      redis.command("CONFIG", "SET", "maxmemory", "0");
    }
  }

  // the log

  @ParameterizedTest
  @ValueSource(strings = {"stream", "state"})
  void foreignKey_inPlaceOfTheLog_makesWay(String part) {
    LogPosition end = append(11, OF_KEY);
    String key = part.equals("stream") ? server.stream() : server.state();
    redis.command("SET", key, "a string");

    assertThat(answer(log.poll(end, 11, LIFE))).isIn(new LogPoll.Lost(), new LogPoll.OtherEpoch());
    LogStart start = answer(log.join(LIFE));
    assertThat(start.end().epoch()).isNotEqualTo(end.epoch());
    assertThat(append(12, TAG)).isEqualTo(new LogPosition(start.end().epoch(), 1));
  }

  @Test
  void streamLost_isSeen() {
    LogStart start = answer(log.join(LIFE));
    LogPosition end = append(11, TAG);
    redis.command("DEL", server.stream());

    assertThat(answer(log.poll(start.end(), 0, LIFE))).isEqualTo(new LogPoll.Lost());
    assertThat(answer(log.poll(end, 11, LIFE))).isEqualTo(new LogPoll.Lost());
    LogStart next = answer(log.join(LIFE));
    assertThat(next.end().epoch()).isNotEqualTo(end.epoch());
    assertThat(next.end().sequence()).isZero();
    assertThat(next.clock().life()).isEqualTo(LIFE);
  }

  /** Nobody who followed can take the new record for all that there was. */
  @Test
  void streamLost_thenAppend_isSeen() {
    LogStart start = answer(log.join(LIFE));
    LogPosition end = append(11, TAG);
    redis.command("DEL", server.stream());
    assertThat(append(11, TAG).sequence()).isEqualTo(2);

    assertThat(answer(log.poll(start.end(), 0, LIFE))).isEqualTo(new LogPoll.Trimmed());
    assertThat(answer(log.poll(end, 11, LIFE))).isEqualTo(new LogPoll.Trimmed());
  }

  @Test
  void stateLost_isSeen() {
    LogPosition end = append(11, TAG);
    redis.command("DEL", server.state());

    assertThat(answer(log.poll(end, 11, LIFE))).isEqualTo(new LogPoll.OtherEpoch());
    LogStart next = answer(log.join(LIFE));
    assertThat(next.end().epoch()).isNotEqualTo(end.epoch());
    assertThat(next.end().sequence()).isZero();
    assertThat(next.keys()).isEmpty();
  }

  @Test
  void stateLost_thenAppend_isSeen() {
    LogPosition end = append(11, OF_KEY);
    redis.command("DEL", server.state());
    LogPosition again = append(11, OF_KEY);

    assertThat(again.sequence()).isOne();
    assertThat(again.epoch()).isNotEqualTo(end.epoch());
    assertThat(answer(log.poll(end, 11, LIFE))).isEqualTo(new LogPoll.OtherEpoch());
    assertThat(answer(log.join(LIFE)).keys()).containsExactly(new LogRecord(1, 11, OF_KEY));
  }

  @Test
  void recordLostFromTheMiddle_isSeen() {
    LogPosition first = append(11, TAG);
    append(12, TAG);
    append(13, TAG);
    redis.command("XDEL", server.stream(), "2-0");
    assertThat(answer(log.poll(first, 11, LIFE))).isEqualTo(new LogPoll.Trimmed());

    LogPosition third = new LogPosition(first.epoch(), 3);
    append(14, TAG);
    append(15, TAG);
    append(16, TAG);
    redis.command("XDEL", server.stream(), "5-0");
    assertThat(answer(log.poll(third, 13, LIFE))).isEqualTo(new LogPoll.Lost());
  }

  @Test
  void lastRecordLost_isSeen() {
    LogStart start = answer(log.join(LIFE));
    LogPosition first = append(11, TAG);
    LogPosition second = append(12, TAG);
    redis.command("XDEL", server.stream(), "2-0");

    assertThat(answer(log.poll(second, 12, LIFE))).isEqualTo(new LogPoll.Lost());
    assertThat(answer(log.poll(first, 11, LIFE))).isEqualTo(new LogPoll.Lost());
    assertThat(answer(log.join(LIFE)).end().epoch()).isNotEqualTo(start.end().epoch());
  }

  @Test
  void log_retainsAboutWhatItIsTold() {
    InvalidationLog small = server.newTier(/* logLength= */ 5).log();
    IntStream.range(0, 1_000)
        .mapToObj(i -> small.append(i, OF_KEY))
        .toList()
        .forEach(SharedServer::answer);

    assertThat((Long) server.command("XLEN", server.stream())).isBetween(5L, 300L);
    assertThat(answer(small.join(LIFE)).end().sequence()).isEqualTo(1_000);
  }

  /** As by a later version, which is not known here. */
  @ParameterizedTest
  @ValueSource(strings = {"Z3:new", "", "K", "K9:short", "Kx:y", "C-1:a", "P5"})
  void unknownRecord_countsAsEverything(String text) {
    LogStart start = answer(log.join(LIFE));
    append(11, TAG);
    redis.command("DEL", server.stream());
    redis.command("XADD", server.stream(), "1-0", "n", "11", "i", text);

    LogPoll.Continued news = (LogPoll.Continued) answer(log.poll(start.end(), 0, LIFE));
    assertThat(news.records()).containsExactly(new LogRecord(1, 11, new Invalidation.OfAll()));
  }

  @Test
  void unknownMark_countsAsEverything() {
    append(11, TAG);
    redis.command("HSET", server.state(), "mZnew", "1 " + Long.MAX_VALUE / 1_000);

    assertThat(answer(log.join(LIFE)).marks())
        .extracting(LogRecord::invalidation)
        .contains(new Invalidation.OfAll());
  }

  /** UTF-8 has no bytes for it, and what is written in their place is another tag. */
  @ParameterizedTest
  @ValueSource(strings = {"\ud800", "a\udc00b"})
  void textThatCannotBeWritten_isWrittenAsEverything(String text) {
    LogStart start = answer(log.join(LIFE));
    append(11, new Invalidation.OfTag(text));
    append(12, new Invalidation.OfKey("users", text));

    LogPoll.Continued news = (LogPoll.Continued) answer(log.poll(start.end(), 0, LIFE));
    assertThat(news.records())
        .extracting(LogRecord::invalidation)
        .containsExactly(new Invalidation.OfAll(), new Invalidation.OfAll());
    assertThat(answer(log.join(LIFE)).marks())
        .containsExactly(new LogRecord(2, 0, new Invalidation.OfAll()));
  }

  @Test
  void marks_thatHaveEnded_takeNoRoom() {
    Duration life = Duration.ofMillis(20);
    answer(log.join(life));
    for (int round = 0; round < 4; round++) {
      appendTags(1_000, round);
      server.outlive(life);
    }
    appendTags(100, 4);

    assertThat((Long) server.command("HLEN", server.state())).isLessThan(1_500);
    assertThat(Long.valueOf((String) server.command("HGET", server.state(), "marks")))
        .isLessThan(1_500);
  }

  /** What stands in for others lives as long as the one of them that lives longest. */
  @Test
  void marks_thatLast_areFoldedIntoOneThatLastsAsLong() {
    answer(log.join(LIFE));
    appendTags(5_000, 0);
    long then = server.now();
    appendTags(5_200, 1);

    assertThat((Long) server.command("HLEN", server.state())).isLessThan(10_000);
    String[] mark = ((String) server.command("HGET", server.state(), "mA")).split(" ");
    assertThat(Long.parseLong(mark[0])).isPositive();
    assertThat(Long.parseLong(mark[1])).isBetween(then, server.now() + LIFE.toMillis());
  }

  private void appendTags(int count, int round) {
    IntStream.range(0, count)
        .mapToObj(i -> log.append(1, new Invalidation.OfTag(round + "-" + i)))
        .toList()
        .forEach(SharedServer::answer);
  }

  @Test
  void await_completesWithARecord() {
    append(11, OF_KEY);
    CompletionStage<?> record = log.await(1, LIFE);
    Eventually.holds(
        "somebody waits", () -> redis.info("clients").get("blocked_clients").equals("1"));
    assertThat(record.toCompletableFuture()).isNotDone();
    append(12, OF_KEY);

    answer(record);
  }

  private LogPosition append(long nonce, Invalidation invalidation) {
    return answer(log.append(nonce, invalidation));
  }

  private static LeaseRequest request() {
    return new LeaseRequest(UUID.randomUUID().toString(), LIFE, end());
  }

  private static long end() {
    return server.now() + LIFE.toMillis();
  }

  /** As a caller does that could not use what it found. */
  private static byte[] prefix(byte[] found) {
    return found == null ? NONE : Arrays.copyOf(found, Math.min(found.length, RemoteStore.PREFIX));
  }
}
