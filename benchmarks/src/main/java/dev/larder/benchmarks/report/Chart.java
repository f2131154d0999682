package dev.larder.benchmarks.report;

import java.util.List;
import java.util.Locale;

/** A bar chart as SVG, readable on a light and on a dark page. */
final class Chart {
  private static final int WIDTH = 760;
  private static final int LABELS = 210;
  private static final int FIGURES = 90;
  private static final int TITLE = 40;
  private static final int ROW = 26;
  private static final int BAR = 16;

  private static final String STYLE =
      """
      <style>
        text { font: 13px system-ui, sans-serif; fill: #1f2328; }
        .title { font-weight: 600; }
        .label { text-anchor: end; }
        .bar { fill: #8c959f; }
        .own { fill: #1a7f37; }
        @media (prefers-color-scheme: dark) {
          text { fill: #e6edf3; }
          .bar { fill: #6e7681; }
          .own { fill: #3fb950; }
        }
      </style>
      """;

  private final StringBuilder svg = new StringBuilder();
  private final double longest;
  private int y = TITLE;

  private Chart(double longest) {
    this.longest = longest;
  }

  /**
   * One bar.
   *
   * @param label who
   * @param value how long the bar is
   * @param figure the value as a reader wants it
   * @param isOwn whether the bar stands out
   */
  record Bar(String label, double value, String figure, boolean isOwn) {}

  /** Returns the chart of {@code bars}, from top to bottom. */
  static String svg(String title, List<Bar> bars) {
    Chart chart = new Chart(bars.stream().mapToDouble(Bar::value).max().orElse(0));
    chart.begin(title, TITLE + bars.size() * ROW);
    bars.forEach(chart::add);
    return chart.svg.append("</svg>\n").toString();
  }

  private void begin(String title, int height) {
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" \
        viewBox="0 0 %1$d %2$d" role="img">
        <title>%3$s</title>
        """
            .formatted(WIDTH, height, escape(title)));
    svg.append(STYLE);
    svg.append("<text class=\"title\" x=\"8\" y=\"20\">%s</text>\n".formatted(escape(title)));
  }

  private void add(Bar bar) {
    double length = longest > 0 ? bar.value() / longest * (WIDTH - LABELS - FIGURES) : 0;
    svg.append(
        String.format(
            Locale.ROOT,
            """
            <text class="label" x="%d" y="%d">%s</text>
            <rect class="%s" x="%d" y="%d" width="%.1f" height="%d"/>
            <text x="%.1f" y="%d">%s</text>
            """,
            LABELS - 8,
            y + BAR - 3,
            escape(bar.label()),
            bar.isOwn() ? "own" : "bar",
            LABELS,
            y,
            length,
            BAR,
            LABELS + length + 6,
            y + BAR - 3,
            escape(bar.figure())));
    y += ROW;
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
