package dev.larder.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.larder.CacheManager;
import dev.larder.annotation.Cached;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Results of every kind, and exceptions. */
final class ResultsTest {
  private final ResultsTest_Results_Cached results =
      new ResultsTest_Results_Cached(CacheManager.local());

  static class Results {
    int calls;

    @Cached
    boolean aBoolean(boolean value) {
      return ++calls > 0 && value;
    }

    @Cached
    byte aByte(byte value) {
      return (byte) (++calls + value);
    }

    @Cached
    short aShort(short value) {
      return (short) (++calls + value);
    }

    @Cached
    char aChar(char value) {
      return (char) (++calls + value);
    }

    @Cached
    int anInt(int value) {
      return ++calls + value;
    }

    @Cached
    long aLong(long value) {
      return ++calls + value;
    }

    @Cached
    float aFloat(float value) {
      return ++calls + value;
    }

    @Cached
    double aDouble(double value) {
      return ++calls + value;
    }

    @Cached
    int[] anArray() {
      return new int[] {++calls};
    }

    @Cached
    String[][] aMatrix(int size) {
      return new String[size][++calls];
    }

    @Cached
    Map<String, List<? super Integer>> aMap(String key) {
      return Map.of(key, List.of(++calls));
    }

    @Cached
    String aNull(int id) {
      calls++;
      return null;
    }

    @Cached
    Optional<Integer> anOptional(boolean present) {
      calls++;
      return present ? Optional.of(calls) : Optional.empty();
    }

    @Cached
    OptionalInt anOptionalInt(boolean present) {
      calls++;
      return present ? OptionalInt.of(calls) : OptionalInt.empty();
    }

    @Cached
    OptionalLong anOptionalLong(boolean present) {
      calls++;
      return present ? OptionalLong.of(calls) : OptionalLong.empty();
    }

    @Cached
    OptionalDouble anOptionalDouble(boolean present) {
      calls++;
      return present ? OptionalDouble.of(calls) : OptionalDouble.empty();
    }

    @Cached
    CompletableFuture<Integer> aFuture(int id) {
      calls++;
      return id < 0
          ? CompletableFuture.failedFuture(new IOException("no " + id))
          : CompletableFuture.completedFuture(calls);
    }

    @Cached
    CompletionStage<? extends Number> aStage(int id) {
      return CompletableFuture.completedStage(++calls);
    }

    CompletableFuture<String> pending = new CompletableFuture<>();

    @Cached
    CompletableFuture<String> aPending(int id) {
      calls++;
      return pending;
    }

    Exception failure = new IOException("disk");

    @Cached
    String failing(String id) throws IOException, InterruptedException {
      calls++;
      if (failure instanceof IOException e) {
        throw e;
      }
      throw (RuntimeException) failure;
    }

    @Cached
    <X extends Exception> int failingAs(Class<X> type) throws X {
      calls++;
      throw type.cast(failure);
    }
  }

  static Stream<Function<Results, Object>> kinds() {
    return Stream.of(
        r -> r.aBoolean(true),
        r -> r.aByte((byte) 1),
        r -> r.aShort((short) 1),
        r -> r.aChar('a'),
        r -> r.anInt(1),
        r -> r.aLong(1),
        r -> r.aFloat(1),
        r -> r.aDouble(1),
        Results::anArray,
        r -> r.aMatrix(1),
        r -> r.aMap("a"),
        r -> r.aNull(1),
        r -> r.anOptional(true),
        r -> r.anOptional(false),
        r -> r.anOptionalInt(true),
        r -> r.anOptionalInt(false),
        r -> r.anOptionalLong(true),
        r -> r.anOptionalLong(false),
        r -> r.anOptionalDouble(true),
        r -> r.anOptionalDouble(false),
        r -> r.aFuture(1).join(),
        r -> r.aStage(1).toCompletableFuture().join());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void result_ofEveryKind_isKept(Function<Results, Object> call) {
    Object first = call.apply(results);

    assertThat(call.apply(results)).isEqualTo(first);
    assertThat(results.calls).isEqualTo(1);
  }

  @Test
  void array_isTheSameForAllCallers() {
    assertThat(results.anArray()).isSameAs(results.anArray()).containsExactly(1);
  }

  @Test
  void doubles_areToldApartAsTheirBoxesAre() {
    results.aDouble(0.0);
    results.aDouble(-0.0);
    results.aDouble(Double.NaN);
    results.aDouble(Double.NaN);

    assertThat(results.calls).isEqualTo(3);
  }

  @Test
  void future_ofEachCaller_isTheirOwn() {
    CompletableFuture<Integer> first = results.aFuture(1);
    CompletableFuture<Integer> second = results.aFuture(1);

    second.cancel(true);
    first.obtrudeValue(-1);

    assertThat(results.aFuture(1)).isCompletedWithValue(1);
  }

  @Test
  void failedFuture_arrivesAsItFailedAndIsNotKept() {
    CompletableFuture<Integer> failed = results.aFuture(-1);

    assertThatThrownBy(failed::join)
        .isInstanceOf(CompletionException.class)
        .hasCauseExactlyInstanceOf(IOException.class);
    assertThat(results.aFuture(-1)).isCompletedExceptionally();
    assertThat(results.calls).isEqualTo(2);
  }

  @Test
  void pendingFuture_isSharedAndBlocksNobody() {
    CompletableFuture<String> first = results.aPending(1);
    CompletableFuture<String> second = results.aPending(1);
    assertThat(first).isNotDone();

    results.pending.complete("done");

    assertThat(first).isCompletedWithValue("done");
    assertThat(second).isCompletedWithValue("done");
    assertThat(results.aPending(1)).isCompletedWithValue("done");
    assertThat(results.calls).isEqualTo(1);
  }

  @Test
  void handleOfAFuture_holdsTheValue() {
    results.aFuture(7).join();

    assertThat(results.aFutureCache().peek(7).value()).isEqualTo(1);
    assertThat(results.aFutureCache().get(7).join()).isEqualTo(1);
  }

  @Test
  void checkedException_arrivesAsTheSameObjectAndIsNotKept() {
    assertThat(catchThrowable(() -> results.failing("a"))).isSameAs(results.failure);
    assertThat(catchThrowable(() -> results.failing("a"))).isSameAs(results.failure);
    assertThat(catchThrowable(() -> results.failingCache().get("a"))).isSameAs(results.failure);

    results.failure = new IllegalStateException();
    assertThat(catchThrowable(() -> results.failing("a"))).isSameAs(results.failure);
    assertThat(results.calls).isEqualTo(4);
  }

  @Test
  void exceptionOfATypeVariable_arrivesAsTheSameObject() {
    assertThat(catchThrowable(() -> results.failingAs(IOException.class)))
        .isSameAs(results.failure);
  }

  @Test
  void declaredExceptions_areThoseOfTheMethod() throws NoSuchMethodException {
    assertThat(
            ResultsTest_Results_Cached.class
                .getDeclaredMethod("failing", String.class)
                .getExceptionTypes())
        .containsExactly(IOException.class, InterruptedException.class);
  }

  @Test
  void nullResult_isKeptAndIsNotAbsent() {
    assertThat(results.aNull(1)).isNull();

    assertThat(results.aNullCache().peek(1).isPresent()).isTrue();
    assertThat(results.aNullCache().peek(1).value()).isNull();
    assertThat(results.aNullCache().peek(2).isPresent()).isFalse();
  }
}
