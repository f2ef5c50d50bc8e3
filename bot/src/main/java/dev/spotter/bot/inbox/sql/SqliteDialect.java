package dev.spotter.bot.inbox.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;

/**
 * A SQLite file: one process at a time answers, and every transaction has the file to itself from
 * its beginning, so there is nothing to lock.
 *
 * @param clock the time of rows
 */
record SqliteDialect(Clock clock) implements Dialect {

  @Override
  public String name() {
    return "sqlite";
  }

  @Override
  public int version(Connection connection) throws SQLException {
    return (int) Sql.number(connection, "PRAGMA user_version");
  }

  /** One version uses a file at a time, so none has to tolerate a newer one's. */
  @Override
  public int compatibleWith(Connection connection) throws SQLException {
    return version(connection);
  }

  @Override
  public void beginMigration(Connection connection) {}

  @Override
  public void setVersion(Connection connection, int version) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA user_version = " + version);
    }
  }

  @Override
  public void rewrite(Connection connection) throws SQLException {
    setVersion(connection, version(connection));
  }

  /**
   * Waits until no other process writes. A transaction that reads first and writes later would fail
   * instead when an operator's command has written in between (SQLITE_BUSY_SNAPSHOT). The driver's
   * own immediate transactions begin when the one before ends, and would lock operators out.
   */
  @Override
  public void begin(Connection connection) throws SQLException {
    Sql.update(connection, "UPDATE pace SET free_at = free_at WHERE FALSE");
  }

  @Override
  public long now(Connection connection) {
    return clock.millis();
  }

  @Override
  public long lock(Connection connection, String name) {
    return now(connection);
  }

  @Override
  public String skipLocked() {
    return "";
  }
}
