package dev.larder;

import dev.larder.spi.Claim;
import dev.larder.spi.LeaseRequest;
import dev.larder.spi.LogPosition;
import dev.larder.spi.RemoteKey;
import dev.larder.spi.RemoteStore;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * What one flight does in the remote store: it looks for the value, takes the lease if there is
 * none, and stores what was loaded if it still holds the lease.
 *
 * <p>The look-up is a sequence of commands, each sent by {@link #send} and answered to {@link
 * #receive} or {@link #fail}, until {@link #isOver}. So the same steps serve callers that wait and
 * callers that do not.
 *
 * <pre>
 *   get ──value──────────────────────────────▶ over, found
 *    │
 *    └─nothing─▶ claim ──value───────────────▶ over, found
 *                 ▲  │ └─lease───────────────▶ over, load and store
 *                 │  └─busy─▶ pause ─ patience over ─▶ over, load
 *                 └─────────────┘
 * </pre>
 *
 * Any failure: over, load. Not safe for use by several threads at once.
 */
final class RemoteFlight<V extends @Nullable Object> {
  private static final long FIRST_PAUSE_MILLIS = 1;
  private static final long LONGEST_PAUSE_MILLIS = 50;
  private static final int MAX_REJECTED = 3;
  private static final byte[] NOTHING = {};

  private final RemoteCache<V> cache;
  private final RemoteKey key;
  private final LogPosition birth;
  private final boolean mayStore;

  private boolean over;
  private boolean asked;
  private @Nullable RemoteValue<V> found;
  private byte[] rejected = NOTHING;
  private int rejections;
  private long pauseMillis;
  private long patienceEndsAt;
  private boolean patient;
  private @Nullable String wanted;
  private @Nullable CompletionStage<Claim> claimed;
  private @Nullable String lease;
  private boolean loading;

  /**
   * @param birth the position known before the flight began
   * @param mayStore whether the log was known then to remember marks for long enough
   */
  RemoteFlight(RemoteCache<V> cache, RemoteKey key, LogPosition birth, boolean mayStore) {
    this.cache = cache;
    this.key = key;
    this.birth = birth;
    this.mayStore = mayStore;
  }

  /** Begins the look-up, unless it is of no use. The flight is in its table by now. */
  void start() {
    over = cache.isWithheld(key) || !cache.remote().isUp();
  }

  Threads threads() {
    return cache.remote().threads();
  }

  boolean isOver() {
    return over;
  }

  /** What was found; null if the value is to be loaded. */
  @Nullable RemoteValue<V> found() {
    return found;
  }

  /** How long to wait before the next command. */
  long pauseMillis() {
    return pauseMillis;
  }

  /** Tells whether it waits for a load of somebody else, which may take longer than a command. */
  boolean isPatient() {
    return patient;
  }

  /** Sends the next command. */
  CompletionStage<?> send() {
    if (!asked) {
      asked = true;
      return cache.remote().store().get(key);
    }
    return claim();
  }

  /** Sends the next command and waits for the answer. */
  @Nullable Object sendBlocking(Duration atMost)
      throws InterruptedException, ExecutionException, TimeoutException {
    if (!asked) {
      asked = true;
      return cache.remote().store().getBlocking(key, atMost);
    }
    return Blocking.await(claim(), atMost);
  }

  private CompletionStage<Claim> claim() {
    LeaseRequest request = cache.remote().newLease();
    wanted = request.token();
    CompletionStage<Claim> claim = cache.remote().store().claim(key, request, rejected);
    claimed = claim;
    return claim;
  }

  /** Takes the answer to a command. */
  void receive(@Nullable Object answer) {
    cache.succeeded();
    if (answer instanceof Claim.Granted) {
      lease = wanted;
      over = true;
    } else if (answer instanceof Claim.Busy busy) {
      waitFor(busy);
    } else if (answer instanceof Claim.Found value) {
      judge(value.value());
    } else {
      judge((byte[]) answer);
    }
  }

  /** Takes the failure of a command. */
  void fail(Throwable failure) {
    cache.failed(failure);
    giveUp();
  }

  /** Gives up the look-up, though no command failed. */
  void giveUp() {
    over = true;
    String token = wanted;
    if (claimed != null && token != null) {
      // An answer that nobody waits for any more may have been the lease: others would wait for us.
      var unused =
          claimed.thenAccept(
              answer -> {
                if (answer instanceof Claim.Granted) {
                  var unusedRelease = cache.remote().store().release(key, token);
                }
              });
    }
  }

  private void judge(byte @Nullable [] bytes) {
    found = cache.accept(key, bytes);
    if (found != null) {
      over = true;
    } else if (bytes != null) {
      rejected = Arrays.copyOf(bytes, Math.min(bytes.length, RemoteStore.PREFIX));
      over = ++rejections > MAX_REJECTED;
    }
  }

  private void waitFor(Claim.Busy busy) {
    long now = cache.remote().time().nanoTime();
    if (!patient) {
      patient = true;
      patienceEndsAt = now + cache.remote().settings().lease().toNanos();
    }
    if (now - patienceEndsAt >= 0) {
      over = true;
      return;
    }
    pauseMillis =
        Math.min(
            Math.max(FIRST_PAUSE_MILLIS, Math.min(2 * pauseMillis, LONGEST_PAUSE_MILLIS)),
            Math.max(1, busy.remaining().toMillis()));
  }

  /** Begins a load that replaces what is there: asks for the lease, whatever is stored. */
  CompletionStage<Boolean> leaseForRefresh() {
    LeaseRequest request = cache.remote().newLease();
    return cache
        .remote()
        .store()
        .lease(key, request)
        .handle(
            (granted, failure) -> {
              if (failure != null) {
                cache.failed(failure);
                return false;
              }
              cache.succeeded();
              return granted && keepLease(request.token());
            });
  }

  /** Only a lease that was had before the load began may store what it loads. */
  private synchronized boolean keepLease(String token) {
    if (loading) {
      var unused = cache.remote().store().release(key, token);
      return false;
    }
    lease = token;
    return true;
  }

  /** Says that the load begins: a lease that is granted from now on comes too late. */
  synchronized void beginLoad() {
    loading = true;
  }

  /** Stores what was loaded, if the lease is held; returns at once. */
  void store(V value, Set<String> tags, long bornAt, long expiresAt) {
    String token = lease;
    if (token == null) {
      return;
    }
    byte[] bytes =
        mayStore && cache.remote().isUp()
            ? cache.encode(value, tags, birth, birth.sequence(), bornAt, expiresAt)
            : null;
    if (bytes == null) {
      release();
      return;
    }
    lease = null;
    var unused =
        cache
            .remote()
            .store()
            .store(key, token, bytes, cache.freshUntil(expiresAt))
            .whenComplete(
                (stored, failure) -> {
                  if (failure == null) {
                    cache.stored(stored);
                  } else {
                    cache.failed(failure);
                  }
                });
  }

  /** Gives the lease back, if it is held, so that others need not wait; returns at once. */
  void release() {
    String token = lease;
    if (token != null && cache.remote().isUp()) {
      lease = null;
      var unused = cache.remote().store().release(key, token);
    }
  }
}
