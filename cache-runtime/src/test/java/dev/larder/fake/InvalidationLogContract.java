package dev.larder.fake;

import static dev.larder.fake.SharedServer.answer;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.spi.Invalidation;
import dev.larder.spi.InvalidationLog;
import dev.larder.spi.LogPoll;
import dev.larder.spi.LogPosition;
import dev.larder.spi.LogRecord;
import dev.larder.spi.LogStart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link InvalidationLog} does. */
public abstract class InvalidationLogContract {
  private static final Duration LIFE = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofMillis(40);
  private static final Invalidation KEY = new Invalidation.OfKey("users", "42");
  private static final Invalidation OTHER_KEY = new Invalidation.OfKey("users", "43");
  private static final Invalidation CACHE = new Invalidation.OfCache("users");
  private static final Invalidation TAG = new Invalidation.OfTag("red");
  private static final Invalidation ALL = new Invalidation.OfAll();

  private SharedServer server;
  private InvalidationLog log;

  protected abstract SharedServer server();

  @BeforeEach
  final void open() {
    server = server();
    log = server.newTier().log();
  }

  // join

  @Test
  final void join_newLog_isEmptyAndHasAnEpoch() {
    long before = server.now();
    LogStart start = join();

    assertThat(start.end().sequence()).isZero();
    assertThat(start.nonce()).isZero();
    assertThat(start.marks()).isEmpty();
    assertThat(start.keys()).isEmpty();
    assertThat(start.clock().life()).isEqualTo(LIFE);
    assertThat(start.clock().millis()).isBetween(before, server.now());
    assertThat(join().end()).isEqualTo(start.end());
  }

  @Test
  final void join_givesTheEnd_theLatestOfEachMark_andTheKeys() {
    LogStart before = join();
    append(11, KEY);
    append(12, TAG);
    append(13, CACHE);
    append(14, KEY);
    append(15, TAG);
    append(16, OTHER_KEY);
    LogStart start = join();

    assertThat(start.end()).isEqualTo(new LogPosition(before.end().epoch(), 6));
    assertThat(start.nonce()).isEqualTo(16);
    assertThat(numbersByMark(start)).isEqualTo(Map.of(TAG, 5L, CACHE, 3L));
    assertThat(start.keys())
        .containsExactly(
            new LogRecord(1, 11, KEY), new LogRecord(4, 14, KEY), new LogRecord(6, 16, OTHER_KEY));
  }

  @Test
  final void join_trimmed_givesWhatIsRetainedAndAllMarks() {
    join();
    append(11, TAG);
    append(12, KEY);
    append(13, OTHER_KEY);
    server.trim();
    LogStart start = join();

    assertThat(start.end().sequence()).isEqualTo(3);
    assertThat(start.nonce()).isEqualTo(13);
    assertThat(numbersByMark(start)).isEqualTo(Map.of(TAG, 1L));
    assertThat(start.keys()).containsExactly(new LogRecord(3, 13, OTHER_KEY));
  }

  @Test
  final void logs_ofTwoNamespaces_areApart() {
    append(11, KEY);
    InvalidationLog other = server.newTier().log();

    assertThat(answer(other.join(LIFE)).end().sequence()).isZero();
    assertThat(answer(other.append(12, KEY)).sequence()).isOne();
  }

  // append

  @Test
  final void append_numbersFromOneWithoutGaps() {
    long epoch = join().end().epoch();

    assertThat(append(1, KEY)).isEqualTo(new LogPosition(epoch, 1));
    assertThat(append(2, ALL)).isEqualTo(new LogPosition(epoch, 2));
    assertThat(append(3, KEY)).isEqualTo(new LogPosition(epoch, 3));
  }

  @Test
  final void append_nobodyHasJoined_createsTheLog() {
    LogPosition position = append(11, KEY);

    assertThat(position.sequence()).isOne();
    assertThat(join().end()).isEqualTo(position);
    assertThat(join().keys()).containsExactly(new LogRecord(1, 11, KEY));
  }

  @Test
  final void append_fromSeveralThreads_isGapless() throws Exception {
    LogStart start = join();
    int threads = 4;
    int each = 100;
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    List<LogPosition> positions = new ArrayList<>();
    try {
      List<Callable<List<LogPosition>>> tasks =
          IntStream.range(0, threads)
              .mapToObj(t -> (Callable<List<LogPosition>>) () -> appendMany(each, t * each))
              .toList();
      for (Future<List<LogPosition>> done : executor.invokeAll(tasks)) {
        positions.addAll(done.get());
      }
    } finally {
      executor.shutdown();
    }

    assertThat(positions)
        .extracting(LogPosition::sequence)
        .containsExactlyInAnyOrderElementsOf(numbers(1, threads * each));
    Map<Long, Long> nonces =
        follow(start).stream().collect(toMap(LogRecord::sequence, LogRecord::nonce));
    assertThat(nonces.values()).doesNotHaveDuplicates().hasSize(threads * each);
  }

  private List<LogPosition> appendMany(int count, int firstNonce) {
    return IntStream.range(0, count)
        .mapToObj(i -> append(firstNonce + i, i % 2 == 0 ? KEY : TAG))
        .toList();
  }

  // poll

  @Test
  final void poll_atTheEnd_provesThatThereIsNoNews() {
    LogStart empty = join();
    assertThat(news(poll(empty.end(), 99)).records()).isEmpty();
    assertThat(news(poll(empty.end(), 99)).end()).isZero();

    LogPosition end = append(11, KEY);
    assertThat(news(poll(end, 11)).records()).isEmpty();
    assertThat(news(poll(end, 11)).end()).isOne();
  }

  @Test
  final void poll_givesWhatFollowsInOrder() {
    LogStart start = join();
    append(-11, KEY);
    LogPosition second = append(Long.MAX_VALUE, TAG);
    append(Long.MIN_VALUE, ALL);
    LogRecord last = new LogRecord(3, Long.MIN_VALUE, ALL);

    assertThat(news(poll(start.end(), 0)).records())
        .containsExactly(new LogRecord(1, -11, KEY), new LogRecord(2, Long.MAX_VALUE, TAG), last);
    assertThat(news(poll(second, Long.MAX_VALUE)).records()).containsExactly(last);
    assertThat(news(poll(second, Long.MAX_VALUE)).end()).isEqualTo(3);
  }

  @Test
  final void poll_againAndAgain_givesAnyNumberOfRecords() {
    LogStart start = join();
    int count = 2_500;
    appendAll(IntStream.range(0, count).mapToObj(i -> KEY));

    assertThat(follow(start))
        .extracting(LogRecord::sequence)
        .containsExactlyElementsOf(numbers(1, count));
  }

  @Test
  final void poll_tellsTheClock() {
    LogPosition end = join().end();
    long before = server.now();
    LogPoll.Continued answer = news(poll(end, 0));

    assertThat(answer.clock().millis()).isBetween(before, server.now());
    assertThat(answer.clock().life()).isEqualTo(LIFE);
  }

  @Test
  final void poll_otherEpoch_isSeen() {
    long epoch = join().end().epoch();
    append(11, KEY);

    assertThat(poll(new LogPosition(epoch + 1, 1), 11)).isEqualTo(new LogPoll.OtherEpoch());
    assertThat(poll(new LogPosition(epoch + 1, 0), 0)).isEqualTo(new LogPoll.OtherEpoch());
  }

  @Test
  final void poll_otherNonce_isALoss() {
    LogPosition end = append(11, KEY);

    assertThat(poll(end, 12)).isEqualTo(new LogPoll.Lost());
  }

  @Test
  final void poll_behindTheEnd_isALoss() {
    LogPosition end = append(11, KEY);

    assertThat(poll(new LogPosition(end.epoch(), 2), 12)).isEqualTo(new LogPoll.Lost());
  }

  @Test
  final void poll_positionTrimmed_isSeen() {
    LogStart start = join();
    LogPosition first = append(11, KEY);
    LogPosition second = append(12, TAG);
    LogPosition last = append(13, KEY);
    server.trim();

    assertThat(poll(start.end(), 0)).isEqualTo(new LogPoll.Trimmed());
    assertThat(poll(first, 11)).isEqualTo(new LogPoll.Trimmed());
    assertThat(poll(second, 12)).isEqualTo(new LogPoll.Trimmed());
    assertThat(news(poll(last, 13)).records()).isEmpty();
    assertThat(append(14, KEY).sequence()).isEqualTo(4);
    assertThat(news(poll(last, 13)).records()).containsExactly(new LogRecord(4, 14, KEY));
  }

  // loss

  @Test
  final void flush_isSeenAsAnotherEpoch() {
    LogStart start = join();
    LogPosition end = append(11, TAG);
    server.flush();

    assertThat(poll(end, 11)).isEqualTo(new LogPoll.OtherEpoch());
    assertThat(poll(start.end(), 0)).isEqualTo(new LogPoll.OtherEpoch());
    LogStart next = join();
    assertThat(next.end().epoch()).isNotEqualTo(end.epoch());
    assertThat(next.end().sequence()).isZero();
    assertThat(next.marks()).isEmpty();
    assertThat(next.keys()).isEmpty();
  }

  @Test
  final void flush_thenAppend_isSeenAsAnotherEpoch() {
    LogPosition end = append(11, KEY);
    server.flush();
    LogPosition again = append(11, KEY);

    assertThat(again.epoch()).isNotEqualTo(end.epoch());
    assertThat(poll(end, 11)).isEqualTo(new LogPoll.OtherEpoch());
  }

  @Test
  final void replaceEpoch_givesANewOneAndKeepsTheLife() {
    Duration longest = LIFE.multipliedBy(2);
    LogStart start = answer(log.join(longest));
    LogPosition end = append(11, KEY);
    answer(log.replaceEpoch(end.epoch()));

    assertThat(poll(end, 11)).isEqualTo(new LogPoll.OtherEpoch());
    assertThat(poll(start.end(), 0)).isEqualTo(new LogPoll.OtherEpoch());
    LogStart next = join();
    assertThat(next.end().epoch()).isNotEqualTo(end.epoch());
    assertThat(next.clock().life()).isEqualTo(longest);
    LogPosition following = append(12, TAG);
    assertThat(following).isEqualTo(new LogPosition(next.end().epoch(), next.end().sequence() + 1));
    assertThat(news(poll(next.end(), next.nonce())).records())
        .containsExactly(new LogRecord(following.sequence(), 12, TAG));
  }

  @Test
  final void replaceEpoch_replacedBefore_doesNothing() {
    long first = join().end().epoch();
    answer(log.replaceEpoch(first));
    LogPosition end = append(11, KEY);
    answer(log.replaceEpoch(first));

    assertThat(news(poll(end, 11)).records()).isEmpty();
  }

  // marks

  @Test
  final void mark_isGoneAfterItsLife() {
    answer(log.join(SHORT));
    append(11, TAG);
    assertThat(marks(SHORT)).containsOnlyKeys(TAG);
    server.outlive(SHORT);

    assertThat(marks(SHORT)).isEmpty();
  }

  @Test
  final void mark_ofAnInvalidationThatIsRepeated_livesOn() {
    answer(log.join(SHORT));
    append(11, TAG);
    join();
    append(12, TAG);
    server.outlive(SHORT);

    assertThat(marks(SHORT)).isEqualTo(Map.of(TAG, 2L));
  }

  @Test
  final void life_isTheLongestThatJoinOrPollAnnounced() {
    LogPosition end = answer(log.join(SHORT)).end();
    assertThat(join().clock().life()).isEqualTo(LIFE);
    assertThat(answer(log.join(SHORT)).clock().life()).isEqualTo(LIFE);

    LogPoll.Continued longer = news(answer(log.poll(end, 0, LIFE.multipliedBy(2))));
    assertThat(longer.clock().life()).isEqualTo(LIFE.multipliedBy(2));
    assertThat(news(poll(end, 0)).clock().life()).isEqualTo(LIFE.multipliedBy(2));
  }

  @Test
  final void marks_ofAnyNumber_coverWhatWasInvalidated() {
    join();
    List<Invalidation> tags =
        IntStream.range(0, 10_200)
            .<Invalidation>mapToObj(i -> new Invalidation.OfTag("t" + i))
            .toList();
    List<LogPosition> positions = appendAll(tags.stream());
    Map<Invalidation, Long> marks = marks(LIFE);

    long all = marks.getOrDefault(ALL, 0L);
    for (int i = 0; i < tags.size(); i++) {
      assertThat(Math.max(all, marks.getOrDefault(tags.get(i), 0L)))
          .as("the number of the mark of %s", tags.get(i))
          .isGreaterThanOrEqualTo(positions.get(i).sequence());
    }
  }

  // what is covered

  @ParameterizedTest
  @MethodSource
  final void invalidations_survive(Invalidation invalidation) {
    LogStart start = join();
    append(11, invalidation);
    LogRecord record = new LogRecord(1, 11, invalidation);

    assertThat(news(poll(start.end(), 0)).records()).containsExactly(record);
    if (invalidation.isKey()) {
      assertThat(join().keys()).containsExactly(record);
      assertThat(join().marks()).isEmpty();
    } else {
      assertThat(join().keys()).isEmpty();
      assertThat(numbersByMark(join())).isEqualTo(Map.of(invalidation, 1L));
    }
  }

  static Stream<Invalidation> invalidations_survive() {
    List<String> texts =
        List.of(
            "a",
            "",
            ":",
            "1:a",
            "A",
            "marks",
            "a b",
            "a\0b",
            "\r\n",
            "{a}",
            "%3A",
            "ä€\uD83D\uDE00");
    return Stream.concat(
        Stream.of(ALL),
        texts.stream()
            .flatMap(
                text ->
                    Stream.of(
                        new Invalidation.OfKey(text, text),
                        new Invalidation.OfKey("users", text),
                        new Invalidation.OfCache(text),
                        new Invalidation.OfPattern(text, "*" + text),
                        new Invalidation.OfPattern("", text),
                        new Invalidation.OfTag(text))));
  }

  // await

  @Test
  final void await_recordThere_completes() {
    append(11, KEY);

    answer(log.await(0, LIFE));
  }

  @Test
  final void await_nothingComes_completesWhenTheTimeIsOver() {
    append(11, KEY);

    answer(log.await(1, SHORT));
    answer(log.await(1, Duration.ZERO));
  }

  // steps

  private LogStart join() {
    return answer(log.join(LIFE));
  }

  private LogPosition append(long nonce, Invalidation invalidation) {
    return answer(log.append(nonce, invalidation));
  }

  /** Does not wait for one before it appends the next. */
  private List<LogPosition> appendAll(Stream<Invalidation> invalidations) {
    List<CompletionStage<LogPosition>> appended =
        invalidations.map(what -> log.append(1, what)).toList();
    return appended.stream().map(SharedServer::answer).toList();
  }

  private LogPoll poll(LogPosition position, long nonce) {
    return answer(log.poll(position, nonce, LIFE));
  }

  private static LogPoll.Continued news(LogPoll answer) {
    assertThat(answer).isInstanceOf(LogPoll.Continued.class);
    return (LogPoll.Continued) answer;
  }

  /** Polls until there is no more. */
  private List<LogRecord> follow(LogStart start) {
    List<LogRecord> records = new ArrayList<>();
    LogPosition position = start.end();
    long nonce = start.nonce();
    LogPoll.Continued answer = news(poll(position, nonce));
    while (!answer.records().isEmpty()) {
      records.addAll(answer.records());
      LogRecord last = records.get(records.size() - 1);
      position = new LogPosition(position.epoch(), last.sequence());
      nonce = last.nonce();
      answer = news(poll(position, nonce));
    }
    assertThat(position.sequence()).isEqualTo(answer.end());
    return records;
  }

  private Map<Invalidation, Long> marks(Duration life) {
    return numbersByMark(answer(log.join(life)));
  }

  private static Map<Invalidation, Long> numbersByMark(LogStart start) {
    return start.marks().stream().collect(toMap(LogRecord::invalidation, LogRecord::sequence));
  }

  private static List<Long> numbers(long first, long last) {
    return LongStream.rangeClosed(first, last).boxed().toList();
  }
}
