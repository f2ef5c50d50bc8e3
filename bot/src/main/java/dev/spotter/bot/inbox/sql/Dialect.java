package dev.spotter.bot.inbox.sql;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * What differs between the databases that an inbox can be in; all other SQL is the same for both.
 * Used within a transaction.
 */
interface Dialect {

  /** Returns the name that its migrations' files begin with. */
  String name();

  /** Returns how many migrations the database has seen. */
  int version(Connection connection) throws SQLException;

  /** Returns how many migrations a version has to know to use the database. */
  int compatibleWith(Connection connection) throws SQLException;

  /** Lets the rest of the transaction take as long as it takes. */
  void beginMigration(Connection connection) throws SQLException;

  /** Notes how many migrations the database has seen. */
  void setVersion(Connection connection, int version) throws SQLException;

  /** Writes what is there already, which shows that the database can be written. */
  void rewrite(Connection connection) throws SQLException;

  /** Does what a transaction has to do first. */
  void begin(Connection connection) throws SQLException;

  /** Returns the time that all users of the database share, in milliseconds since 1970. */
  long now(Connection connection) throws SQLException;

  /**
   * Keeps other transactions that lock the same name waiting until this one ends.
   *
   * @return the time when the lock was had, as {@link #now}
   */
  long lock(Connection connection, String name) throws SQLException;

  /** Returns what makes a SELECT pass over rows that another transaction is changing. */
  String skipLocked();
}
