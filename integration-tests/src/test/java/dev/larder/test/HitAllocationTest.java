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

/** Hits allocate nothing, not even their keys, as soon as C2 has compiled them. */
final class HitAllocationTest {
  private static final ThreadMXBean THREADS =
      (ThreadMXBean) ManagementFactory.getThreadMXBean(); // HotSpot's

  private static final int KEYS = 1_000;
  private static final int HITS = 10_000;

  /** Many more than C2 needs. */
  private static final int BATCHES = 100_000;

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
    ONE_NUMBER(service -> i -> service.byNumber(1_000_000L + i)),
    ONE_TEXT(service -> i -> service.byText("text")),
    TWO_PARTS(service -> i -> service.byTwo(1_000_000L + i, i)),
    FIVE_PARTS(service -> i -> service.byFive(i, i, "text", (i & 1) == 0, Tier.LOCAL)),
    BOOLEAN(service -> i -> service.byFlag((i & 1) == 0)),
    ENUM(service -> i -> service.byConstant(Tier.LOCAL)),
    NO_PARAMETERS(service -> i -> service.only());

    private final Function<Service, IntFunction<Object>> call;

    Call(Function<Service, IntFunction<Object>> call) {
      this.call = call;
    }
  }

  @ParameterizedTest
  @EnumSource
  void hit_onceCompiled_allocatesNothing(Call way) {
    IntFunction<Object> call =
        way.call.apply(new HitAllocationTest_Service_Cached(CacheManager.local()));

    long least = Long.MAX_VALUE;
    for (int batch = 0; batch < BATCHES && least >= HITS; batch++) {
      least = Math.min(least, allocatedBy(call));
    }

    assertThat(least).as("bytes of %s hits", HITS).isLessThan(HITS);
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
