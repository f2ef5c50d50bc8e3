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
 * followed by another.
 */
final class Migrations {

  private Migrations() {}

  /**
   * Applies those that are missing. Nodes that start together wait for each other.
   *
   * @throws SQLException when the database is newer than this version, or cannot be written
   */
  static void apply(Connection connection, Dialect dialect) throws SQLException {
    for (int next = lockedVersion(connection, dialect);
        next < dialect.newestVersion();
        next = lockedVersion(connection, dialect)) {
      try (Statement statement = connection.createStatement()) {
        statement.executeUpdate(script(dialect.name() + "-" + (next + 1) + ".sql"));
      }
      dialect.setVersion(connection, next + 1);
      connection.commit();
    }
    connection.commit();
  }

  /**
   * Checks that the newest schema is there, and changes nothing.
   *
   * @throws SQLException when it is another one
   */
  static void check(Connection connection, Dialect dialect) throws SQLException {
    int version = version(connection, dialect);
    connection.commit();
    if (version < dialect.newestVersion()) {
      throw new SQLException("no bot of this version has used it yet; start one first");
    }
  }

  private static int lockedVersion(Connection connection, Dialect dialect) throws SQLException {
    dialect.lock(connection, "migrations");
    return version(connection, dialect);
  }

  private static int version(Connection connection, Dialect dialect) throws SQLException {
    int version = dialect.version(connection);
    if (version > dialect.newestVersion()) {
      throw new SQLException("the inbox was written by a newer version; use that one");
    }
    return version;
  }

  private static String script(String file) {
    try (InputStream script = Migrations.class.getResourceAsStream(file)) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
