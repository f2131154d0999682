package dev.larder;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class WindowClimberTest {
  private static final int BOUND = 1_600;
  private static final int MARGIN = BOUND / 16;

  private final WindowClimber climber = new WindowClimber(BOUND);
  private final int first = climber.windowSize();

  @Test
  void window_growsForAnEntryThatReturnsSoon() {
    climber.makeRoom();
    climber.rejected(7);
    addOthers(MARGIN - 1);

    climber.added(7);

    assertThat(climber.windowSize()).isGreaterThan(first);
  }

  @Test
  void window_growsOnceForEachRejection() {
    climber.makeRoom();
    climber.rejected(7);
    climber.added(7);
    int grown = climber.windowSize();

    climber.added(7);

    assertThat(climber.windowSize()).isEqualTo(grown);
  }

  @Test
  void window_staysForAnEntryThatReturnsLate() {
    climber.makeRoom();
    climber.rejected(7);
    addOthers(MARGIN);

    climber.added(7);

    assertThat(climber.windowSize()).isEqualTo(first);
  }

  @Test
  void window_staysForAnEntryThatWasNotRejected() {
    climber.makeRoom();
    climber.rejected(7);

    climber.added(8);
    climber.added(9); // would be noted in the same place
    climber.added(0);

    assertThat(climber.windowSize()).isEqualTo(first);
  }

  @Test
  void window_shrinksForHitsInProbation() {
    for (int hit = 0; hit < 10; hit++) {
      climber.hitInProbation(MARGIN);
    }

    assertThat(climber.windowSize()).isLessThan(first);
  }

  @Test
  void window_hasRoomForAnEntryAndLeavesSome() {
    climber.makeRoom();
    for (int i = 0; i < 2 * BOUND; i++) {
      climber.rejected(7);
      climber.added(7);
    }
    assertThat(climber.windowSize()).isBetween(BOUND * 9 / 10, BOUND - 1);

    for (int i = 0; i < 2 * BOUND; i++) {
      climber.hitInProbation(1);
    }
    assertThat(climber.windowSize()).isBetween(1, BOUND / 10);
    assertThat(new WindowClimber(1).windowSize()).isOne();
  }

  @Test
  void window_staysBeforeThereIsRoomToNoteAnything() {
    climber.rejected(7);
    climber.added(7);

    assertThat(climber.windowSize()).isEqualTo(first);
  }

  private void addOthers(int count) {
    for (int other = 100; other < 100 + count; other++) {
      climber.added(other);
    }
  }
}
