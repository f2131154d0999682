package dev.larder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.OwnRecords.Origin;
import dev.larder.spi.Invalidation;
import dev.larder.spi.LogClock;
import dev.larder.spi.LogPosition;
import dev.larder.spi.LogRecord;
import dev.larder.spi.LogStart;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class OwnRecordsTest {
  private static final Invalidation ALL = new Invalidation.OfAll();
  private static final Invalidation KEY = new Invalidation.OfKey("cache", "key");
  private static final LogClock CLOCK = new LogClock(0, Duration.ZERO);

  private final OwnRecords own = new OwnRecords();

  @Test
  void read_afterTheAcknowledgement_isOwn() {
    own.sending(7);

    assertThat(own.acknowledged(position(1), 7, ALL)).isTrue();
    assertThat(own.lastAwaited(0)).isEqualTo(1);
    assertThat(own.read(0, record(1, 7))).isEqualTo(Origin.OWN);
    assertThat(own.lastAwaited(0)).isZero();
  }

  @Test
  void read_beforeTheAcknowledgement_isOwn() {
    own.sending(7);

    assertThat(own.read(0, record(1, 7))).isEqualTo(Origin.OWN);
    assertThat(own.acknowledged(position(1), 7, ALL)).isTrue();
  }

  @Test
  void read_ofAFailedRecord_isOfAnother() {
    own.sending(7);
    own.failed(7);

    assertThat(own.read(0, record(1, 7))).isEqualTo(Origin.OTHER);
  }

  @Test
  void read_anotherUnderTheNumber_isLost() {
    own.sending(7);
    own.acknowledged(position(1), 7, ALL);

    assertThat(own.read(0, record(1, 8))).isEqualTo(Origin.LOST);
  }

  /** A failover lost our record, and another's had been read under its number. */
  @Test
  void acknowledged_numberThatWasReadAsAnothers_isNotThere() {
    own.sending(7);
    own.read(0, record(1, 8));

    assertThat(own.acknowledged(position(1), 7, ALL)).isFalse();
  }

  /** Whichever acknowledgement is handled first, the other number is lost. */
  @Test
  void acknowledged_numberGivenTwice_isNotThere() {
    own.sending(7);
    own.sending(8);

    assertThat(own.acknowledged(position(16), 8, ALL)).isTrue();
    assertThat(own.acknowledged(position(16), 7, ALL)).isFalse();
  }

  @Test
  void restart_givesWhatIsBehindTheEnd() {
    own.sending(7);
    own.sending(8);
    own.acknowledged(position(3), 7, KEY);
    own.acknowledged(position(5), 8, new Invalidation.OfCache("behind"));
    Map<Long, Invalidation> unread = new HashMap<>();

    own.restart(start(4, new LogRecord(3, 7, KEY)), unread::put);

    assertThat(unread).containsExactly(Map.entry(5L, new Invalidation.OfCache("behind")));
    assertThat(own.lastAwaited(0)).isEqualTo(5);
  }

  @Test
  void acknowledged_underWayWhileRestarted_isThereIfTheLogHasIt() {
    own.sending(7);
    own.sending(8);
    own.restart(start(4, new LogRecord(4, 7, KEY)), (sequence, invalidation) -> {});

    assertThat(own.acknowledged(position(4), 7, KEY)).isTrue();
    assertThat(own.acknowledged(position(3), 8, KEY)).isFalse();
  }

  /** The end of the log was lost, and others have come to the same number before we join again. */
  @Test
  void isLostIn_acknowledgedNumberIsAnothers() {
    own.sending(7);
    own.acknowledged(position(3), 7, KEY);

    assertThat(own.isLostIn(start(4, new LogRecord(3, 7, KEY)))).isFalse();
    assertThat(own.isLostIn(start(4, new LogRecord(3, 8, KEY)))).isTrue();
    assertThat(own.isLostIn(start(2))).isFalse();
  }

  @Test
  void isLostIn_wideRecord_isToldByItsMark() {
    own.sending(7);
    own.acknowledged(position(3), 7, ALL);

    assertThat(own.isLostIn(marks(4, new LogRecord(3, 0, ALL)))).isFalse();
    assertThat(own.isLostIn(marks(4, new LogRecord(2, 0, ALL)))).isTrue();
  }

  private static LogStart start(long end, LogRecord... keys) {
    return new LogStart(position(end), 1, List.of(), List.of(keys), CLOCK);
  }

  private static LogStart marks(long end, LogRecord... marks) {
    return new LogStart(position(end), 1, List.of(marks), List.of(), CLOCK);
  }

  private static LogPosition position(long sequence) {
    return new LogPosition(0, sequence);
  }

  private static LogRecord record(long sequence, long nonce) {
    return new LogRecord(sequence, nonce, ALL);
  }
}
