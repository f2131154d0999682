package dev.larder.examples;

import java.util.List;

/** A few cities, most of them on the equator, so that distances are multiples of one degree. */
final class TestCities {
  /** The length of one degree of a great circle: 2 π × 6371.0088 km / 360. */
  static final double DEGREE = 111.19508;

  static final City ZERO = new City(1, "Zero", "XA", "", 1_000, 0, 0);
  static final City EAST = new City(2, "Éàst", "XA", "01", 3_000, 0, 1);
  static final City QUARTER = new City(3, "Quarter", "XA", "02", 2_000, 0, 90);
  static final City ANTIPODE = new City(4, "Antipode", "XB", "", 5_000, 0, 180);
  static final City DATE_LINE = new City(5, "100% Line", "XB", "", 400, 0, -179.5);
  static final City POLE = new City(6, "‘Alone", "XC", "", 400, 90, 0);

  static final List<City> ALL = List.of(ZERO, EAST, QUARTER, ANTIPODE, DATE_LINE, POLE);

  private TestCities() {}
}
