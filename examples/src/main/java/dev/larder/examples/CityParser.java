package dev.larder.examples;

import static dev.larder.examples.InvalidInputException.quote;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Makes cities of the text of a file, and checks every value of it. What is wrong is told with its
 * line. For one file.
 */
final class CityParser {
  private static final List<String> HEADER =
      List.of("geoname_id", "name", "country", "admin_code", "population", "latitude", "longitude");
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();

  private static final long MAX_ID = 1_000_000_000_000L;
  private static final int MAX_POPULATION = 1_000_000_000;
  private static final int MAX_DIGITS = 18;
  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
  private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1," + MAX_DIGITS + "}");
  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,3}(\\.[0-9]+)?");

  private final String fileName;
  private final Map<Long, Long> linesById = new HashMap<>();
  private final List<City> cities = new ArrayList<>();
  private long line;

  CityParser(String fileName) {
    this.fileName = fileName;
  }

  /** Returns the cities of {@code text}, in its order; at least one. */
  List<City> parse(String text) throws InvalidInputException {
    line = 1;
    try (CSVParser records = CSVParser.parse(new StringReader(text), FORMAT)) {
      checkHeader(records);
      readCities(records);
    } catch (UncheckedIOException | IOException e) {
      throw invalid(
          "the quotes do not match; a value with a comma stands in quotes, a quote in it twice");
    }
    return List.copyOf(cities);
  }

  private void checkHeader(CSVParser records) throws InvalidInputException {
    Iterator<CSVRecord> iterator = records.iterator();
    List<String> header = iterator.hasNext() ? iterator.next().toList() : List.of();
    if (!header.equals(HEADER)) {
      throw invalid(
          "the header is %s; it must be '%s'",
          quote(String.join(",", header)), String.join(",", HEADER));
    }
  }

  private void readCities(CSVParser records) throws InvalidInputException {
    Iterator<CSVRecord> iterator = records.iterator();
    line = records.getCurrentLineNumber() + 1;
    while (iterator.hasNext()) {
      cities.add(city(iterator.next()));
      line = records.getCurrentLineNumber() + 1;
    }
    if (cities.isEmpty()) {
      throw invalid("there is no city; there must be at least one line after the header");
    }
  }

  private City city(CSVRecord values) throws InvalidInputException {
    if (values.size() != HEADER.size()) {
      throw invalid(
          "the number of columns is %d in %s; it must be %d: %s",
          values.size(), quote(String.join(",", values)), HEADER.size(), String.join(",", HEADER));
    }
    return new City(
        id(values.get(0)),
        name(values.get(1)),
        country(values.get(2)),
        values.get(3),
        (int) wholeNumber("population", values.get(4), 0, MAX_POPULATION),
        degrees("latitude", values.get(5), 90),
        degrees("longitude", values.get(6), 180));
  }

  private long id(String value) throws InvalidInputException {
    long id = wholeNumber("geoname_id", value, 1, MAX_ID);
    Long earlier = linesById.putIfAbsent(id, line);
    if (earlier != null) {
      throw invalid("geoname_id %s is on line %d already; each must be there once", id, earlier);
    }
    return id;
  }

  private String name(String value) throws InvalidInputException {
    boolean isOneLine = value.codePoints().noneMatch(Character::isISOControl);
    require(!value.isBlank() && isOneLine, "name", value, "a name on one line");
    return value;
  }

  private String country(String value) throws InvalidInputException {
    require(COUNTRY.matcher(value).matches(), "country", value, "two capital letters, like 'BR'");
    return value;
  }

  private long wholeNumber(String column, String value, long min, long max)
      throws InvalidInputException {
    String right = Text.format("a whole number from %d to %d", min, max);
    require(WHOLE_NUMBER.matcher(value).matches(), column, value, right);
    long number = Long.parseLong(value);
    require(number >= min && number <= max, column, value, right);
    return number;
  }

  private double degrees(String column, String value, int max) throws InvalidInputException {
    String right = Text.format("a number of degrees from -%d to %d, like '48.85341'", max, max);
    require(DECIMAL.matcher(value).matches(), column, value, right);
    double degrees = Double.parseDouble(value);
    require(Math.abs(degrees) <= max, column, value, right);
    return degrees;
  }

  private void require(boolean condition, String column, String value, String right)
      throws InvalidInputException {
    if (!condition) {
      throw invalid("%s is %s; it must be %s", column, quote(value), right);
    }
  }

  private InvalidInputException invalid(String message, Object... arguments) {
    return new InvalidInputException(
        Text.format("%s, line %d: %s", fileName, line, Text.format(message, arguments)));
  }
}
