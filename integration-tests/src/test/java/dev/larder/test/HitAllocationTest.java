package dev.larder.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.larder.CacheManager;
import dev.larder.annotation.Cached;
import dev.larder.annotation.Tier;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Hits allocate nothing but their keys, where these are not what the caller passed. Mostly C2 keeps
 * them off the heap as well, depending on which kinds of keys it has seen how often.
 */
final class HitAllocationTest {
  private static final ThreadMXBean THREADS =
      (ThreadMXBean) ManagementFactory.getThreadMXBean(); // HotSpot's

  private static final int KEYS = 1_000;
  private static final int HITS = 10_000;

  /** Enough for one without classes to be loaded, and the like. */
  private static final int BATCHES = 1_000;

  /** A service. */
  public static class Service {
    @Cached(seconds = 600)
    public String byNumber(long number) {
      return "found";
    }

    @Cached(seconds = 600)
    public String byText(String text) {
      return "found";
    }

    @Cached(seconds = 600)
    public String byTwo(long number, int size) {
      return "found";
    }

    @Cached(seconds = 600)
    public Optional<String> byFive(long number, int size, String text, boolean flag, Tier tier) {
      return Optional.of("found");
    }

    @Cached(seconds = 600)
    public String byFlag(boolean flag) {
      return "found";
    }

    @Cached(seconds = 600)
    public String byConstant(Tier tier) {
      return "found";
    }

    @Cached(seconds = 600)
    public String only() {
      return "found";
    }
  }

  /** Ways to call it. */
  enum Call {
    ONE_NUMBER(24, service -> i -> service.byNumber(1_000_000L + i)),
    ONE_TEXT(0, service -> i -> service.byText("text")),
    TWO_PARTS(24, service -> i -> service.byTwo(1_000_000L + i, i)),
    FIVE_PARTS(40, service -> i -> service.byFive(i, i, "text", (i & 1) == 0, Tier.LOCAL)),
    BOOLEAN(0, service -> i -> service.byFlag((i & 1) == 0)),
    ENUM(0, service -> i -> service.byConstant(Tier.LOCAL)),
    NO_PARAMETERS(0, service -> i -> service.only());

    private final int keyBytes;
    private final Function<Service, IntFunction<Object>> call;

    Call(int keyBytes, Function<Service, IntFunction<Object>> call) {
      this.keyBytes = keyBytes;
      this.call = call;
    }
  }

  @ParameterizedTest
  @EnumSource
  void hit_allocatesNothingButItsKey(Call way) {
    IntFunction<Object> call =
        way.call.apply(new HitAllocationTest_Service_Cached(CacheManager.local()));

    long least = Long.MAX_VALUE;
    for (int batch = 0; batch < BATCHES; batch++) {
      least = Math.min(least, allocatedBy(call));
    }

    assertThat(least).as("bytes of %s hits", HITS).isLessThan((way.keyBytes + 1L) * HITS);
  }

  private static long allocatedBy(IntFunction<Object> call) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < HITS; i++) {
      assertFound(call.apply(i % KEYS));
    }
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }

  private static void assertFound(Object result) {
    if (result == null) {
      throw new AssertionError("not found");
    }
  }
}
