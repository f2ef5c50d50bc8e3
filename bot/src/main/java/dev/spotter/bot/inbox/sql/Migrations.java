package dev.spotter.bot.inbox.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Brings a database to the newest schema: the files {@code NAME-1.sql}, {@code NAME-2.sql}...
 * beside this class, each in a transaction of its own. One that was released is never changed, only
 * followed by another. A schema that is newer than this version knows is used as it is when it says
 * that it is compatible (expand, then contract), so that versions can run side by side.
 */
final class Migrations {

  private Migrations() {}

  /**
   * Applies those that are missing. Nodes that start together wait for each other.
   *
   * @throws SQLException when the database is too new for this version, or cannot be written
   */
  static void apply(Connection connection, Dialect dialect) throws SQLException {
    int newest = newest(dialect);
    for (int next = lockedVersion(connection, dialect);
        next < newest;
        next = lockedVersion(connection, dialect)) {
      dialect.beginMigration(connection);
      try (Statement statement = connection.createStatement()) {
        statement.executeUpdate(script(file(dialect, next + 1)));
      }
      dialect.setVersion(connection, next + 1);
      connection.commit();
    }
    connection.commit();
  }

  /**
   * Checks that the schema is there, and changes nothing.
   *
   * @throws SQLException when it is one that this version cannot use
   */
  static void check(Connection connection, Dialect dialect) throws SQLException {
    int version = version(connection, dialect);
    connection.commit();
    if (version < newest(dialect)) {
      throw new SQLException("no bot of this version has used it yet; start one first");
    }
  }

  /** Returns how many migrations this version has. */
  static int newest(Dialect dialect) {
    int number = 0;
    while (Migrations.class.getResource(file(dialect, number + 1)) != null) {
      number++;
    }
    return number;
  }

  private static String file(Dialect dialect, int number) {
    return dialect.name() + "-" + number + ".sql";
  }

  private static int lockedVersion(Connection connection, Dialect dialect) throws SQLException {
    dialect.lock(connection, "migrations");
    return version(connection, dialect);
  }

  private static int version(Connection connection, Dialect dialect) throws SQLException {
    if (dialect.compatibleWith(connection) > newest(dialect)) {
      throw new SQLException("the inbox was written by a newer version; use that one");
    }
    return dialect.version(connection);
  }

  private static String script(String file) {
    try (InputStream script = Migrations.class.getResourceAsStream(file)) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
