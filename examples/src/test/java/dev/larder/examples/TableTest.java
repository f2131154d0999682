package dev.larder.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {
  @Test
  void lines_aligned() {
    Table table = new Table().left("city").right("people").left("in");
    table.row("Rio", "6,023,699", "BR");
    table.row("São Paulo", "5", "");

    assertThat(table.lines())
        .containsExactly(
            "city          people  in",
            "---------  ---------  --",
            "Rio        6,023,699  BR",
            "São Paulo          5");
  }

  @Test
  void lines_accentsOfTheirOwnTakeNoColumn() {
    Table table = new Table().left("city").left("in");
    table.row("Naz\u0327ar\u0101ba\u0304d", "IR");

    assertThat(table.lines().get(1)).isEqualTo("---------  --");
    assertThat(table.lines().get(2)).isEqualTo("Naz\u0327ar\u0101ba\u0304d  IR");
  }

  @Test
  void lines_noRows() {
    assertThat(new Table().left("a").right("b").lines()).containsExactly("a  b", "-  -");
  }

  @Test
  void row_wrongNumberOfCells() {
    Table table = new Table().left("city");

    assertThatThrownBy(() -> table.row("a", "b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("1 cells are needed, was [a, b]");
  }
}
