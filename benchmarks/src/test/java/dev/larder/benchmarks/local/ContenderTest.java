package dev.larder.benchmarks.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each contender caches each method, and keeps its keys apart: else there is nothing to measure.
 */
class ContenderTest {
  private static final long ID = 1_000_000_007L;

  /** Pairs that differ in one part of the key. */
  private static final List<Function<Catalog, Object>> CALLS =
      List.of(
          catalog -> catalog.item(ID),
          catalog -> catalog.item(ID + 1),
          catalog -> catalog.variant(ID, 1),
          catalog -> catalog.variant(ID, 2),
          catalog -> catalog.offer(ID, 1, "CH", /* business= */ true, Level.LOW),
          catalog -> catalog.offer(ID, 1, "CH", /* business= */ true, Level.HIGH),
          catalog -> catalog.named("a"),
          catalog -> catalog.named("ab"),
          Catalog::newest,
          catalog -> catalog.best(true),
          catalog -> catalog.best(false),
          catalog -> catalog.typical(Level.LOW),
          catalog -> catalog.typical(Level.HIGH),
          catalog -> catalog.find(ID),
          catalog -> catalog.find(ID + 1),
          catalog -> catalog.itemAsync(ID).join(),
          catalog -> catalog.itemAsync(ID + 1).join());

  private final CountingSource source = new CountingSource();

  @ParameterizedTest
  @EnumSource
  void eachCall_loadsOnce(Contender contender) {
    try (Opened opened = contender.open(source)) {
      Catalog catalog = opened.catalog();
      for (Function<Catalog, Object> call : CALLS) {
        Object expected = call.apply(new Source());
        long before = source.loads();

        assertThat(call.apply(catalog)).isEqualTo(expected);
        assertThat(call.apply(catalog)).isEqualTo(expected);

        assertThat(source.loads() - before).isEqualTo(1);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MAP")
  void results_areBounded(Contender contender) {
    int calls = 2 * Limits.MAX_ENTRIES;
    try (Opened opened = contender.open(source)) {
      for (int round = 1; round <= 2; round++) {
        for (int id = 0; id < calls; id++) {
          opened.catalog().item(id);
        }
      }
    }

    // Of what the second round asks for, at most as much as the bound allows was there.
    assertThat(source.loads()).isGreaterThan(2L * calls - Limits.MAX_ENTRIES - calls / 10);
  }

  @ParameterizedTest
  @EnumSource
  void catalogs_shareNothing(Contender contender) {
    try (Opened one = contender.open(source);
        Opened other = contender.open(source)) {
      one.catalog().item(ID);
      other.catalog().item(ID);
    }

    assertThat(source.loads()).isEqualTo(2);
  }
}
