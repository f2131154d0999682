package dev.larder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.OwnRecords.Origin;
import dev.larder.spi.Invalidation;
import dev.larder.spi.LogPosition;
import dev.larder.spi.LogRecord;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class OwnRecordsTest {
  private static final Invalidation ALL = new Invalidation.OfAll();

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
    own.acknowledged(position(3), 7, ALL);
    own.acknowledged(position(5), 8, new Invalidation.OfCache("behind"));
    Map<Long, Invalidation> unread = new HashMap<>();

    own.restart(position(4), unread::put);

    assertThat(unread).containsExactly(Map.entry(5L, new Invalidation.OfCache("behind")));
    assertThat(own.lastAwaited(0)).isEqualTo(5);
  }

  @Test
  void acknowledged_underWayWhileRestarted_isThere() {
    own.sending(7);
    own.restart(position(4), (sequence, invalidation) -> {});

    assertThat(own.acknowledged(position(4), 7, ALL)).isTrue();
  }

  private static LogPosition position(long sequence) {
    return new LogPosition(0, sequence);
  }

  private static LogRecord record(long sequence, long nonce) {
    return new LogRecord(sequence, nonce, ALL);
  }
}
