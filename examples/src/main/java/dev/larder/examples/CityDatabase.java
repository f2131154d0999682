package dev.larder.examples;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/** An H2 database in memory, with a table of cities. It lasts until it is closed. */
final class CityDatabase implements AutoCloseable {
  private static final int BATCH = 1_000;

  private static final String SCHEMA =
      """
      CREATE TABLE city (
        id BIGINT PRIMARY KEY,
        name VARCHAR NOT NULL,
        search_name VARCHAR NOT NULL,
        country CHAR(2) NOT NULL,
        admin_code VARCHAR NOT NULL,
        population INT NOT NULL,
        latitude DOUBLE PRECISION NOT NULL,
        longitude DOUBLE PRECISION NOT NULL
      );
      """;

  private static final String INDEXES =
      """
      CREATE INDEX city_by_country ON city (country, population DESC, id);
      CREATE INDEX city_by_name ON city (search_name);
      ANALYZE;
      """;

  private final JdbcConnectionPool pool;

  private CityDatabase(JdbcConnectionPool pool) {
    this.pool = pool;
  }

  /** Makes a database of {@code cities}, whose ids must be unique. */
  static CityDatabase of(List<City> cities) {
    // H2 answers a query that is repeated at once from its last result. Without that, each query is
    // run.
    String url =
        "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;OPTIMIZE_REUSE_RESULTS=FALSE";
    CityDatabase database = new CityDatabase(JdbcConnectionPool.create(url, "sa", ""));
    try {
      database.fill(cities);
      return database;
    } catch (SQLException e) {
      database.close();
      throw new DatabaseException("the table of cities cannot be filled", e);
    }
  }

  DataSource dataSource() {
    return pool;
  }

  @Override
  public void close() {
    new Sql(pool).update("SHUTDOWN");
    pool.dispose();
  }

  private void fill(List<City> cities) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(SCHEMA);
      insert(connection, cities);
      statement.execute(INDEXES);
    }
  }

  private static void insert(Connection connection, List<City> cities) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO city VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
      for (int from = 0; from < cities.size(); from += BATCH) {
        for (City city : cities.subList(from, Math.min(from + BATCH, cities.size()))) {
          set(insert, city);
          insert.addBatch();
        }
        insert.executeBatch();
      }
    }
  }

  private static void set(PreparedStatement insert, City city) throws SQLException {
    insert.setLong(1, city.id());
    insert.setString(2, city.name());
    insert.setString(3, SearchName.of(city.name()));
    insert.setString(4, city.country());
    insert.setString(5, city.adminCode());
    insert.setInt(6, city.population());
    insert.setDouble(7, city.latitude());
    insert.setDouble(8, city.longitude());
  }
}
