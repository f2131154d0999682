package dev.larder.examples;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A table of text with aligned columns, for letters that are one column wide. Not thread-safe. */
final class Table {
  private static final String GAP = "  ";

  private final List<Column> columns = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();

  /** Adds a column that is aligned to the left. */
  Table left(String title) {
    columns.add(new Column(title, /* isRight= */ false));
    return this;
  }

  /** Adds a column that is aligned to the right, for numbers. */
  Table right(String title) {
    columns.add(new Column(title, /* isRight= */ true));
    return this;
  }

  /** Adds a row, with one cell for each column. */
  void row(String... cells) {
    if (cells.length != columns.size()) {
      throw new IllegalArgumentException(
          columns.size() + " cells are needed, was " + Arrays.toString(cells));
    }
    rows.add(List.of(cells));
  }

  /** Returns the lines of the table: the titles, a rule, and the rows. */
  List<String> lines() {
    List<Integer> widths = IntStream.range(0, columns.size()).mapToObj(this::width).toList();
    List<String> lines = new ArrayList<>();
    lines.add(line(columns.stream().map(Column::title).toList(), widths));
    lines.add(widths.stream().map("-"::repeat).collect(joining(GAP)));
    rows.forEach(row -> lines.add(line(row, widths)));
    return lines;
  }

  private int width(int column) {
    int widest = rows.stream().mapToInt(row -> width(row.get(column))).max().orElse(0);
    return Math.max(widest, width(columns.get(column).title()));
  }

  private String line(List<String> cells, List<Integer> widths) {
    return IntStream.range(0, cells.size())
        .mapToObj(i -> columns.get(i).align(cells.get(i), widths.get(i)))
        .collect(joining(GAP))
        .stripTrailing();
  }

  /** Returns how many columns of a screen a text takes: accents of their own take none. */
  private static int width(String text) {
    return (int)
        text.codePoints().filter(c -> Character.getType(c) != Character.NON_SPACING_MARK).count();
  }

  private record Column(String title, boolean isRight) {
    String align(String cell, int width) {
      String space = " ".repeat(width - Table.width(cell));
      return isRight ? space + cell : cell + space;
    }
  }
}
