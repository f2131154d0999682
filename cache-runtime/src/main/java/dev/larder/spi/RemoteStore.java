package dev.larder.spi;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A store of bytes that several processes share, with <em>leases</em>: who holds the lease of a key
 * may store its value, nobody else.
 *
 * <p>Each operation is atomic, runs at most once (an implementation repeats nothing by itself), and
 * is answered by the one authority on the key, never by a replica. It returns at once, but for
 * {@link #getBlocking}; its stage completes exceptionally if the outcome is not known within the
 * command time-out of {@link RemoteOptions}. An operation whose stage has failed may still take
 * effect later.
 *
 * <p>All versions of a key live and die together: {@link #remove} takes away the values and the
 * leases of every version. Were they apart, an old version's process could not remove the value of
 * a new version that it does not know.
 *
 * <p>Tokens are unique for all time. Implementations are safe for use by several threads at once.
 */
public interface RemoteStore {

  /**
   * Reads a value, in one plain round trip. A value that has ended may still be found for as long
   * as another version of the key, or a lease, lives: whoever reads has to look when it ends.
   *
   * @param key the address
   * @return the bytes, or null if there are none
   */
  CompletionStage<byte @Nullable []> get(RemoteKey key);

  /**
   * Reads a value as {@link #get} does, for a caller that waits for it. An implementation may read
   * in the calling thread. As reading changes nothing, it may ask twice.
   *
   * @param key the address
   * @param atMost how long to wait
   * @return the bytes, or null if there are none
   * @throws InterruptedException if the thread is interrupted while it waits
   * @throws ExecutionException if the outcome is not known, for the reason that is its cause
   * @throws TimeoutException if there is no answer in time
   */
  default byte @Nullable [] getBlocking(RemoteKey key, Duration atMost)
      throws InterruptedException, ExecutionException, TimeoutException {
    return get(key).toCompletableFuture().get(Math.max(0, atMost.toNanos()), TimeUnit.NANOSECONDS);
  }

  /**
   * Takes the lease of a key that was not found, unless there is a value by now, or a lease.
   *
   * @param key the address
   * @param request the lease
   * @param rejected the first {@value dev.larder.spi.RemoteStore#PREFIX} bytes of a value that was
   *     found and could not be used, so that it does not count as one; empty if none was
   * @return what is there, or the lease
   */
  CompletionStage<Claim> claim(RemoteKey key, LeaseRequest request, byte[] rejected);

  /**
   * Takes the lease of a key unless somebody holds it, whether or not there is a value.
   *
   * @param key the address
   * @param request the lease
   * @return whether the lease is the caller's
   */
  CompletionStage<Boolean> lease(RemoteKey key, LeaseRequest request);

  /**
   * Takes the lease of a key for a value that is to be put, from a load as well, but not from
   * another put.
   *
   * @param key the address
   * @param request the lease
   * @return whether the lease is the caller's
   */
  CompletionStage<Boolean> leaseForPut(RemoteKey key, LeaseRequest request);

  /**
   * Stores a value and gives back the lease, if the lease of that token still lasts.
   *
   * @param key the address
   * @param token the token of the lease
   * @param value the bytes, one at least: what has none is no value
   * @param expiresAt from when on the value is gone, in milliseconds of the store's own clock
   * @return whether it was stored
   */
  CompletionStage<Boolean> store(RemoteKey key, String token, byte[] value, long expiresAt);

  /**
   * Gives back the lease of a token, if it is still held.
   *
   * @param key the address
   * @param token the token of the lease
   * @return completes when done
   */
  CompletionStage<?> release(RemoteKey key, String token);

  /**
   * Removes the values and the leases of all versions of a key, together.
   *
   * @param cache the name of the cache
   * @param text the text of the key
   * @return completes when done
   */
  CompletionStage<?> remove(String cache, String text);

  /**
   * Removes the values of all versions of a key, and all leases but that of the token.
   *
   * @param key the address
   * @param token the token of the lease
   * @return whether that lease is still held
   */
  CompletionStage<Boolean> removeForPut(RemoteKey key, String token);

  /** How many bytes of a value tell it from every other. */
  int PREFIX = 64;
}
