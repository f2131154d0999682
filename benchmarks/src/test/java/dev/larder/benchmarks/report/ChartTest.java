package dev.larder.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ChartTest {
  @Test
  void bars_inProportion() throws Exception {
    Element svg =
        parse(
            Chart.svg(
                "Hits",
                List.of(
                    new Chart.Bar("Larder", 25, "25 ns", /* isOwn= */ true),
                    new Chart.Bar("other", 100, "100 ns", /* isOwn= */ false))));

    NodeList bars = svg.getElementsByTagName("rect");
    assertThat(attributes(bars, "class")).containsExactly("own", "bar");
    List<Double> widths = attributes(bars, "width").stream().map(Double::parseDouble).toList();
    assertThat(widths.get(1)).isPositive().isEqualTo(4 * widths.get(0));
  }

  @Test
  void texts_areEscaped() throws Exception {
    Element svg =
        parse(
            Chart.svg(
                "a < b & \"c\"",
                List.of(new Chart.Bar("<script>", 1, "1 & 2", /* isOwn= */ false))));

    assertThat(svg.getElementsByTagName("title").item(0).getTextContent())
        .isEqualTo("a < b & \"c\"");
    assertThat(svg.getElementsByTagName("script").getLength()).isZero();
    assertThat(svg.getTextContent()).contains("<script>", "1 & 2");
  }

  @Test
  void chart_fitsItsBars() throws Exception {
    Chart.Bar bar = new Chart.Bar("a", 1, "1 ns", /* isOwn= */ false);
    Element svg = parse(Chart.svg("Hits", List.of(bar, bar, bar)));

    double height = Double.parseDouble(svg.getAttribute("height"));
    assertThat(attributes(svg.getElementsByTagName("rect"), "y"))
        .allSatisfy(y -> assertThat(Double.parseDouble(y)).isLessThan(height - 16));
  }

  @Test
  void noLength_noBar() throws Exception {
    Element svg =
        parse(Chart.svg("Hits", List.of(new Chart.Bar("a", 0, "0 ns", /* isOwn= */ false))));

    assertThat(attributes(svg.getElementsByTagName("rect"), "width")).containsExactly("0.0");
  }

  private static List<String> attributes(NodeList elements, String name) {
    return IntStream.range(0, elements.getLength())
        .mapToObj(i -> ((Element) elements.item(i)).getAttribute(name))
        .toList();
  }

  private static Element parse(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)))
        .getDocumentElement();
  }
}
