package dev.larder.examples;

import java.sql.SQLException;

/** The database could not answer. */
public final class DatabaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DatabaseException(String message, SQLException cause) {
    super(message, cause);
  }
}
