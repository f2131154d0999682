package dev.larder.examples;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.util.DefaultLocale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CityFileTest {
  private static final String HEADER =
      "geoname_id,name,country,admin_code,population,latitude,longitude\n";
  private static final Map<String, String> RIGHT =
      Map.of(
          "geoname_id", "a whole number from 1 to 1000000000000",
          "name", "a name on one line",
          "country", "two capital letters, like 'BR'",
          "population", "a whole number from 0 to 1000000000",
          "latitude", "a number of degrees from -90 to 90, like '48.85341'",
          "longitude", "a number of degrees from -180 to 180, like '48.85341'");
  private static final String PARIS = "2988507,Paris,FR,11,2138551,48.85341,2.3488\n";

  @TempDir Path directory;

  @Test
  void bundled_allCities() {
    List<City> cities = CityFile.bundled();

    assertThat(cities).hasSize(24_323);
    assertThat(cities)
        .contains(
            new City(14_256, "Āzādshahr", "IR", "09", 514_102, 34.79049, 48.57011),
            new City(4_140_963, "Washington, D.C.", "US", "DC", 601_723, 38.89511, -77.03637));
  }

  @Test
  void attribution_namesSourceAndLicence() {
    assertThat(CityFile.attribution().get(0)).contains("GeoNames").contains("CC BY 4.0");
  }

  @Test
  void read_quotesEmptyColumnsAndLastLineWithoutEnd() throws Exception {
    String text = HEADER + "1,\"Say \"\"A\"\", B\",MR,,0,-90,180\n2,São,BR,27,1000000000,90,-180";

    assertThat(read(text))
        .containsExactly(
            new City(1, "Say \"A\", B", "MR", "", 0, -90, 180),
            new City(2, "São", "BR", "27", 1_000_000_000, 90, -180));
  }

  @Test
  void read_fileOfASpreadsheet() throws Exception {
    assertThat(read('\uFEFF' + (HEADER + PARIS).replace("\n", "\r\n"))).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "x7,Paris,FR,11,5,1,2           | geoname_id | 'x7'",
        "0,Paris,FR,11,5,1,2            | geoname_id | '0'",
        "9999999999999999999,P,FR,,5,1,2| geoname_id | '9999999999999999999'",
        "7, ,FR,11,5,1,2                | name       | ' '",
        "7,Paris,fr,11,5,1,2            | country    | 'fr'",
        "7,Paris,FRA,11,5,1,2           | country    | 'FRA'",
        "7,Paris,FR,11,-5,1,2           | population | '-5'",
        "7,Paris,FR,11,5.5,1,2          | population | '5.5'",
        "7,Paris,FR,11,1000000001,1,2   | population | '1000000001'",
        "7,Paris,FR,11,,1,2             | population | ''",
        "7,Paris,FR,11,٥,1,2            | population | '٥'",
        "7,Paris,FR,11,5,90.1,2         | latitude   | '90.1'",
        "7,Paris,FR,11,5,NaN,2          | latitude   | 'NaN'",
        "7,Paris,FR,11,5,1e1,2          | latitude   | '1e1'",
        "7,Paris,FR,11,5,1,-181         | longitude  | '-181'",
        "7,Paris,FR,11,5,1, 2           | longitude  | ' 2'",
      })
  void read_badValue(String row, String column, String value) {
    assertInvalid(
        HEADER + PARIS + row + "\n" + PARIS,
        3,
        "%s is %s; it must be %s".formatted(column, value, RIGHT.get(column)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"7,Paris,FR,11,5,1 | 6", "7,Paris,FR,11,5,1,2,3 | 8", "7 | 1"})
  void read_wrongNumberOfColumns(String row, int columns) {
    assertInvalid(
        HEADER + PARIS + row + "\n" + PARIS,
        3,
        "the number of columns is %d in '%s'; it must be 7: %s"
            .formatted(columns, row, HEADER.strip()));
  }

  @Test
  void read_idTwice() {
    assertInvalid(
        HEADER + "7,Rome,IT,,5,1,2\n" + PARIS + PARIS,
        4,
        "geoname_id 2988507 is on line 3 already; each must be there once");
  }

  @Test
  void read_emptyLine() {
    assertInvalid(
        HEADER + PARIS + "\n" + PARIS,
        3,
        "the number of columns is 1 in ''; it must be 7: " + HEADER.strip());
  }

  @Test
  void read_wrongHeader() {
    assertInvalid(
        "id,name\n" + PARIS, 1, "the header is 'id,name'; it must be '" + HEADER.strip() + "'");
  }

  @Test
  void read_emptyFile() {
    assertInvalid("", 1, "the header is ''; it must be '" + HEADER.strip() + "'");
  }

  @Test
  void read_headerAlone() {
    assertInvalid(HEADER, 2, "there is no city; there must be at least one line after the header");
  }

  @ParameterizedTest
  @ValueSource(strings = {"7,\"Paris,FR,11,5,1,2\n", "7,\"Par\"is,FR,11,5,1,2\n"})
  void read_unmatchedQuotes(String row) {
    assertInvalid(
        HEADER + PARIS + row + PARIS,
        3,
        "the quotes do not match; a value with a comma stands in quotes, a quote in it twice");
  }

  @Test
  void read_lineBreakInAName_isCountedAndRefused() {
    assertInvalid(
        HEADER + PARIS + "7,\"Par\nis\",FR,11,5,1,2\n",
        3,
        "name is 'Par\uFFFDis'; it must be a name on one line");
  }

  @Test
  void read_longValue_isShortened() {
    assertInvalid(
        HEADER + "7,Paris," + "F".repeat(500) + ",11,5,1,2\n",
        2,
        "country is '" + "F".repeat(40) + "…'; it must be two capital letters, like 'BR'");
  }

  @Test
  void read_anotherEncoding() throws IOException {
    Path file = write(HEADER + PARIS + "7,Orléans,FR,11,5,1,2\n", ISO_8859_1);

    assertThatThrownBy(() -> CityFile.read(file))
        .hasMessage(
            "'%s', line 3: the byte 0xE9 is not UTF-8; save the file as UTF-8".formatted(file));
  }

  @Test
  void read_encodingBrokenOffAtTheEnd() throws IOException {
    Path file = directory.resolve("c");
    Files.write(file, new byte[] {'a', '\n', (byte) 0xC3});

    assertThatThrownBy(() -> CityFile.read(file))
        .hasMessageContaining("line 2: the byte 0xC3 is not UTF-8");
  }

  @Test
  @DefaultLocale("ar-EG-u-nu-arab")
  void read_messagesAreTheSameInEveryLocale() {
    assertThat("%d".formatted(1)).as("digits of %s", Locale.getDefault()).isNotEqualTo("1");
    assertInvalid(
        HEADER + "7,Paris,FR,11,-5,1,2\n",
        2,
        "population is '-5'; it must be a whole number from 0 to 1000000000");
  }

  @Test
  void read_noFile() {
    assertThatThrownBy(() -> CityFile.read(Path.of("nowhere.csv")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("'nowhere.csv': there is no such file");
  }

  @Test
  void read_directory() {
    assertThatThrownBy(() -> CityFile.read(Path.of("src")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("'src' is a directory; it must be a file");
  }

  private void assertInvalid(String text, int line, String message) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(InvalidInputException.class)
        .message()
        .isEqualTo(
            InvalidInputException.quote(directory.resolve("c").toString())
                + ", line "
                + line
                + ": "
                + message);
  }

  private List<City> read(String text) throws IOException, InvalidInputException {
    return CityFile.read(write(text, UTF_8));
  }

  private Path write(String text, Charset charset) throws IOException {
    return Files.writeString(directory.resolve("c"), text, charset);
  }
}
