package dev.larder.examples;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Runs single SQL statements, each on a connection of its own. Failures are {@link
 * DatabaseException}s.
 */
final class Sql {
  private final DataSource db;

  Sql(DataSource db) {
    this.db = db;
  }

  /** Makes a value of the current row. */
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Returns all rows, as an immutable list: cached lists are shared by all callers. */
  <T> List<T> list(String sql, RowReader<T> reader, Object... parameters) {
    return execute(
        sql,
        statement -> {
          try (ResultSet rows = statement.executeQuery()) {
            List<T> values = new ArrayList<>();
            while (rows.next()) {
              values.add(reader.read(rows));
            }
            return List.copyOf(values);
          }
        },
        parameters);
  }

  /** Returns the first row, or empty if there is none. */
  <T> Optional<T> first(String sql, RowReader<T> reader, Object... parameters) {
    return list(sql, reader, parameters).stream().findFirst();
  }

  /** Returns how many rows were changed. */
  int update(String sql, Object... parameters) {
    return execute(sql, PreparedStatement::executeUpdate, parameters);
  }

  private <T> T execute(String sql, Work<T> work, Object... parameters) {
    try (Connection connection = db.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      return work.run(statement);
    } catch (SQLException e) {
      throw new DatabaseException("failed: " + sql.strip(), e);
    }
  }

  private interface Work<T> {
    T run(PreparedStatement statement) throws SQLException;
  }
}
