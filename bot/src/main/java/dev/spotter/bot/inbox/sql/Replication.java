package dev.spotter.bot.inbox.sql;

import dev.spotter.bot.inbox.sql.Changelog.RowChange;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Keeps a changelog ahead of a file: every transaction's changes are written to it before they are
 * committed. Beside the inbox's tables the file has {@code position}: how far the log is applied.
 * Used by one thread at a time.
 */
final class Replication {

  private final Changelog changelog;
  private ChangeCapture capture;

  /**
   * Creates it; to be prepared before it is used.
   *
   * @param changelog takes the changes
   */
  Replication(Changelog changelog) {
    this.changelog = changelog;
  }

  /** Fills an empty file with the rows of before and begins to capture changes. */
  void prepare(Connection connection, Changelog.History history) throws SQLException {
    createPosition(connection);
    capture = ChangeCapture.of(connection);
    history.replay(change -> capture.apply(connection, change));
    capture.begin(connection);
    connection.commit();
  }

  /** Fills an empty file with rows, to be looked at. */
  static void fill(Connection connection, Changelog.History history) throws SQLException {
    createPosition(connection);
    ChangeCapture rows = ChangeCapture.of(connection);
    history.replay(change -> rows.apply(connection, change));
    connection.commit();
  }

  private static void createPosition(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE position (id INTEGER PRIMARY KEY, next INTEGER NOT NULL)");
    }
  }

  /** Ends a transaction. */
  void commit(Connection connection) throws SQLException {
    List<RowChange> changes = capture.take(connection);
    if (changes.isEmpty()) {
      connection.commit();
      return;
    }
    changelog.write(changes);
    try {
      connection.commit();
    } catch (SQLException e) {
      changelog.diverged();
      throw e;
    }
  }
}
