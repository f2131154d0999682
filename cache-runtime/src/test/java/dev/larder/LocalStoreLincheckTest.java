package dev.larder;

import java.util.Set;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Concurrent gets, puts and removals have the answers of some order of them, one by one. */
@Tag("lincheck")
@Param(name = "key", gen = IntGen.class, conf = "1:2")
@Param(name = "value", gen = IntGen.class, conf = "1:5")
public class LocalStoreLincheckTest {
  private final LocalStore<Integer> store =
      new LocalStore<>(10, CoarseClock.of(new FakeTime()), new StatsRecorder());

  @Operation
  public @Nullable Integer get(@Param(name = "key") int key) {
    LocalEntry<Integer> entry = store.hit(key);
    if (entry == null) {
      entry = store.peek(key); // as a cache does: a hit may not see all
    }
    return entry == null ? null : entry.value();
  }

  @Operation
  public void put(@Param(name = "key") int key, @Param(name = "value") int value) {
    store.put(new LocalEntry<>(key, value, 0, Long.MAX_VALUE / 2, Integer.toString(key), Set.of()));
  }

  @Operation
  public void remove(@Param(name = "key") int key) {
    store.remove(key);
  }

  @Operation
  public void removeText(@Param(name = "key") int key) {
    store.removeText(Integer.toString(key));
  }

  @Operation
  public long size() {
    return store.size();
  }

  @Test
  void underStress() {
    new StressOptions().iterations(5).invocationsPerIteration(500).check(getClass());
  }

  @Test
  void inChosenInterleavings() {
    new ModelCheckingOptions().iterations(5).invocationsPerIteration(100).check(getClass());
  }
}
