package dev.larder;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/** The counters of one cache, but for its hits, which its {@link LocalStore} counts. */
final class StatsRecorder {
  private final LongAdder misses = new LongAdder();
  private final LongAdder waits = new LongAdder();
  private final LongAdder loads = new LongAdder();
  private final LongAdder loadFailures = new LongAdder();
  private final LongAdder loadNanos = new LongAdder();
  private final LongAdder puts = new LongAdder();
  private final LongAdder invalidations = new LongAdder();
  private final LongAdder evictions = new LongAdder();
  private final LongAdder remoteHits = new LongAdder();
  private final LongAdder remoteErrors = new LongAdder();
  private final LongAdder damaged = new LongAdder();
  private final LongAdder unstorable = new LongAdder();
  private final LongAdder refusedStores = new LongAdder();

  void miss() {
    misses.increment();
  }

  void waited() {
    waits.increment();
  }

  void load(boolean failed, long nanos) {
    loads.increment();
    loadNanos.add(nanos);
    if (failed) {
      loadFailures.increment();
    }
  }

  void put() {
    puts.increment();
  }

  void invalidation() {
    invalidations.increment();
  }

  void eviction() {
    evictions.increment();
  }

  void remoteHit() {
    remoteHits.increment();
  }

  void remoteError() {
    remoteErrors.increment();
  }

  void damaged() {
    damaged.increment();
  }

  void unstorable() {
    unstorable.increment();
  }

  void refusedStore() {
    refusedStores.increment();
  }

  CacheStats snapshot(long hits, long entries) {
    return new CacheStats(
        hits,
        misses.sum(),
        waits.sum(),
        loads.sum(),
        loadFailures.sum(),
        Duration.ofNanos(loadNanos.sum()),
        puts.sum(),
        invalidations.sum(),
        evictions.sum(),
        entries,
        new RemoteStats(
            remoteHits.sum(),
            remoteErrors.sum(),
            damaged.sum(),
            unstorable.sum(),
            refusedStores.sum()));
  }
}
