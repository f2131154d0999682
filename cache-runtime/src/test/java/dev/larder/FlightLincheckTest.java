package dev.larder;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whoever asks for the outcome of a flight, before it ends or meanwhile or later, is told. */
@Tag("lincheck")
public class FlightLincheckTest {
  private final Flight<Integer> flight =
      new Flight<>(0, Thread.currentThread(), /* text= */ null, /* remote= */ null);
  private final Queue<CompletableFuture<Integer>> followers = new ConcurrentLinkedQueue<>();

  @Operation(runOnce = true)
  public void succeed() {
    flight.succeed(1);
  }

  @Operation
  public void follow() {
    followers.add(flight.copyOfOutcome());
  }

  @Validate
  public void everyFollowerIsTold() {
    if (flight.isOver() && !followers.stream().allMatch(CompletableFuture::isDone)) {
      throw new IllegalStateException("over, and one who came was not told");
    }
  }

  // No calls before, so that there is a first to come; and few in all, so that one comes while the
  // flight ends.

  @Test
  void inChosenInterleavings() {
    new ModelCheckingOptions()
        .actorsBefore(0)
        .threads(3)
        .actorsPerThread(1)
        .actorsAfter(0)
        .iterations(10)
        .invocationsPerIteration(100)
        .check(getClass());
  }
}
