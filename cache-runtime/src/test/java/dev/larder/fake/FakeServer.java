package dev.larder.fake;

import dev.larder.spi.Claim;
import dev.larder.spi.Invalidation;
import dev.larder.spi.LeaseRequest;
import dev.larder.spi.LogClock;
import dev.larder.spi.LogPoll;
import dev.larder.spi.LogPosition;
import dev.larder.spi.LogRecord;
import dev.larder.spi.LogStart;
import dev.larder.spi.RemoteKey;
import dev.larder.spi.RemoteStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A store and a log in memory, which several managers share: what Redis and our scripts are to
 * them. It can lose what a server loses. Safe for use by several threads at once.
 */
public final class FakeServer {
  private final LongSupplier millis;
  private final Random random;
  private State state;
  private @Nullable State replica;

  /**
   * @param millis the clock of the server
   * @param random draws epochs
   */
  public FakeServer(LongSupplier millis, Random random) {
    this.millis = millis;
    this.random = random;
    this.state = new State(random.nextLong());
  }

  // ---- what may happen to a server

  /** Forgets everything, as FLUSHALL does, or a restart without data. */
  public synchronized void flush() {
    state = new State(random.nextLong());
  }

  /** A replica catches up. */
  public synchronized void replicate() {
    replica = state.copy();
  }

  /** The replica takes over, with what it has. */
  public synchronized void failOver() {
    if (replica != null) {
      state = replica.copy();
    }
  }

  /** The replica takes over for the values alone: they are on a server of their own. */
  public synchronized void failOverValues() {
    if (replica != null) {
      state.values = replica.copy().values;
    }
  }

  /** Trims the log to its last record. */
  public synchronized void trim() {
    while (state.records.size() > 1) {
      state.records.pollFirstEntry();
    }
  }

  /** All leases end. */
  public synchronized void endLeases() {
    state.values.values().forEach(slot -> slot.leases.clear());
  }

  /** Replaces what is stored for a key. */
  public synchronized void damage(RemoteKey key, byte[] bytes) {
    slot(key).put(key.version(), new Stored(bytes, Long.MAX_VALUE));
  }

  /** How many keys have a value. */
  public synchronized long values() {
    return state.values.values().stream().filter(slot -> !slot.values.isEmpty()).count();
  }

  // ---- the store

  synchronized byte @Nullable [] get(RemoteKey key) {
    // One that has ended as well, as long as the slot lives: the contract allows it, Redis does it.
    Stored stored = slot(key).values.get(key.version());
    return stored == null ? null : stored.bytes;
  }

  synchronized Claim claim(RemoteKey key, LeaseRequest request, byte[] rejected) {
    Stored stored = slot(key).values.get(key.version());
    if (stored != null && stored.expiresAt > now() && !isRejected(stored.bytes, rejected)) {
      return new Claim.Found(stored.bytes);
    }
    if (lease(key, request)) {
      return new Claim.Granted();
    }
    Lease lease = slot(key).leases.get(key.version());
    return new Claim.Busy(Duration.ofMillis(lease == null ? 0 : lease.until - now()));
  }

  private static boolean isRejected(byte[] value, byte[] rejected) {
    int length = Math.min(value.length, RemoteStore.PREFIX);
    return rejected.length > 0 && Arrays.equals(rejected, Arrays.copyOf(value, length));
  }

  synchronized boolean lease(RemoteKey key, LeaseRequest request) {
    Lease lease = slot(key).leases.get(key.version());
    if (now() > request.notAfter() || (lease != null && lease.until > now())) {
      return false;
    }
    return setLease(key, request, /* put= */ false);
  }

  synchronized boolean leaseForPut(RemoteKey key, LeaseRequest request) {
    Lease lease = slot(key).leases.get(key.version());
    if (now() > request.notAfter() || (lease != null && lease.until > now() && lease.put)) {
      return false;
    }
    return setLease(key, request, /* put= */ true);
  }

  private boolean setLease(RemoteKey key, LeaseRequest request, boolean put) {
    Lease lease = new Lease(request.token(), now() + request.duration().toMillis(), put);
    slot(key).put(key.version(), lease);
    return true;
  }

  synchronized boolean store(RemoteKey key, String token, byte[] value, long expiresAt) {
    if (!holds(key, token)) {
      return false;
    }
    slot(key).leases.remove(key.version());
    if (expiresAt <= now()) {
      return false;
    }
    slot(key).put(key.version(), new Stored(value, expiresAt));
    return true;
  }

  synchronized void release(RemoteKey key, String token) {
    if (holds(key, token)) {
      slot(key).leases.remove(key.version());
    }
  }

  synchronized void remove(String cache, String text) {
    state.values.remove(List.of(cache, text));
  }

  synchronized boolean removeForPut(RemoteKey key, String token) {
    Lease lease = slot(key).leases.get(key.version());
    boolean held = holds(key, token);
    remove(key.cache(), key.text());
    if (held && lease != null) {
      slot(key).put(key.version(), lease);
    }
    return held;
  }

  private boolean holds(RemoteKey key, String token) {
    Lease lease = slot(key).leases.get(key.version());
    return lease != null && lease.token.equals(token) && lease.until > now();
  }

  private Slot slot(RemoteKey key) {
    return state.values.compute(
        List.of(key.cache(), key.text()),
        (name, slot) -> slot == null || slot.isOver(now()) ? new Slot() : slot);
  }

  // ---- the log

  synchronized LogStart join(Duration life) {
    List<LogRecord> marks = new ArrayList<>();
    pruneMarks();
    state.marks.forEach((what, mark) -> marks.add(new LogRecord(mark.sequence, 0, what)));
    return new LogStart(
        new LogPosition(state.epoch, state.sequence),
        nonceAt(state.sequence),
        marks,
        state.records.values().stream().filter(record -> record.invalidation().isKey()).toList(),
        clock(life));
  }

  synchronized LogPoll poll(LogPosition position, long nonce, Duration life) {
    if (position.epoch() != state.epoch) {
      return new LogPoll.OtherEpoch();
    }
    long sequence = position.sequence();
    if (sequence > 0) {
      LogRecord known = state.records.get(sequence);
      if (known == null) {
        boolean trimmed = !state.records.isEmpty() && sequence < state.records.firstKey();
        return trimmed ? new LogPoll.Trimmed() : new LogPoll.Lost();
      }
      if (known.nonce() != nonce) {
        return new LogPoll.Lost();
      }
    }
    List<LogRecord> news =
        List.copyOf(state.records.tailMap(sequence, /* inclusive= */ false).values());
    return !news.isEmpty() && news.get(0).sequence() != sequence + 1
        ? new LogPoll.Trimmed()
        : new LogPoll.Continued(news, state.sequence, clock(life));
  }

  synchronized LogPosition append(long nonce, Invalidation invalidation) {
    long sequence = ++state.sequence;
    state.records.put(sequence, new LogRecord(sequence, nonce, invalidation));
    pruneMarks();
    if (!invalidation.isKey()) {
      state.marks.put(invalidation, new Mark(sequence, now() + state.life.toMillis()));
    }
    return new LogPosition(state.epoch, sequence);
  }

  synchronized void replaceEpoch(long epoch) {
    if (state.epoch == epoch) {
      state.epoch = random.nextLong();
    }
  }

  private void pruneMarks() {
    state.marks.values().removeIf(mark -> mark.until <= now());
  }

  private long nonceAt(long sequence) {
    LogRecord record = state.records.get(sequence);
    return record == null ? 0 : record.nonce();
  }

  private LogClock clock(Duration life) {
    if (state.life.compareTo(life) < 0) {
      state.life = life;
    }
    return new LogClock(now(), state.life);
  }

  private long now() {
    return millis.getAsLong();
  }

  private static final class State {
    long epoch;
    long sequence;
    Duration life = Duration.ZERO;
    TreeMap<Long, LogRecord> records = new TreeMap<>();
    Map<Invalidation, Mark> marks = new HashMap<>();
    Map<List<String>, Slot> values = new HashMap<>();

    State(long epoch) {
      this.epoch = epoch;
    }

    State copy() {
      State copy = new State(epoch);
      copy.sequence = sequence;
      copy.life = life;
      copy.records = new TreeMap<>(records);
      copy.marks = new HashMap<>(marks);
      values.forEach((key, slot) -> copy.values.put(key, slot.copy()));
      return copy;
    }
  }

  /** What there is of a key; gone when all of it has ended. */
  private static final class Slot {
    final Map<String, Stored> values = new HashMap<>();
    final Map<String, Lease> leases = new HashMap<>();
    long until;

    void put(String version, Stored value) {
      values.put(version, value);
      until = Math.max(until, value.expiresAt);
    }

    void put(String version, Lease lease) {
      leases.put(version, lease);
      until = Math.max(until, lease.until);
    }

    boolean isOver(long now) {
      return until <= now || (values.isEmpty() && leases.isEmpty());
    }

    Slot copy() {
      Slot copy = new Slot();
      copy.until = until;
      copy.values.putAll(values);
      copy.leases.putAll(leases);
      return copy;
    }
  }

  private record Stored(byte[] bytes, long expiresAt) {}

  private record Lease(String token, long until, boolean put) {}

  private record Mark(long sequence, long until) {}
}
