package dev.spotter.bot.inbox.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.stream.Collectors;

/** Runs SQL with its values apart from its text. */
final class Sql {

  private Sql() {}

  /** Returns a statement with the values in place of its question marks. */
  static PreparedStatement prepare(Connection connection, String sql, Object... values)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    bind(statement, values);
    return statement;
  }

  /** Adds values to what a statement does when it is executed as a batch. */
  static void batch(PreparedStatement statement, Object... values) throws SQLException {
    bind(statement, values);
    statement.addBatch();
  }

  private static void bind(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }

  /** Returns how many rows a change met. */
  static int update(Connection connection, String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = prepare(connection, sql, values)) {
      return statement.executeUpdate();
    }
  }

  /** Returns the first number of the first row; 0 when there is no row. */
  static long number(Connection connection, String sql, Object... values) throws SQLException {
    try (PreparedStatement select = prepare(connection, sql, values)) {
      ResultSet rows = select.executeQuery();
      return rows.next() ? rows.getLong(1) : 0;
    }
  }

  /** Returns as many question marks as there are values, with commas between. */
  static String marks(Collection<?> values) {
    return values.stream().map(value -> "?").collect(Collectors.joining(", "));
  }
}
