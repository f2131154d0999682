package dev.larder.fake;

import static dev.larder.fake.SharedServer.answer;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.spi.Claim;
import dev.larder.spi.LeaseRequest;
import dev.larder.spi.RemoteKey;
import dev.larder.spi.RemoteStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link RemoteStore} does. */
public abstract class RemoteStoreContract {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofMillis(40);
  private static final byte[] NONE = {};
  private static final byte[] VALUE = {1, 2, 3};
  private static final byte[] OTHER_VALUE = {4, 5, 6};
  private static final RemoteKey KEY = new RemoteKey("users", "42", "v1");
  private static final RemoteKey OTHER_VERSION = new RemoteKey("users", "42", "v2");
  private static final RemoteKey OTHER_KEY = new RemoteKey("users", "43", "v1");

  private SharedServer server;
  private RemoteStore store;

  protected abstract SharedServer server();

  @BeforeEach
  final void open() {
    server = server();
    store = server.newTier().store();
  }

  // get and store

  @Test
  final void get_nothing_isNull() {
    assertThat(get(KEY)).isNull();
  }

  @Test
  final void store_withLease_isFound() {
    assertThat(store(KEY, claim(KEY), VALUE)).isTrue();
    assertThat(get(KEY)).isEqualTo(VALUE);
    assertThat(get(OTHER_KEY)).isNull();
  }

  @Test
  final void store_withoutLease_isRefused() {
    assertThat(store(KEY, "nobody", VALUE)).isFalse();
    assertThat(get(KEY)).isNull();
  }

  @Test
  final void store_withTokenOfAnother_isRefused() {
    String token = claim(KEY);

    assertThat(store(KEY, "another", VALUE)).isFalse();
    assertThat(get(KEY)).isNull();
    assertThat(store(KEY, token, VALUE)).isTrue();
  }

  @Test
  final void store_withLeaseOfAnotherKeyOrVersion_isRefused() {
    String token = claim(KEY);

    assertThat(store(OTHER_KEY, token, VALUE)).isFalse();
    assertThat(store(OTHER_VERSION, token, VALUE)).isFalse();
  }

  @Test
  final void store_givesTheLeaseBack() {
    String token = claim(KEY);
    store(KEY, token, VALUE);

    assertThat(store(KEY, token, OTHER_VALUE)).isFalse();
    assertThat(get(KEY)).isEqualTo(VALUE);
    assertThat(lease(KEY, request())).isTrue();
  }

  @Test
  final void store_afterTheEndOfTheLease_isRefused() {
    LeaseRequest request = request(SHORT);
    answer(store.claim(KEY, request, NONE));
    server.outlive(SHORT);

    assertThat(store(KEY, request.token(), VALUE)).isFalse();
    assertThat(get(KEY)).isNull();
  }

  @Test
  final void store_replacesTheValue() {
    store(KEY, claim(KEY), VALUE);

    LeaseRequest request = request();
    assertThat(lease(KEY, request)).isTrue();
    assertThat(get(KEY)).isEqualTo(VALUE);
    assertThat(store(KEY, request.token(), OTHER_VALUE)).isTrue();
    assertThat(get(KEY)).isEqualTo(OTHER_VALUE);
  }

  @Test
  final void store_ofWhatHasEnded_storesNothingAndGivesTheLeaseBack() {
    String token = claim(KEY);

    assertThat(answer(store.store(KEY, token, VALUE, server.now() - 1))).isFalse();
    assertThat(get(KEY)).isNull();
    assertThat(answer(store.claim(KEY, request(), NONE))).isEqualTo(new Claim.Granted());
  }

  @ParameterizedTest
  @MethodSource
  final void store_valuesOfAnyBytes_comeBack(byte[] value) {
    store(KEY, claim(KEY), value);

    assertThat(get(KEY)).isEqualTo(value);
    assertThat(found(answer(store.claim(KEY, request(), NONE)))).isEqualTo(value);
  }

  static Stream<byte[]> store_valuesOfAnyBytes_comeBack() {
    byte[] all = new byte[256];
    IntStream.range(0, all.length).forEach(i -> all[i] = (byte) i);
    byte[] large = new byte[1 << 20];
    new Random(1).nextBytes(large);
    return Stream.of(new byte[1], "12345678".getBytes(UTF_8), all, large);
  }

  @Test
  final void value_isGoneAfterItsEnd() {
    String token = claim(KEY);
    long end = server.now() + SHORT.toMillis();
    assertThat(answer(store.store(KEY, token, VALUE, end))).isTrue();
    server.awaitMoment(end + 1);

    assertThat(get(KEY)).isNull();
    assertThat(answer(store.claim(KEY, request(), NONE))).isEqualTo(new Claim.Granted());
  }

  @Test
  final void value_thatNeverEnds_isKept() {
    String token = claim(KEY);

    assertThat(answer(store.store(KEY, token, VALUE, Long.MAX_VALUE))).isTrue();
    assertThat(get(KEY)).isEqualTo(VALUE);
    assertThat(found(answer(store.claim(KEY, request(), NONE)))).isEqualTo(VALUE);
  }

  @Test
  final void value_survivesTheEndOfLeases() {
    store(KEY, claim(KEY), VALUE);
    LeaseRequest ended = request(SHORT);
    lease(KEY, ended);
    lease(OTHER_VERSION, request(SHORT));
    server.outlive(SHORT);

    assertThat(get(KEY)).isEqualTo(VALUE);
    assertThat(store(KEY, ended.token(), OTHER_VALUE)).isFalse();
    assertThat(lease(KEY, request())).isTrue();
    assertThat(lease(OTHER_VERSION, request())).isTrue();
  }

  // claim

  @Test
  final void claim_nothingThere_isGranted() {
    assertThat(answer(store.claim(KEY, request(), NONE))).isEqualTo(new Claim.Granted());
  }

  @Test
  final void claim_valueThere_findsItAndTakesNoLease() {
    store(KEY, claim(KEY), VALUE);
    LeaseRequest request = request();

    assertThat(found(answer(store.claim(KEY, request, NONE)))).isEqualTo(VALUE);
    assertThat(store(KEY, request.token(), OTHER_VALUE)).isFalse();
  }

  @Test
  final void claim_valueThereAndLeased_findsTheValue() {
    store(KEY, claim(KEY), VALUE);
    lease(KEY, request());

    assertThat(found(answer(store.claim(KEY, request(), NONE)))).isEqualTo(VALUE);
  }

  @Test
  final void claim_leased_tellsHowLongAtMost() {
    claim(KEY);
    LeaseRequest request = request();

    assertThat(busy(answer(store.claim(KEY, request, NONE))))
        .isPositive()
        .isLessThanOrEqualTo(LONG);
    assertThat(store(KEY, request.token(), VALUE)).isFalse();
  }

  @Test
  final void claim_leasedForPut_isBusy() {
    leaseForPut(KEY, request());

    assertThat(busy(answer(store.claim(KEY, request(), NONE)))).isPositive();
  }

  @Test
  final void claim_tooLate_takesNoLease() {
    LeaseRequest late = late();

    assertThat(busy(answer(store.claim(KEY, late, NONE)))).isZero();
    assertThat(store(KEY, late.token(), VALUE)).isFalse();
    assertThat(lease(KEY, request())).isTrue();
  }

  @Test
  final void claim_tooLate_findsTheValue() {
    store(KEY, claim(KEY), VALUE);

    assertThat(found(answer(store.claim(KEY, late(), NONE)))).isEqualTo(VALUE);
  }

  @Test
  final void claim_afterTheEndOfALease_isGranted() {
    LeaseRequest first = request(SHORT);
    answer(store.claim(KEY, first, NONE));
    server.outlive(SHORT);

    String second = claim(KEY);
    assertThat(store(KEY, first.token(), VALUE)).isFalse();
    assertThat(store(KEY, second, OTHER_VALUE)).isTrue();
  }

  @Test
  final void claim_valueRejected_isGranted() {
    byte[] damaged = new byte[RemoteStore.PREFIX + 1];
    store(KEY, claim(KEY), damaged);
    LeaseRequest request = request();

    assertThat(answer(store.claim(KEY, request, prefix(damaged)))).isEqualTo(new Claim.Granted());
    assertThat(store(KEY, request.token(), VALUE)).isTrue();
    assertThat(get(KEY)).isEqualTo(VALUE);
  }

  @Test
  final void claim_shortValueRejected_isGranted() {
    store(KEY, claim(KEY), VALUE);

    assertThat(answer(store.claim(KEY, request(), VALUE))).isEqualTo(new Claim.Granted());
  }

  @Test
  final void claim_valueRejectedAndLeased_isBusy() {
    store(KEY, claim(KEY), VALUE);
    lease(KEY, request());

    assertThat(busy(answer(store.claim(KEY, request(), VALUE)))).isPositive();
  }

  @Test
  final void claim_otherValueRejected_findsTheValue() {
    store(KEY, claim(KEY), OTHER_VALUE);

    assertThat(found(answer(store.claim(KEY, request(), VALUE)))).isEqualTo(OTHER_VALUE);
  }

  /**
   * A short value that was rejected is not the beginning of a longer one: that is another value.
   */
  @Test
  final void claim_shorterValueRejected_findsTheValue() {
    byte[] longer = {1, 2, 3, 4};
    store(KEY, claim(KEY), longer);

    assertThat(found(answer(store.claim(KEY, request(), VALUE)))).isEqualTo(longer);
  }

  @Test
  final void claim_byManyAtOnce_isGrantedToOne() {
    List<CompletableFuture<Claim>> claims =
        IntStream.range(0, 32)
            .parallel()
            .mapToObj(i -> store.claim(KEY, request(), NONE).toCompletableFuture())
            .toList();

    assertThat(claims.stream().map(SharedServer::answer))
        .filteredOn(Claim.Granted.class::isInstance)
        .hasSize(1);
  }

  // lease

  @Test
  final void lease_valueThere_isGranted() {
    store(KEY, claim(KEY), VALUE);

    assertThat(lease(KEY, request())).isTrue();
  }

  @Test
  final void lease_held_isRefused() {
    String token = claim(KEY);
    LeaseRequest request = request();

    assertThat(lease(KEY, request)).isFalse();
    assertThat(store(KEY, request.token(), VALUE)).isFalse();
    assertThat(store(KEY, token, VALUE)).isTrue();
  }

  @Test
  final void lease_heldForPut_isRefused() {
    leaseForPut(KEY, request());

    assertThat(lease(KEY, request())).isFalse();
  }

  @Test
  final void lease_tooLate_isRefused() {
    assertThat(lease(KEY, late())).isFalse();
    assertThat(lease(KEY, request())).isTrue();
  }

  @Test
  final void lease_afterTheEndOfAnother_isGranted() {
    lease(KEY, request(SHORT));
    server.outlive(SHORT);

    assertThat(lease(KEY, request())).isTrue();
  }

  @Test
  final void leaseForPut_displacesALoad() {
    String load = claim(KEY);
    LeaseRequest put = request();

    assertThat(leaseForPut(KEY, put)).isTrue();
    assertThat(store(KEY, load, VALUE)).isFalse();
    assertThat(store(KEY, put.token(), OTHER_VALUE)).isTrue();
    assertThat(get(KEY)).isEqualTo(OTHER_VALUE);
  }

  @Test
  final void leaseForPut_heldForAnotherPut_isRefused() {
    LeaseRequest first = request();
    leaseForPut(KEY, first);

    assertThat(leaseForPut(KEY, request())).isFalse();
    assertThat(store(KEY, first.token(), VALUE)).isTrue();
  }

  @Test
  final void leaseForPut_tooLate_displacesNothing() {
    String load = claim(KEY);

    assertThat(leaseForPut(KEY, late())).isFalse();
    assertThat(store(KEY, load, VALUE)).isTrue();
  }

  @Test
  final void leaseForPut_afterTheEndOfAnotherPut_isGranted() {
    leaseForPut(KEY, request(SHORT));
    server.outlive(SHORT);

    assertThat(leaseForPut(KEY, request())).isTrue();
  }

  // release

  @Test
  final void release_givesTheLeaseBackAndKeepsTheValue() {
    store(KEY, claim(KEY), VALUE);
    LeaseRequest request = request();
    lease(KEY, request);
    answer(store.release(KEY, request.token()));

    assertThat(get(KEY)).isEqualTo(VALUE);
    assertThat(store(KEY, request.token(), OTHER_VALUE)).isFalse();
    assertThat(lease(KEY, request())).isTrue();
  }

  @Test
  final void release_ofAnotherOrOfNone_doesNothing() {
    answer(store.release(KEY, "another"));
    String token = claim(KEY);
    answer(store.release(KEY, "another"));
    answer(store.release(OTHER_VERSION, token));

    assertThat(store(KEY, token, VALUE)).isTrue();
  }

  // remove

  @Test
  final void remove_takesValuesAndLeasesOfAllVersions() {
    store(KEY, claim(KEY), VALUE);
    store(OTHER_VERSION, claim(OTHER_VERSION), OTHER_VALUE);
    LeaseRequest load = request();
    LeaseRequest put = request();
    lease(KEY, load);
    leaseForPut(OTHER_VERSION, put);
    store(OTHER_KEY, claim(OTHER_KEY), VALUE);
    answer(store.remove("users", "42"));

    assertThat(get(KEY)).isNull();
    assertThat(get(OTHER_VERSION)).isNull();
    assertThat(store(KEY, load.token(), VALUE)).isFalse();
    assertThat(store(OTHER_VERSION, put.token(), VALUE)).isFalse();
    assertThat(get(OTHER_KEY)).isEqualTo(VALUE);
  }

  @Test
  final void remove_nothingThere_completes() {
    answer(store.remove("users", "42"));
    assertThat(get(KEY)).isNull();
  }

  @Test
  final void removeForPut_takesAllButItsOwnLease() {
    store(KEY, claim(KEY), VALUE);
    store(OTHER_VERSION, claim(OTHER_VERSION), VALUE);
    String load = lease(OTHER_VERSION);
    LeaseRequest put = request();
    leaseForPut(KEY, put);

    assertThat(answer(store.removeForPut(KEY, put.token()))).isTrue();
    assertThat(get(KEY)).isNull();
    assertThat(get(OTHER_VERSION)).isNull();
    assertThat(store(OTHER_VERSION, load, VALUE)).isFalse();
    assertThat(leaseForPut(KEY, request())).isFalse();
    assertThat(store(KEY, put.token(), OTHER_VALUE)).isTrue();
    assertThat(get(KEY)).isEqualTo(OTHER_VALUE);
  }

  @Test
  final void removeForPut_leaseLost_takesEverything() {
    store(KEY, claim(KEY), VALUE);
    String load = lease(KEY);

    assertThat(answer(store.removeForPut(KEY, "lost"))).isFalse();
    assertThat(get(KEY)).isNull();
    assertThat(store(KEY, load, VALUE)).isFalse();
  }

  @Test
  final void removeForPut_leaseOver_takesEverything() {
    store(KEY, claim(KEY), VALUE);
    LeaseRequest put = request(SHORT);
    leaseForPut(KEY, put);
    server.outlive(SHORT);

    assertThat(answer(store.removeForPut(KEY, put.token()))).isFalse();
    assertThat(get(KEY)).isNull();
  }

  @Test
  final void removeForPut_doesNotProlongTheLease() {
    LeaseRequest put = request(SHORT);
    leaseForPut(KEY, put);
    answer(store.removeForPut(KEY, put.token()));
    server.outlive(SHORT);

    assertThat(store(KEY, put.token(), VALUE)).isFalse();
  }

  // versions

  @Test
  final void versions_liveSideBySide() {
    String one = claim(KEY);
    String other = claim(OTHER_VERSION);

    assertThat(store(KEY, one, VALUE)).isTrue();
    assertThat(get(OTHER_VERSION)).isNull();
    assertThat(store(OTHER_VERSION, other, OTHER_VALUE)).isTrue();
    assertThat(get(KEY)).isEqualTo(VALUE);
    assertThat(get(OTHER_VERSION)).isEqualTo(OTHER_VALUE);
  }

  @Test
  final void versions_endEachAtItsTime() {
    store(KEY, claim(KEY), VALUE);
    String token = claim(OTHER_VERSION);
    long end = server.now() + SHORT.toMillis();
    answer(store.store(OTHER_VERSION, token, OTHER_VALUE, end));
    server.awaitMoment(end + 1);

    assertThat(get(KEY)).isEqualTo(VALUE);
    assertThat(answer(store.claim(OTHER_VERSION, request(), NONE))).isEqualTo(new Claim.Granted());
  }

  // names

  @Test
  final void names_ofAnyCharacters_areApart() {
    List<RemoteKey> keys = hostileKeys();
    List<CompletableFuture<Boolean>> stored = keys.stream().map(this::storeOwnName).toList();
    assertThat(stored).allMatch(SharedServer::answer);
    assertHold(keys, /* value= */ true);

    List<RemoteKey> removed = IntStream.range(0, keys.size() / 2).mapToObj(keys::get).toList();
    removed.forEach(key -> answer(store.remove(key.cache(), key.text())));
    assertHold(removed, /* value= */ false);
    assertHold(keys.subList(removed.size(), keys.size()), /* value= */ true);
  }

  /** In an order that mixes them, yet the same each time. */
  private static List<RemoteKey> hostileKeys() {
    List<String> names =
        List.of(
            "a",
            "a:",
            ":a",
            "a:b",
            "a%3Ab",
            "a%",
            "%3A",
            "%253A",
            "",
            ":",
            "::",
            "{}",
            "{a}",
            "}{",
            "{a",
            "a\0",
            "\0",
            "a b",
            "a\r\nb",
            "*",
            "ä€\uD83D\uDE00",
            "log",
            "v1",
            "lv1");
    List<RemoteKey> keys = new ArrayList<>();
    names.forEach(cache -> names.forEach(text -> keys.add(new RemoteKey(cache, text, "v1"))));
    Collections.shuffle(keys, new Random(1));
    return keys;
  }

  private CompletableFuture<Boolean> storeOwnName(RemoteKey key) {
    LeaseRequest request = request();
    return store
        .claim(key, request, NONE)
        .thenCompose(claim -> store.store(key, request.token(), ownName(key), inAMinute()))
        .toCompletableFuture();
  }

  private void assertHold(List<RemoteKey> keys, boolean value) {
    List<CompletionStage<byte[]>> answers = keys.stream().map(store::get).toList();
    for (int i = 0; i < keys.size(); i++) {
      byte[] expected = value ? ownName(keys.get(i)) : null;
      assertThat(answer(answers.get(i))).as("%s", keys.get(i)).isEqualTo(expected);
    }
  }

  private static byte[] ownName(RemoteKey key) {
    return key.toString().getBytes(UTF_8);
  }

  // steps

  private byte[] get(RemoteKey key) {
    byte[] value = answer(store.get(key));
    // In whatever way it is read for one that waits: the first time, and later.
    for (int i = 0; i < 3; i++) {
      assertThat(getBlocking(key)).isEqualTo(value);
    }
    return value;
  }

  private byte[] getBlocking(RemoteKey key) {
    try {
      return store.getBlocking(key, LONG);
    } catch (Exception failure) {
      throw new AssertionError(failure);
    }
  }

  /** Takes the lease of a key without a value; returns its token. */
  private String claim(RemoteKey key) {
    LeaseRequest request = request();
    assertThat(answer(store.claim(key, request, NONE))).isEqualTo(new Claim.Granted());
    return request.token();
  }

  private String lease(RemoteKey key) {
    LeaseRequest request = request();
    assertThat(lease(key, request)).isTrue();
    return request.token();
  }

  private boolean lease(RemoteKey key, LeaseRequest request) {
    return answer(store.lease(key, request));
  }

  private boolean leaseForPut(RemoteKey key, LeaseRequest request) {
    return answer(store.leaseForPut(key, request));
  }

  private boolean store(RemoteKey key, String token, byte[] value) {
    return answer(store.store(key, token, value, inAMinute()));
  }

  private long inAMinute() {
    return server.now() + LONG.toMillis();
  }

  private LeaseRequest request() {
    return request(LONG);
  }

  private LeaseRequest request(Duration duration) {
    return new LeaseRequest(UUID.randomUUID().toString(), duration, inAMinute());
  }

  private LeaseRequest late() {
    return new LeaseRequest(UUID.randomUUID().toString(), LONG, server.now() - 1);
  }

  private static byte[] prefix(byte[] value) {
    return Arrays.copyOf(value, RemoteStore.PREFIX);
  }

  private static byte[] found(Claim claim) {
    assertThat(claim).isInstanceOf(Claim.Found.class);
    return ((Claim.Found) claim).value();
  }

  private static Duration busy(Claim claim) {
    assertThat(claim).isInstanceOf(Claim.Busy.class);
    return ((Claim.Busy) claim).remaining();
  }
}
