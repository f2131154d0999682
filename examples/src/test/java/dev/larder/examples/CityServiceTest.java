package dev.larder.examples;

import javax.sql.DataSource;

/** {@link CityService} as it was written. */
class CityServiceTest extends CityServiceContract {
  @Override
  CityService service(DataSource db) {
    return new CityService(db);
  }
}
